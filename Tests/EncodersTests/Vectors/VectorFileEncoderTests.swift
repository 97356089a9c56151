import Errors
import Testing

@testable import Encoders

@Suite("Vector files")
struct VectorFileEncoderTests {
    private func raw(_ values: [Float]) -> [UInt8] { values.withUnsafeBytes(Array.init) }

    @Test("texts get their lines' vectors, of length one, from raw and NumPy files")
    func lookUp() throws {
        let directory = try TemporaryDirectory()
        let texts = try directory.file("a.txt", Array("one\ntwo words\r\n\u{301}x\nBLANK_LINE\n".utf8))
        let values: [Float] = [3, 4, 0, 2, -1, 0, 0, -7]
        let vectors = try directory.file("a.emb", raw(values))
        let array = try directory.file("a.npy", try NumPyFile.bytes(values, rows: 4, columns: 2))
        for specification in ["\(texts),\(vectors)", "\(texts),\(array)"] {
            let encoder = try VectorFileEncoder(specification: specification)
            #expect(encoder.dimension == 2 && encoder.languages == nil && encoder.covers(language: "xx"))
            let found = try encoder.encode([" two  words", "one", "", "\u{301}x"])
            #expect(found == [0, 1, 0.6, 0.8, 0, -1, -1, 0])
        }
        let other = try directory.file("b.txt", Array("three".utf8))
        _ = try directory.file("b.txt.emb", raw([1, 0]))
        let both = try VectorFileEncoder(specification: "\(texts),\(vectors);\(other)")
        #expect(try both.encode(["three", "one"]) == [1, 0, 0.6, 0.8])
    }

    @Test("a missing sentence is an error that names it")
    func missing() throws {
        let directory = try TemporaryDirectory()
        let texts = try directory.file("a.txt", Array("one\n".utf8))
        let vectors = try directory.file("a.emb", raw([1, 2]))
        let encoder = try VectorFileEncoder(specification: "\(texts),\(vectors)")
        let error = #expect(throws: EncoderError.self) { try encoder.encode(["one", "another\nline"]) }
        #expect(error?.kind == .vectorMissing)
        #expect(error?.description.contains("\"another\\nline\"") == true)
    }

    @Test("files that do not fit are errors")
    func damaged() throws {
        let directory = try TemporaryDirectory()
        let texts = try directory.file("a.txt", Array("one\ntwo\n".utf8))
        let notText = try directory.file("n.txt", [0xff, 0x0a])
        let three = try directory.file("three.emb", raw([1, 2, 3]))
        let zero = try directory.file("zero.emb", raw([1, 2, 0, 0]))
        let infinite = try directory.file("infinite.emb", raw([1, .infinity, 0, 1]))
        let empty = try directory.file("empty.emb", [])
        let other = try directory.file("other.npy", try NumPyFile.bytes([1, 2], rows: 1, columns: 2))
        for path in [three, zero, infinite, empty, other] {
            let error = #expect(throws: EncoderError.self) {
                try VectorFileEncoder(specification: "\(texts),\(path)")
            }
            #expect(error?.kind == .vectorsDamaged && error?.explanation.place == Phrase(path))
        }
        #expect(throws: EncoderError.self) { try VectorFileEncoder(specification: "\(notText),\(three)") }
        #expect(throws: EncoderError.self) { try VectorFileEncoder(specification: "") }
        #expect(throws: EncoderError.self) { try VectorFileEncoder(specification: "\(texts)") }
        let wide = try directory.file("wide.emb", raw([1, 2, 3, 4]))
        let narrow = try directory.file("narrow.emb", raw([1, 2]))
        #expect(throws: EncoderError.self) {
            try VectorFileEncoder(specification: "\(texts),\(wide);\(texts),\(narrow)")
        }
    }
}
