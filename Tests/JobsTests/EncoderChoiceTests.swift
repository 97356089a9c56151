import Documents
import Encoders
import Errors
import Foundation
import TestFiles
import Testing

@testable import Jobs

/// Which of the installed encoders is taken for which languages. Models are told by their files' names alone.
@Suite struct EncoderChoiceTests {
    private static let muse = "universal-sentence-encoder-multilingual-3"
    private static let e5 = "multilingual-e5-small"

    private struct StubEncoder: SentenceEncoder {
        let languages: Set<String>?
        var dimension: Int { 1 }
        func encode(_ texts: [String], threads: Int) -> [Float] { texts.map { _ in 1 } }
    }

    private func identity(_ choice: EncoderChoice, _ models: [String], _ languages: String...) throws -> String? {
        try withModels(models) { folder in
            choice.identity(models: folder, for: try languages.map { try #require(LanguageTag($0)) })
        }
    }

    private func encoderNames(_ choice: EncoderChoice, _ models: [String], _ languages: String...) throws -> [String] {
        try withModels(models) { folder in
            choice.encoderNames(models: folder, for: try languages.map { try #require(LanguageTag($0)) })
        }
    }

    private func withModels<Result>(_ models: [String], _ use: (String) throws -> Result) throws -> Result {
        let folder = NSTemporaryDirectory() + "/hexapla-choice-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in models {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            try Data("model".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)/model.hexapla"))
        }
        return try use(folder)
    }

    /// Versions in languages of both kinds have an encoder for each pair; nothing is opened that no pair needs.
    @Test func automaticTakesOneForEachPair() throws {
        let both = [Self.muse, Self.e5]
        #expect(try encoderNames(.automatic, both, "en", "de") == ["muse"])
        #expect(try encoderNames(.automatic, both, "en", "vi") == ["e5"])
        #expect(try encoderNames(.automatic, both, "vi", "de", "en") == ["muse", "e5"])
        #expect(try encoderNames(.automatic, both, "vi", "uk", "en") == ["e5"])
        #expect(try encoderNames(.automatic, both, "en", "mt") == ["muse"])
        #expect(try encoderNames(.automatic, [Self.muse], "vi", "de", "en") == ["muse"])
        #expect(try encoderNames(.automatic, [], "vi", "de", "en") == [])
        #expect(try encoderNames(.named("e5"), both, "en", "de") == ["e5"])
        #expect(try encoderNames(.lexical, both, "en", "de") == [])
    }

    @Test func severalTogether() throws {
        #expect(try EncoderChoice("muse+e5") == .together(["muse", "e5"]))
        #expect(try encoderNames(EncoderChoice("muse+e5"), [Self.muse, Self.e5], "en", "vi") == ["muse+e5"])
        let twice = #expect(throws: HexaplaError.self) { try EncoderChoice("e5+e5") }
        #expect(twice?.found == "a model is named twice")
        #expect(throws: HexaplaError.self) { try EncoderChoice("muse+") }
        #expect(throws: HexaplaError.self) { try EncoderChoice("muse+e6") }
    }

    @Test func automaticTakesTheFirstThatKnowsAll() throws {
        let both = [Self.muse, Self.e5]
        #expect(try identity(.automatic, both, "en", "de", "zh-Hans") == "muse")
        #expect(try identity(.automatic, both) == "muse")
        #expect(try identity(.automatic, both, "en", "vi") == "e5")
        #expect(try identity(.automatic, both, "vi", "uk", "fa-IR") == "e5")
        // No model knows Maltese: the one that knows more of the rest.
        #expect(try identity(.automatic, both, "en", "mt") == "muse")
        #expect(try identity(.automatic, both, "vi", "mt") == "e5")
    }

    @Test func automaticTakesWhatThereIs() throws {
        #expect(try identity(.automatic, [Self.muse], "en", "vi") == "muse")
        #expect(try identity(.automatic, [Self.e5], "en", "de") == "e5")
        #expect(try identity(.automatic, [], "en", "de") == nil)
    }

    @Test func namesAreKept() throws {
        #expect(try EncoderChoice("e5") == .named("e5"))
        #expect(try identity(.named("e5"), [Self.muse], "en", "de") == "e5")
        #expect(try identity(.lexical, [Self.muse], "en", "de") == nil)
        let error = #expect(throws: HexaplaError.self) { try EncoderChoice.named("e5").open(models: "/nowhere") }
        #expect(error?.found == "the encoder is not installed")
    }

    /// The notice says which languages have no encoder, and which encoder knows them.
    @Test func noticeNamesTheOneThatIsMissing() throws {
        let languages = try ["en", "vi"].map { try #require(LanguageTag($0)) }
        let encoder = StubEncoder(languages: ["en"])
        let notice = EncoderChoice.automatic.notice(opened: [encoder], for: languages)?.text(PlainWording()) ?? ""
        #expect(notice.contains("does not know vi") && notice.contains("'e5' knows all"))
        let known = StubEncoder(languages: ["en", "vi"])
        #expect(EncoderChoice.automatic.notice(opened: [known], for: languages) == nil)
        #expect(EncoderChoice.automatic.notice(opened: [], for: languages) != nil)
    }
}
