internal import Errors
internal import Files
private import Hashes

/// Writes a model file: whole or not at all.
struct ModelFileWriter {
    private var sections: [(name: String, bytes: [UInt8])] = []

    mutating func add(_ section: ModelFormat.Section, _ bytes: [UInt8]) {
        sections.append((section.rawValue, bytes))
    }

    mutating func add(_ section: ModelFormat.Section, _ values: [Float]) {
        add(section, values.withUnsafeBytes(Array.init))
    }

    mutating func add(_ section: ModelFormat.Section, _ values: [UInt64]) {
        add(section, values.withUnsafeBytes(Array.init))
    }

    /// Writes the file.
    func write(to path: String) throws(EncoderError) {
        do throws(HexaplaError) {
            let output = try Output(path: path)
            let layout = offsets
            var position = 0
            for (bytes, offset) in zip([header(layout)] + sections.map(\.bytes), [0] + layout.starts) {
                try output.write(bytes: [UInt8](repeating: 0, count: offset - position))
                for start in stride(from: 0, to: bytes.count, by: Self.pieceLength) {
                    try output.write(bytes: Array(bytes[start..<min(start + Self.pieceLength, bytes.count)]))
                }
                position = offset + bytes.count
            }
            try output.finish()
        } catch {
            throw EncoderError(
                .file, place: error.place ?? "\(path)", problem: error.found,
                remedy:
                    "check the space and rights there, or choose another folder with \(.models) DIR or $HEXAPLA_MODELS")
        }
    }

    /// What is handed to the file at once.
    private static let pieceLength = 1 << 20

    private var offsets: (starts: [Int], end: Int) {
        var starts: [Int] = []
        var end = ModelFormat.headerLength
        for section in sections {
            end = (end + ModelFormat.alignment - 1) / ModelFormat.alignment * ModelFormat.alignment
            starts.append(end)
            end += section.bytes.count
        }
        return (starts, end)
    }

    private func header(_ layout: (starts: [Int], end: Int)) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: ModelFormat.headerLength)
        func put(_ value: some FixedWidthInteger, at offset: Int) {
            withUnsafeBytes(of: value.littleEndian) { header.replaceSubrange(offset..<offset + $0.count, with: $0) }
        }
        header.replaceSubrange(0..<8, with: ModelFormat.magic)
        put(ModelFormat.version, at: 8)
        put(ModelFormat.byteOrderMark, at: 12)
        put(UInt64(layout.end), at: 16)
        put(UInt64(sections.count), at: 32)
        for (index, section) in sections.enumerated() {
            let offset = ModelFormat.recordLength * (index + 1)
            header.replaceSubrange(offset..<offset + section.name.utf8.count, with: section.name.utf8)
            put(UInt64(layout.starts[index]), at: offset + ModelFormat.nameLength)
            put(UInt64(section.bytes.count), at: offset + ModelFormat.nameLength + 8)
            put(section.bytes.withUnsafeBytes(ContentHash.of), at: offset + ModelFormat.nameLength + 16)
        }
        put(header.withUnsafeBytes(ContentHash.of), at: 24)
        return header
    }
}
