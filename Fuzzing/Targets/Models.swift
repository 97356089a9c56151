import Foundation

@testable import Encoders
@testable import Hashes
@testable import Jobs
@testable import RemoteEncoder

extension FuzzTarget {
    /// What this program itself wrote, somebody else changed, or a server answered.
    static let models: [FuzzTarget] = [
        FuzzTarget("numpy") { bytes in
            _ = try? NumPyFile.read(path: Scratch.file("v.npy", bytes))
            let texts = Scratch.file("v.txt", Array("one\ntwo\n".utf8))
            guard let encoder = try? VectorFileEncoder(specification: "\(texts),\(Scratch.folder)/v.npy") else {
                return
            }
            _ = try? encoder.encode(["one", "two", "three"])
        },
        FuzzTarget("vectors") { bytes in
            let parts = parts(bytes, 2)
            let files = "\(Scratch.file("w.txt", parts[0])),\(Scratch.file("w.emb", parts[1]))"
            guard let encoder = try? VectorFileEncoder(specification: files) else { return }
            _ = try? encoder.encode(["one", "two"])
        },
        FuzzTarget("tokenizer") { bytes in
            guard bytes.count > 4 else { return }
            // The text's length and the trie's, then these two, then the map.
            let rest = bytes.dropFirst(4)
            let text = rest.prefix(Int(bytes[0]) | Int(bytes[1]) << 8)
            let trie = rest.dropFirst(text.count).prefix(Int(bytes[2]) | Int(bytes[3]) << 8)
            let map = rest.dropFirst(text.count + trie.count)
            tokenize(Array(text), trie: aligned(Array(trie)), map: aligned(Array(map)))
        },
        FuzzTarget("e5-archive") { bytes in _ = E5Archive(bytes) },
        FuzzTarget("sentencepiece") { bytes in _ = SentencePieceModel(bytes).map { PieceTrie($0.pieces) } },
        FuzzTarget("model-file", mostBytes: 8192) { bytes in
            guard let file = try? ModelFile(path: Scratch.file("model.hexapla", signed(bytes)), wholly: true) else {
                return
            }
            _ = try? ModelStore.information(of: file)
            _ = try? file.floats(.scale, count: 17)
            _ = try? Tokenizer.of(file)
            _ = try? EncoderWeights(file)
            _ = try? Tokenizer.of(file, unknown: E5Shape.unknown, vocabulary: E5Shape.vocabulary)
            _ = try? E5Weights(file)
        },
        FuzzTarget("journal") { bytes in
            let folder = Scratch.makeFolder("work")
            let parts = parts(bytes, 2)
            _ = Scratch.file("work/rows", parts[1])
            _ = Scratch.file("work/journal", Array("hexapla corpus 1 \(Release.version)\ts\n".utf8) + parts[0])
            guard let groups = try? AlignedGroups(folder: folder, settings: "s") else { return }
            for key in ["", "a", "b"] { _ = groups.entry(key).map { entry in try? groups.read(entry) } }
            _ = try? groups.add(Array("x".utf8), key: "c", isLasting: true)
            try? groups.compact(keeping: ["a", "c"])
        },
        FuzzTarget("cache") { bytes in
            guard let cache = try? VectorCache(path: Scratch.file("vectors", whole(bytes))) else { return }
            for text in ["a", "b"] {
                guard let vector = cache.vector(for: text) else { continue }
                expect(vector.count == cache.dimension && vector.allSatisfy(\.isFinite), "no vector")
            }
            cache.store(["c"], [[Float](repeating: 1, count: cache.dimension ?? 3)])
        },
        FuzzTarget("answer") { bytes in
            if case .success(let vectors) = EmbeddingsMessage.vectors(in: Data(bytes), count: 2) {
                expect(vectors.count == 2 && vectors.allSatisfy { !$0.isEmpty }, "too few vectors")
            }
        },
    ]

    /// Tokens end in order, inside the text, and are rows of the table.
    private static func tokenize(_ text: [UInt8], trie: UnsafeRawBufferPointer, map: UnsafeRawBufferPointer) {
        defer {
            trie.deallocate()
            map.deallocate()
        }
        guard let tokenizer = Tokenizer(trie: trie, characterMap: map, unknownScore: -20) else { return }
        var scratch = Tokenizer.Scratch()
        var (ids, ends): ([Int32], [Int32]) = ([], [])
        text.withUnsafeBufferPointer { tokenizer.encode($0, scratch: &scratch, ids: &ids, ends: &ends) }
        var before: Int32 = 0
        for (id, end) in zip(ids, ends) {
            expect(id >= 0 && id < ModelShape.vocabulary, "no token")
            expect(end >= before && end <= text.count, "a token ends where none can")
            before = end
        }
    }

    /// As a mapped file has it: at a page's beginning, and nothing behind it that may be read.
    private static func aligned(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 4096)
        copy.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(copy)
    }

    /// With a size and checksums that fit, as whoever means harm would make them.
    private static func signed(_ bytes: [UInt8]) -> [UInt8] {
        var file = [UInt8](repeating: 0, count: max(0, 2 * ModelFormat.headerLength - bytes.count))
        file = bytes + file
        func put(_ value: some FixedWidthInteger, at place: Int) {
            withUnsafeBytes(of: value.littleEndian) { file.replaceSubrange(place..<place + $0.count, with: $0) }
        }
        func number(at place: Int) -> Int {
            Int(truncatingIfNeeded: file.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) })
        }
        file.replaceSubrange(0..<8, with: ModelFormat.magic)
        put(ModelFormat.version, at: 8)
        put(UInt64(file.count), at: 16)
        put(UInt64(0), at: 24)
        for section in 1...4 {
            let place = section * ModelFormat.recordLength + ModelFormat.nameLength
            let (start, length) = (number(at: place), number(at: place + 8))
            guard start >= ModelFormat.headerLength, length >= 0, start <= file.count, length <= file.count - start
            else { continue }
            put(file[start..<start + length].withUnsafeBytes { ContentHash.of($0) }, at: place + 16)
        }
        put(file.prefix(ModelFormat.headerLength).withUnsafeBytes { ContentHash.of($0) }, at: 24)
        return file
    }

    /// A cache's bytes with checksums that fit.
    private static func whole(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 16 else { return bytes }
        var file = bytes
        file.replaceSubrange(0..<8, with: Array("HEXVEC\u{1}\n".utf8))
        let dimension = Int(file[8]) + Int(file[9]) << 8
        file.replaceSubrange(10..<16, with: [UInt8](repeating: 0, count: 6))
        let length = 16 + 4 * dimension + 8
        for start in stride(from: 16, through: file.count - length, by: length) {
            let hash = file[start..<start + length - 8].withUnsafeBytes { ContentHash.of($0) }
            withUnsafeBytes(of: hash.littleEndian) {
                file.replaceSubrange(start + length - 8..<start + length, with: $0)
            }
        }
        return file
    }
}
