import Encoders
import Foundation
import TestFiles
import TestRandomness
import Testing

@testable import RemoteEncoder

/// Whatever happens to the file: a vector is the one that was kept, or it is not there.
@Suite struct VectorCacheTests {
    private static let texts = (0..<20).map { "text \($0)" }
    private static let dimension = 5
    private static let recordLength = 16 + 4 * dimension + 8

    private static func vector(_ text: String) -> [Float] {
        (0..<dimension).map { Float(text.utf8.reduce(7 * $0) { ($0 &* 31 &+ Int($1)) % 9_973 }) / 7 }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func store(_ texts: some Sequence<String>, in cache: VectorCache) {
        let texts = Array(texts)
        cache.store(texts, texts.map(vector))
    }

    /// A file with all texts, kept in several steps.
    private static func file() throws -> [UInt8] {
        var file: [UInt8] = []
        try TestFolder.use { folder in
            let path = "\(folder.path)/vectors"
            do {
                let cache = try VectorCache(path: path)
                for start in stride(from: 0, to: texts.count, by: 7) { store(texts[start...].prefix(7), in: cache) }
            }
            file = try bytes(path)
        }
        return file
    }

    /// How many texts have a vector. A wrong one is an issue.
    private static func count(_ cache: VectorCache) -> Int {
        texts.count { text in
            guard let found = cache.vector(for: text) else { return false }
            #expect(found == vector(text))
            return true
        }
    }

    @Test func keepsVectors() throws {
        let file = try Self.file()
        #expect(file.count == 16 + Self.texts.count * Self.recordLength)
        try TestFolder.use { folder in
            let cache = try VectorCache(path: try folder.write(file, "vectors"))
            #expect(cache.dimension == Self.dimension)
            #expect(Self.count(cache) == Self.texts.count)
            #expect(cache.vector(for: "another text") == nil)
        }
    }

    @Test func cutAtEveryByte() throws {
        let file = try Self.file()
        for length in 0...file.count {
            try TestFolder.use { folder in
                let path = try folder.write(Array(file[..<length]), "vectors")
                do {
                    let cache = try VectorCache(path: path)
                    #expect(Self.count(cache) == max(0, length - 16) / Self.recordLength)
                    Self.store(Self.texts.filter { cache.vector(for: $0) == nil }, in: cache)
                    #expect(Self.count(cache) == Self.texts.count)
                }
                // What was cut off half-way is gone: the file is as if nothing had happened.
                #expect(try Self.bytes(path) == file)
            }
        }
    }

    @Test func aChangedByteAnywhere() throws {
        let file = try Self.file()
        for place in file.indices {
            try TestFolder.use { folder in
                var damaged = file
                damaged[place] ^= 0x10
                let path = try folder.write(damaged, "vectors")
                if place < 16 {
                    // A header that is no header is said; one of another dimension fits no record. Nothing is lost.
                    guard let cache = try? VectorCache(path: path) else {
                        #expect(try Self.bytes(path) == damaged)
                        return
                    }
                    #expect(Self.count(cache) == 0)
                } else {
                    // One vector is lost, and can be kept again.
                    let cache = try VectorCache(path: path)
                    #expect(Self.count(cache) == Self.texts.count - 1)
                    Self.store(Self.texts.filter { cache.vector(for: $0) == nil }, in: cache)
                    #expect(Self.count(cache) == Self.texts.count)
                }
            }
        }
    }

    @Test(arguments: 0..<300) func damageAtRandom(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let damaged = random.mutated(try Self.file())
        try TestFolder.use { folder in
            let path = try folder.write(damaged, "vectors")
            guard let cache = try? VectorCache(path: path) else { return }
            _ = Self.count(cache)
            Self.store(Self.texts, in: cache)
            _ = Self.count(cache)
        }
    }

    /// The disk, or another program, changes the file while it is open.
    @Test func damageAfterOpening() throws {
        let file = try Self.file()
        for place in stride(from: 16, to: file.count, by: 3) {
            try TestFolder.use { folder in
                let path = try folder.write(file, "vectors")
                let cache = try VectorCache(path: path)
                let descriptor = open(path, O_WRONLY)
                defer { close(descriptor) }
                #expect(pwrite(descriptor, [file[place] ^ 0x10], 1, off_t(place)) == 1)
                #expect(Self.count(cache) == Self.texts.count - 1)
                #expect(ftruncate(descriptor, off_t(place)) == 0)
                #expect(Self.count(cache) == (place - 16) / Self.recordLength)
            }
        }
    }

    /// Who comes second reads what is there, and leaves the file alone, even a record that is being written.
    @Test func oneWriterAtATime() throws {
        let file = try Self.file()
        try TestFolder.use { folder in
            let whole = 16 + 10 * Self.recordLength
            let path = try folder.write(Array(file[..<whole]), "vectors")
            let first = try VectorCache(path: path)
            let descriptor = open(path, O_WRONLY | O_APPEND)
            #expect(write(descriptor, [1, 2, 3], 3) == 3)
            close(descriptor)
            let second = try VectorCache(path: path)
            #expect(Self.count(second) == 10)
            Self.store(Self.texts, in: second)
            #expect(Self.count(second) == 10)
            #expect(try Self.bytes(path).count == whole + 3)
            Self.store(Self.texts[10...], in: first)
            #expect(Self.count(first) == Self.texts.count)
            #expect(try Self.bytes(path) == file)
            #expect(Self.count(second) == 10)
        }
    }

    @Test func vectorsOfAnotherDimensionAreNotKept() throws {
        let file = try Self.file()
        try TestFolder.use { folder in
            let path = try folder.write(file, "vectors")
            let cache = try VectorCache(path: path)
            cache.store(["long"], [[1, 2, 3, 4, 5, 6]])
            #expect(cache.vector(for: "long") == nil)
            #expect(try Self.bytes(path) == file)
        }
    }

    /// Whoever writes a file may make its checksums fit: what is no direction is no vector.
    @Test(arguments: [[Float.nan, 1, 1, 1, 1], [0, 0, 0, 0, 0], [1, .infinity, 0, 0, 0]]) func vectorsThatAreNone(
        vector: [Float]
    ) throws {
        try TestFolder.use { folder in
            let cache = try VectorCache(path: "\(folder.path)/vectors")
            cache.store(["a", "b"], [vector, [1, 2, 3, 4, 5]])
            #expect(cache.vector(for: "a") == nil && cache.vector(for: "b") != nil)
        }
    }

    /// What could not be read again is not kept: the next run would refuse the file.
    @Test func moreNumbersThanCanBeRead() throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/vectors"
            do {
                let cache = try VectorCache(path: path)
                cache.store(["a"], [[Float](repeating: 1, count: VectorCache.mostDimension + 1)])
                cache.store(["b", "c"], [[1, 2], [1, 2, 3]])
                #expect(cache.dimension == nil)
                cache.store(["d"], [[Float](repeating: 1, count: VectorCache.mostDimension)])
            }
            #expect(try VectorCache(path: path).vector(for: "d")?.count == VectorCache.mostDimension)
        }
    }

    @Test func whatIsNoCacheIsSaidAndLeftAlone() throws {
        try TestFolder.use { folder in
            let text = Array("A letter to a friend, and no cache.\n".utf8)
            let path = try folder.write(text, "letter.txt")
            #expect(throws: EncoderError.self) { try VectorCache(path: path) }
            #expect(try Self.bytes(path) == text)
            #expect(throws: EncoderError.self) { try VectorCache(path: "\(path)/vectors") }
        }
    }
}
