import DynamicPrograms
import Evidence
import Segmentation
import Testing

@testable import Alignment
@testable import Documents

/// Ends that only the other version's words show.
@Suite struct LinkedPlacesTests {
    private static func version(_ tag: String, _ text: String) throws -> VersionEvidence {
        let language = try #require(LanguageTag(tag))
        return try VersionReader(input: .text, catalog: RuleCatalog()).read(
            Document(language: language, name: tag, string: text))
    }

    /// Where words begin, code units.
    private static func words(_ text: String) -> [Int] {
        text.indices.filter { $0 == text.startIndex || text[text.index(before: $0)] == " " }
            .map { $0.utf16Offset(in: text) }
    }

    private struct Case {
        let places: LinkedPlaces
        let words: [[Int]]
    }

    /// Two versions whose words answer each other one by one but for those left out of `links`.
    private static func places(_ english: String, _ german: String, but unlinked: Set<Int> = []) throws -> Case {
        let versions = try [version("en", english), version("de", german)]
        let solution = PairSearch(limits: BeadLimits(first: 4, second: 4, sum: 5, oneSided: 4)).solve(
            PairEvidence(first: versions[0], second: versions[1], weights: .lexical, longestRun: (4, 4)))
        var answered = AnsweredWords()
        answered.words = [words(english), words(german)]
        answered.links = zip(answered.words[0], answered.words[1]).enumerated().filter { !unlinked.contains($0.offset) }
            .map { AnsweredWords.Link(first: $1.0, second: $1.1, probability: 0.9) }
        return Case(places: LinkedPlaces(answered, along: solution), words: answered.words)
    }

    private static let english = "A harbour of old ships opened here. Many sailors came from far away."
    private static let german = "Ein Hafen alter Schiffe ist nun offen viele Matrosen kamen von weit her."

    @Test func anEndIsWhereTheFewestLinksCross() throws {
        let found = try Self.places(Self.english, Self.german)
        #expect(found.places.choices == [[], [[found.words[1][7]]]])
    }

    /// Words that nothing answers may stand on either side.
    @Test func placesAsGoodAreOneChoice() throws {
        let found = try Self.places(Self.english, Self.german, but: [7, 8])
        #expect(found.places.choices == [[], [Array(found.words[1][7...9])]])
    }

    @Test func nothingIsFoundWhereNothingIsMissing() throws {
        let both = try Self.places(Self.english, Self.german.replacing("offen viele", with: "offen. Viele"))
        #expect(both.places.choices == [[], []])
        // One sentence each, and words without links.
        let one = try Self.places(
            Self.english.replacing("here. Many", with: "here many"), Self.german)
        #expect(one.places.choices == [[], []])
        #expect(try Self.places(Self.english, Self.german, but: Set(0..<20)).places.choices == [[], []])
    }

    /// Links out of order show no place.
    @Test func crossedWordsShowNothing() throws {
        let versions = try [Self.version("en", Self.english), Self.version("de", Self.german)]
        let solution = PairSearch(limits: BeadLimits(first: 4, second: 4, sum: 5, oneSided: 4)).solve(
            PairEvidence(first: versions[0], second: versions[1], weights: .lexical, longestRun: (4, 4)))
        let words = [Self.words(Self.english), Self.words(Self.german)]
        var answered = AnsweredWords()
        answered.words = words
        answered.links = words[0].indices.map { index in
            AnsweredWords.Link(
                first: words[0][index], second: words[1][(index * 5) % words[1].count], probability: 0.9)
        }
        #expect(LinkedPlaces(answered, along: solution).choices == [[], []])
    }

    /// In a long stretch without marks an end needs fewer links that speak for it: all that is there are guesses.
    @Test func withoutMarksLessIsEnough() throws {
        func text(_ word: String, and: String) -> String {
            let clauses = (0..<16).map { clause in (0..<6).map { "\(word)\(clause)\($0)" }.joined(separator: " ") }
            return clauses.joined(separator: ". \(and) ") + ". Nu\(word) ni\(word) no\(word)"
        }
        let english = text("wo", and: "And")
        let marked = text("wa", and: "Und")
        func choices(_ german: String) throws -> [[Int]] {
            let versions = try [Self.version("en", english), Self.version("de", german)]
            let solution = PairSearch(limits: BeadLimits(first: 4, second: 4, sum: 5, oneSided: 4)).solve(
                PairEvidence(first: versions[0], second: versions[1], weights: .lexical, longestRun: (4, 4)))
            var answered = AnsweredWords()
            answered.words = [Self.words(english), Self.words(german)]
            answered.links = zip(answered.words[0], answered.words[1]).map {
                AnsweredWords.Link(first: $0, second: $1, probability: 0.9)
            }
            // The last word answers one of the last sentence but one.
            let last = answered.links.removeLast()
            answered.links[110] = AnsweredWords.Link(
                first: answered.links[110].first, second: last.second, probability: 0.9)
            return LinkedPlaces(answered, along: solution).choices[1]
        }
        // Only the last end is without a full stop, or all are.
        let joined = marked.replacing(". Nu", with: " nu")
        #expect(try choices(joined) == [])
        let unmarked = marked.replacing(".", with: "").lowercased()
        let words = Self.words(unmarked)
        // Its own word answers nothing, and may stand on either side.
        #expect(try choices(unmarked).contains([words[words.count - 4], words[words.count - 3]]))
    }
}
