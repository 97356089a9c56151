import Documents
import TestEncoders
import Testing
import Words

@testable import Checking

/// What stands for a term instead, by links.
@Suite struct TermCounterpartTests {
    private func findings(_ german: String, linking: Bool = true) throws -> [(message: String, passages: [String])] {
        let languages = (try #require(LanguageTag("en")), try #require(LanguageTag("de")))
        var entry = Terminology.Entry()
        entry.allowed = [languages.0: ["old alliance"], languages.1: ["Bündnis"]]
        let encoder = WordEncoder(glossary: [
            ["old", "alter"], ["alliance", "Pakt"], ["ministers", "Minister"], ["met", "trafen"], ["town", "Stadt"],
            ["again", "wieder"], ["in", "inmitten"],
        ])
        let text = try SmallText.make(
            ["en", "de"], [["The ministers of the old alliance met again in town.", german]], source: "en",
            linker: linking ? WordLinker(encoder: encoder) : nil)
        return TerminologyRule(terms: Terminology(entries: [entry])).findings(in: text, units: 0..<1).map {
            ($0.message, SmallText.passages($0, in: text))
        }
    }

    @Test func namesWhatStandsInstead() throws {
        let found = try findings("Die Minister trafen wieder inmitten Stadt ein alter Pakt.")
        #expect(found.map(\.passages) == [["old alliance", "alter Pakt"]])
        #expect(
            found.map(\.message) == ["“old alliance” of en should be “Bündnis” in de, not “alter Pakt”"])
    }

    @Test func wordsApartAreSeveral() throws {
        let found = try findings("Ein alter war inmitten Stadt wieder, Minister trafen Pakt.")
        #expect(found.map(\.passages) == [["old alliance", "alter", "Pakt"]])
        #expect(found.first?.message.hasSuffix(", not “alter” … “Pakt”") == true)
    }

    /// Whether the term was left out altogether or words cannot be linked: the finding stands as it is.
    @Test func withoutAnAnswer() throws {
        let short = "Die Minister trafen wieder inmitten Stadt."
        for found in [try findings(short), try findings("Die Minister alter Pakt trafen.", linking: false)] {
            #expect(found.map(\.message) == ["“old alliance” of en should be “Bündnis” in de"])
            #expect(found.map(\.passages) == [["old alliance"]])
        }
    }
}
