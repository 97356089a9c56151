import Codecs
import Foundation
import TestFiles
import TestRandomness
import Testing

@Suite struct ZipTests {
    static let entries: [TestZip.Entry] = [
        TestZip.Entry("a.txt", "first"),
        TestZip.Entry("b/c.txt", String(repeating: "x", count: 100_000), deflated: true),
        TestZip.Entry("ü.txt", "last"),
    ]

    @Test func contents() throws {
        var zip = try ZipReader(TestZip.bytes(Self.entries), name: "a.zip")
        #expect(zip.names == ["a.txt", "b/c.txt", "ü.txt"])
        let found = try zip.contents(of: ["a.txt", "ü.txt", "none"])
        #expect(found == ["a.txt": Array("first".utf8), "ü.txt": Array("last".utf8)])
        #expect(try zip.content(of: "b/c.txt", format: "a book").count == 100_000)
        #expect(throws: CodecError.noEntry(path: "a.zip", entry: "none", format: "a book")) {
            try zip.content(of: "none", format: "a book")
        }
    }

    @Test func bombs() throws {
        let bytes = TestZip.bytes(Self.entries)
        #expect(bytes.count < 2000)
        var zip = try ZipReader(bytes, name: "a.zip", maximumSize: 99_999)
        #expect(throws: CodecError.tooLarge(path: "a.zip", maximumSize: 99_999)) { try zip.contents(of: ["b/c.txt"]) }
        // All entries together count.
        var other = try ZipReader(bytes, name: "a.zip", maximumSize: 100_004)
        #expect(try other.contents(of: ["a.txt"]).count == 1)
        #expect(throws: CodecError.tooLarge(path: "a.zip", maximumSize: 100_004)) {
            _ = try other.contents(of: ["b/c.txt"])
            _ = try other.contents(of: ["b/c.txt"])
        }
    }

    @Test(arguments: ["../x", "a/../../x", "/etc/passwd", "a\\..\\x", "C:\\x", "c:/x", "..", "\\x"])
    func namesThatLeadOut(_ name: String) {
        let bytes = TestZip.bytes([TestZip.Entry("a", "x"), TestZip.Entry(name, "x")])
        let result = Result { () throws(CodecError) in try ZipReader(bytes, name: "a.zip") }
        guard case .failure(.unsafeName("a.zip", _)) = result else {
            Issue.record("\(result)")
            return
        }
    }

    @Test func damaged() throws {
        let bytes = TestZip.bytes(Self.entries)
        let whole = Dictionary(uniqueKeysWithValues: Self.entries.map { ($0.name, $0.content) })
        // Cut off anywhere: an error, or, where only the directory of entries is cut, all there was.
        for cut in 0..<bytes.count {
            let found = Result { () throws(CodecError) in
                var zip = try ZipReader(Array(bytes[..<cut]), name: "a.zip")
                return try zip.contents(of: Set(whole.keys))
            }
            if case .success(let contents) = found { #expect(contents == whole, "cut at \(cut)") }
            if cut < bytes.count / 2 { #expect(throws: CodecError.self) { try found.get() } }
        }
        // A content that does not fit its checksum.
        var wrong = bytes
        wrong[30 + 5] ^= 1
        var zip = try ZipReader(wrong, name: "a.zip")
        #expect(throws: CodecError.self) { try zip.contents(of: ["a.txt"]) }
    }

    @Test func mutated() {
        var random = SplitMix64(seed: 3)
        let bytes = TestZip.bytes(Self.entries)
        for _ in 0..<1500 {
            let mutated = random.mutated(bytes)
            _ = Result { () throws(CodecError) in
                var zip = try ZipReader(mutated, name: "a.zip", maximumSize: 1 << 20)
                _ = try zip.contents(of: Set(zip.names))
            }
        }
    }
}
