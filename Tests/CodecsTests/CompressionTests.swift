import Codecs
import Errors
import Foundation
import TestFiles
import TestRandomness
import Testing

@Suite struct CompressionTests {
    @Test func suffixes() {
        #expect(Compression(path: "a/b.txt.gz") == .gzip)
        #expect(Compression(path: "b.ZST") == .zstandard)
        #expect(Compression(path: "b.xz") == .xz)
        #expect(Compression(path: "b.tar.bz2") == .bzip2)
        for path in ["a.txt", "gz", ".gz", "a.gz/b", "-", "", "a."] { #expect(Compression(path: path) == nil) }
        let (path, compression) = Compression.split(path: "de/book.txt.gz")
        #expect(path == "de/book.txt" && compression == .gzip)
    }

    @Test(arguments: [("1", 1), ("512M", 512 << 20), ("4g", 4 << 30), ("3K", 3072), ("1T", 1 << 40)])
    func sizes(_ text: String, _ bytes: Int) {
        #expect(InputSize(text)?.bytes == bytes)
    }

    @Test(arguments: ["", "0", "-1", "M", "1.5G", "9999999T", "1GB", "٣M", "1 M"])
    func noSizes(_ text: String) {
        #expect(InputSize(text) == nil)
    }

    static func text(_ lines: Int) -> [UInt8] {
        Array((0..<lines).map { "line \($0 &* 2_654_435_761 % 1_000_003)\n" }.joined().utf8)
    }

    /// In whatever pieces bytes come, what comes out is the same, and comes back as it was.
    @Test(arguments: [Compression.gzip, .zstandard]) func frames(_ compression: Compression) throws {
        let bytes = Self.text(40_000)
        let half = bytes.count / 2 + 1
        func frames(_ pieceLength: Int) throws -> (first: [UInt8], second: [UInt8]) {
            let compressor = try #require(Compressor(compression))
            var frames: [[UInt8]] = []
            for part in [bytes[..<half], bytes[half...]] {
                var frame: [UInt8] = []
                var rest = part
                while !rest.isEmpty {
                    frame += try compressor.compress(rest.prefix(pieceLength))
                    rest = rest.dropFirst(pieceLength)
                }
                frames.append(frame + (try compressor.endFrame()))
            }
            #expect(try compressor.endFrame().isEmpty)
            return (frames[0], frames[1])
        }
        let whole = try frames(bytes.count)
        for length in [1000, 65_536, 100_003] {
            let other = try frames(length)
            #expect(other.first == whole.first && other.second == whole.second)
        }
        #expect(whole.first.count < half / 2)
        try TestFolder.use { folder in
            let first = try folder.unpacked(whole.first, compression)
            let both = try folder.unpacked(whole.first + whole.second, compression)
            let none = try folder.unpacked(try Compressor.file([], compression), compression)
            #expect(first == Array(bytes[..<half]))
            #expect(both == bytes)
            #expect(none.isEmpty)
            // Cut anywhere inside a frame, it is no longer whole.
            for cut in [whole.first.count - 1, whole.first.count / 2, 12] {
                #expect(throws: CodecError.self) {
                    try folder.unpacked(Array(whole.first[..<cut]), compression)
                }
            }
        }
    }

    @Test func onlyReadOnes() {
        #expect(Compressor(.xz) == nil)
        #expect(Compressor(.bzip2) == nil)
    }

    /// "hexapla\n", packed by the tools themselves.
    static let packed: [(Compression, String)] = [
        (.xz, "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAHaGV4YXBsYQoAT6K2nosZOpgAASAIuxnZux+2830BAAAAAARZWg=="),
        (.bzip2, "QlpoOTFBWSZTWQblPlwAAAJBgAAQIkRAQCAAMQwBDTGooWFPF3JFOFCQBuU+XA=="),
    ]

