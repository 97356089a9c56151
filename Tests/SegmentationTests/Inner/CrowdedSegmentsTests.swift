import Documents
import ICUText
import Segmentation
import Testing

/// Texts with far more, or far fewer, places where a sentence may end than texts have.
@Suite struct CrowdedSegmentsTests {
    static func isLossless(_ segmentation: Segmentation) -> Bool {
        var position = 0
        let units = segmentation.document.text.units
        for segment in segmentation.segments {
            guard segment.range.lowerBound >= position, !segment.range.isEmpty,
                units[position..<segment.range.lowerBound].allSatisfy({ $0 == 0x20 || $0 == 0x0A })
            else { return false }
            position = segment.range.upperBound
        }
        return segmentation.boundaries.count == segmentation.segments.count
            && units[position...].allSatisfy { $0 == 0x20 || $0 == 0x0A }
    }

    @Test(arguments: ["Ja! ", "A. B. c. ", "Hm.\n", "x! 1? . "], [500, 4000])
    func segmentsAreNoMoreThanAsked(piece: String, count: Int) throws {
        let plain = try LosslessnessTests.segmented(String(repeating: piece, count: count), "de")
        for most in [1, 7, 100] {
            let joined = plain.joined(most: most)
            #expect(joined.segments.count <= most)
            #expect(joined.segments.count >= most / 4)
            #expect(Self.isLossless(joined))
        }
    }

    @Test func surerBoundariesStay() throws {
        let text = String(repeating: "Dr. Med. Weber kam. ", count: 200)
        let plain = try LosslessnessTests.segmented(text, "de")
        let joined = plain.joined(most: 250)
        let sure = joined.boundaries.dropLast().count { $0.strength > 0.5 }
        #expect(sure * 10 >= (joined.boundaries.count - 1) * 9)
    }

    @Test func textsInSentencesStay() throws {
        let plain = try LosslessnessTests.segmented(String(repeating: "Er kam spät an. ", count: 50), "de")
        #expect(plain.joined(most: 50).segments == plain.segments)
    }

    static let words = (0..<3000).map { ["alt", "Haus", "über", "gehen", "er"][$0 * $0 % 5] }.joined(separator: " ")

    @Test func longSegmentsAreCutIntoClauses() throws {
        let tag = try #require(LanguageTag("de"))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        let plain = segmenter.segment(Document(language: tag, string: Self.words))
        try #require(plain.segments.count == 1)
        let opened = segmenter.openingLongSegments(of: plain)
        #expect(Self.isLossless(opened))
        #expect(opened.segments.allSatisfy { (30...110).contains($0.range.count) })
        #expect(opened.boundaries.dropLast().allSatisfy { $0.kind == .inner })
        let sentence = segmenter.segment(Document(language: tag, string: "Er kam spät am Abend nach Hause."))
        #expect(segmenter.openingLongSegments(of: sentence).segments == sentence.segments)
    }

    /// Every segment gives up places where there may be few.
    @Test func openingStaysNearTheMost() throws {
        let tag = try #require(LanguageTag("de"))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        let plain = segmenter.openingLongSegments(
            of: segmenter.segment(Document(language: tag, string: Self.words)))
        let all = Set(plain.segments.indices)
        let free = segmenter.opening(all, of: plain)
        for most in [plain.segments.count, plain.segments.count * 2] {
            let opened = segmenter.opening(all, of: plain, most: most)
            #expect(opened.segments.count <= most)
            #expect(opened.segments.count < free.segments.count)
            #expect(Self.isLossless(opened))
        }
    }
}
