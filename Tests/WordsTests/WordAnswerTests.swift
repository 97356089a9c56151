import Documents
import Encoders
import Foundation
import TestEncoders
import Testing

@testable import Words

/// What words of a translation say to a word, and by which numbers.
@Suite struct WordAnswerTests {
    private static let encoder = WordEncoder(glossary: [["one", "eins"], ["two", "zwei"], ["three", "drei"]])

    private func answers(_ linker: WordLinker, _ one: String, _ other: String) throws -> [WordAnswer] {
        let (english, german) = (try #require(LanguageTag("en")), try #require(LanguageTag("de")))
        let read = try linker.read([(one, english), (other, german)])
        return linker.answers(in: read[0], against: read[1])
    }

    @Test func theBestAnswerOfEach() throws {
        let linker = try #require(WordLinker(encoder: Self.encoder))
        let answers = try answers(linker, "three one two", "eins zwei drei")
        #expect(answers.map(\.place) == [0, 1, 2])
        #expect(answers.map(\.best) == [2, 0, 1])
        let mutual = MissingWordModel.Feature.isMutual.rawValue
        #expect(answers.allSatisfy { $0.features.count == MissingWordModel.Feature.allCases.count })
        #expect(answers.allSatisfy { $0.features[mutual] == 1 })
        #expect(try self.answers(linker, "one two", "").isEmpty)
        // A word that nothing answers points somewhere, and is not alone in it.
        let lost = try self.answers(linker, "one two seven", "eins zwei")
        #expect(lost.map { $0.features[mutual] } == [1, 1, 0])
    }

    /// The numbers that the program has, read from a file, say what the program says; others say something else.
    @Test func otherNumbers() throws {
        let width = Self.encoder.stateWidth
        func matrix(_ name: String, _ rows: Int, _ columns: Int, _ value: (Int) -> Float) -> String {
            let bytes = (0..<rows * columns).reduce(into: Data()) { bytes, index in
                withUnsafeBytes(of: value(index).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
            }
            return "[\(name) \(rows) \(columns) single]\n\(bytes.base64EncodedString())\n"
        }
        // Of a state this projection keeps the first numbers.
        let numbers =
            matrix("stateMean", 1, width) { _ in 0 } + matrix("embeddingMean", 1, width) { _ in 0 }
            + matrix("projection", width, 16) { $0 / 16 == $0 % 16 ? 1 : 0 }
            + matrix("featureMean", 1, 18) { _ in 0 } + matrix("featureDeviation", 1, 18) { _ in 1 }
            + matrix("inner", 18, 1) { _ in 0 } + matrix("innerBias", 1, 1) { _ in 0 }
            + matrix("outer", 1, 1) { _ in 0 } + matrix("outerBias", 1, 1) { _ in -2 }
        let linker = try #require(WordLinker(Self.encoder, numbers: numbers))
        let (english, german) = (try #require(LanguageTag("en")), try #require(LanguageTag("de")))
        let read = try linker.read([("one two", english), ("zwei eins", german)])
        #expect(read.map(\.width) == [16, 16])
        #expect(linker.missing(in: read[0], against: read[1]) == [-2, -2])
        #expect(try answers(linker, "one two", "zwei eins").map(\.best) == [1, 0])
        #expect(WordLinker(Self.encoder, numbers: "") == nil)
        let shorter = numbers.replacing("[stateMean 1 384", with: "[stateMean 1 383")
        #expect(WordLinker(Self.encoder, numbers: shorter) == nil)
    }
}
