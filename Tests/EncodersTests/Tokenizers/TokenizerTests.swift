import CSentencePiece
import Testing

@testable import Encoders

@Suite("Tokenizer", .enabled(if: TestModel.isInstalled, "\(TestModel.comment)"))
struct TokenizerTests {
    /// libsentencepiece's ids, with an unknown piece for every unknown character left out.
    private struct Library: ~Copyable {
        let model: OpaquePointer

        init(_ bytes: UnsafeRawBufferPointer) throws {
            let base = bytes.bindMemory(to: UInt8.self).baseAddress
            model = try #require(hexapla_sentencepiece_load(base, Int64(bytes.count)))
        }

        deinit { hexapla_sentencepiece_free(model) }

        func encode(_ text: String) -> (ids: [Int32], ends: [Int32]) {
            let bytes = Array(text.utf8)
            var ids = [Int32](repeating: 0, count: 3 * bytes.count + 8)
            var ends = ids
            let count = Int(
                hexapla_sentencepiece_encode(model, bytes, Int64(bytes.count), &ids, &ends, Int64(ids.count)))
            return (Array(ids.prefix(count)), Array(ends.prefix(count)))
        }
    }

    private func own(_ text: String, _ tokenizer: Tokenizer) -> (ids: [Int32], ends: [Int32]) {
        var scratch = Tokenizer.Scratch()
        var (ids, ends): ([Int32], [Int32]) = ([], [])
        var text = text
        text.withUTF8 { tokenizer.encode($0, scratch: &scratch, ids: &ids, ends: &ends) }
        // libsentencepiece makes one piece of neighbouring unknown characters.
        var merged: (ids: [Int32], ends: [Int32]) = ([], [])
        for (id, end) in zip(ids, ends) {
            if id == ModelShape.unknown, merged.ids.last == id {
                merged.ends[merged.ends.count - 1] = end
            } else {
                merged.ids.append(id)
                merged.ends.append(end)
            }
        }
        return merged
    }

    @Test("the same pieces as libsentencepiece")
    func samePieces() throws {
        let file = try ModelFile(path: try TestModel.encoder().path)
        let tokenizer = try Tokenizer.of(file)
        let library = try Library(try file.bytes(.tokenizer))
        var texts = SampleTexts.byLanguage.flatMap(\.sentences)
        texts += [
            "", " ", "  a  b ", "\u{200b}x\u{feff}y", "𓀀𓀁 𓀂", "ﬁne ½ ①②", "a\u{0}b", "\u{301}", "extra_token_id_1x",
        ]
        // Characters of every plane that text is made of, thrown together.
        var generator = SeededGenerator(seed: 5)
        let alphabet = Array(texts.joined().unicodeScalars)
        for _ in 0..<400 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                if Int.random(in: 0..<8, using: &generator) == 0 {
                    let value = UInt32.random(in: 1..<0x30000, using: &generator)
                    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
                } else {
                    text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
                }
            }
            texts.append(String(text))
        }
        let model = try #require(SentencePieceModel(Array(try file.bytes(.tokenizer))))
        var scores = [Double](repeating: Double(model.unknownScore), count: model.vocabulary)
        for piece in model.pieces { scores[Int(piece.id)] = Double(piece.score) }
        var ties = 0
        for text in texts {
            let (ours, theirs) = (own(text, tokenizer), library.encode(text))
            if ours.ids == theirs.ids {
                #expect(ours.ends == theirs.ends, "\(text.debugDescription)")
            } else {
                // Single precision may see a difference between two ways that are equally likely ("ee|e" and "e|ee").
                let ourScore = ours.ids.reduce(0.0) { $0 + scores[Int($1)] }
                let theirScore = theirs.ids.reduce(0.0) { $0 + scores[Int($1)] }
                #expect(abs(ourScore - theirScore) < 1e-4, "\(text.debugDescription)")
                ties += 1
            }
        }
        #expect(ties <= texts.count / 50)
    }
}