    @Test func packedElsewhere() throws {
        try TestFolder.use { folder in
            for (compression, text) in Self.packed {
                let bytes = Array(try #require(Data(base64Encoded: text)))
                let once = try folder.unpacked(bytes, compression)
                let twice = try folder.unpacked(bytes + bytes, compression)
                #expect(once == Array("hexapla\n".utf8))
                #expect(twice == once + once)
                #expect(throws: CodecError.self) { try folder.unpacked(Array(bytes.dropLast(6)), compression) }
            }
        }
    }

    /// "hexapla\n" in two members, by the tools themselves.
    private static func members() throws -> [(Compression, [UInt8])] {
        let text = Array("hexapla\n".utf8)
        return try [(.gzip, Compressor.file(text, .gzip)), (.zstandard, Compressor.file(text, .zstandard))]
            + packed.map { ($0, Array(try #require(Data(base64Encoded: $1)))) }
    }

    /// What is no further member is an error, however it looks, and so is a member that is damaged or cut off.
    @Test func damageAfterTheFirstMember() throws {
        try TestFolder.use { folder in
            for (compression, member) in try Self.members() {
                #expect(try folder.unpacked(member + member, compression) == Array("hexapla\nhexapla\n".utf8))
                var damaged = member
                damaged[0] ^= 1
                let rests: [[UInt8]] = [
                    Array("garbage\n".utf8), [0], member.dropLast(5), Array(member.prefix(1)), Array(member.prefix(6)),
                    damaged,
                ]
                for rest in rests {
                    #expect(throws: CodecError.self, "\(compression) and \(rest)") {
                        try folder.unpacked(member + rest, compression)
                    }
                }
            }
        }
    }

    /// libarchive does not verify what gzip says of the content.
    @Test func checksums() throws {
        let whole = try Compressor.file(Self.text(2000), .gzip)
        try TestFolder.use { folder in
            for place in [whole.count - 8, whole.count - 3] {
                var damaged = whole
                damaged[place] ^= 0x10
                #expect(throws: CodecError.self) { try folder.unpacked(damaged, .gzip) }
            }
        }
    }

    @Test func bombs() throws {
        let zeros = [UInt8](repeating: 0x20, count: 4 << 20)
        try TestFolder.use { folder in
            for compression in [Compression.gzip, .zstandard] {
                let small = try Compressor.file(zeros, compression)
                #expect(small.count < 8192)
                let path = try folder.write(small, "bomb.txt.\(compression.rawValue)")
                #expect(throws: CodecError.tooLarge(path: path, maximumSize: zeros.count - 1)) {
                    try ByteReader(path: path, maximumSize: zeros.count - 1).readAll()
                }
                #expect(try ByteReader(path: path, maximumSize: zeros.count).readAll() == zeros)
                // Packed twice: one layer is what the suffix says.
                #expect(throws: CodecError.self) {
                    try folder.unpacked(try Compressor.file(small, compression), compression)
                }
            }
        }
    }

    @Test func whatItIsNot() throws {
        try TestFolder.use { folder in
            for compression in Compression.allCases {
                for bytes in [[], Array("plain text\n".utf8), [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD]] {
                    #expect(throws: CodecError.self) { try folder.unpacked(bytes, compression) }
                }
            }
            #expect(throws: CodecError.noSuchFile(path: "\(folder.path)/no.gz")) {
                try ByteReader(path: "\(folder.path)/no.gz")
            }
            #expect(throws: CodecError.notAFile(path: folder.path)) { try ByteReader(path: folder.path) }
            let plain = try folder.write(Array("plain".utf8), "plain.txt")
            // A plain file is as long as it is.
            #expect(try ByteReader(path: plain, maximumSize: 1).readAll() == Array("plain".utf8))
        }
    }

    /// Bytes changed at random come out as they come out, or are an error.
    @Test func mutated() throws {
        var random = SplitMix64(seed: 1)
        var samples = [
            (Compression.gzip, try Compressor.file(Self.text(50), .gzip)),
            (.zstandard, try Compressor.file(Self.text(50), .zstandard)),
        ]
        for (compression, text) in Self.packed {
            samples.append((compression, Array(Data(base64Encoded: text) ?? Data())))
        }
        try TestFolder.use { folder in
            for (compression, bytes) in samples {
                for _ in 0..<150 {
                    let mutated = random.mutated(bytes)
                    let path = try folder.write(mutated, "mutated.\(compression.rawValue)")
                    let result = Result { () throws(CodecError) in
                        try ByteReader(path: path, maximumSize: 1 << 20).readAll()
                    }
                    if case .failure(let error) = result {
                        #expect(error.description.hasPrefix(path) && !error.description.contains("\n"))
                    }
                }
            }
        }
    }
}
