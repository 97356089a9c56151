import Documents
import ICUText
import Segmentation
import TestRandomness
import Testing

/// What holds for any text: nothing lost, nothing twice, strengths that are probabilities.
@Suite struct LosslessnessTests {
    /// With full stops, with an own file of openers, spaces only, no spaces, no file.
    static let languages = ["de", "ar", "th", "ja", "nah"]

    static func segmented(_ text: String, _ language: String) throws -> Segmentation {
        let tag = try #require(LanguageTag(language))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        return segmenter.segment(Document(language: tag, string: text))
    }

    /// What is wrong with a segmentation, or nil.
    static func fault(in segmentation: Segmentation) -> String? {
        let units = segmentation.document.text.units
        let isSpace = units.map { Scalars.isWhiteSpace(UInt32($0)) }
        let segments = segmentation.segments
        let boundaries = segmentation.boundaries
        if boundaries.count != segments.count { return "\(boundaries.count) boundaries, \(segments.count) segments" }
        var position = 0
        var paragraph = 0
        for segment in segments {
            let range = segment.range
            if range.isEmpty || range.lowerBound < position || range.upperBound > units.count {
                return "segment \(range) after \(position)"
            }
            if let lost = (position..<range.lowerBound).first(where: { !isSpace[$0] }) { return "unit \(lost) lost" }
            if isSpace[range.lowerBound] || isSpace[range.upperBound - 1] { return "white space at an end of \(range)" }
            if TextBuffer.isTrailSurrogate(units[range.lowerBound]) { return "a pair cut at \(range.lowerBound)" }
            if segment.paragraph < paragraph { return "paragraph \(segment.paragraph) after \(paragraph)" }
            position = range.upperBound
            paragraph = segment.paragraph
        }
        if let lost = (position..<units.count).first(where: { !isSpace[$0] }) { return "unit \(lost) lost" }
        if let strange = boundaries.first(where: { !($0.strength > 0 && $0.strength <= 1) }) {
            return "strength \(strange.strength)"
        }
        if let last = boundaries.last, last.kind != .paragraph { return "the last boundary is \(last.kind)" }
        for (left, right) in zip(zip(segments, boundaries), segments.dropFirst()) {
            if (left.0.paragraph != right.paragraph) != (left.1.kind == .paragraph) {
                return "paragraph end at \(left.0.range)"
            }
        }
        return nil
    }

    /// Sentences are whole segments joined, nothing else.
    static func fault(inSentencesOf segmentation: Segmentation, strength: Float) -> String? {
        let sentences = segmentation.sentences(strength: strength)
        let starts = Set(segmentation.segments.map(\.range.lowerBound))
        var ends = zip(segmentation.segments, segmentation.boundaries).filter { $1.strength >= strength }
            .map { $0.0.range.upperBound }[...]
        var position = segmentation.segments.first?.range.lowerBound
        for sentence in sentences {
            if sentence.range.lowerBound != position || !starts.contains(sentence.range.lowerBound) {
                return "sentence \(sentence.range) does not follow"
            }
            if ends.popFirst() != sentence.range.upperBound { return "sentence \(sentence.range) ends nowhere" }
            position =
                segmentation.segments.first { $0.range.lowerBound >= sentence.range.upperBound }?.range.lowerBound
        }
        return ends.isEmpty && position == nil ? nil : "text left over"
    }

    static func expectWhole(_ text: String, _ language: String, _ comment: Comment) throws {
        let segmentation = try segmented(text, language)
        if let fault = fault(in: segmentation) {
            Issue.record("\(comment): \(language): \(fault) in \(text.prefix(300).debugDescription)")
        }
        for strength: Float in [0.001, 0.3, 0.5, 1] {
            if let fault = fault(inSentencesOf: segmentation, strength: strength) {
                Issue.record(
                    "\(comment): \(language): at \(strength): \(fault) in \(text.prefix(300).debugDescription)")
            }
        }
    }

    @Test(arguments: languages) func anyPieces(_ language: String) throws {
        for seed in 0..<60 {
            var random = RandomText(seed: UInt64(seed))
            let text = random.pieces(count: 1 + random.below(150))
            try Self.expectWhole(text, language, "seed \(seed)")
        }
    }

    @Test(arguments: languages) func anyScalars(_ language: String) throws {
        for seed in 0..<30 {
            var random = RandomText(seed: 1000 + UInt64(seed))
            let text = random.scalars(count: 1 + random.below(400))
            try Self.expectWhole(text, language, "seed \(seed)")
        }
    }

    @Test(arguments: languages) func twiceTheSame(_ language: String) throws {
        var random = RandomText(seed: 7)
        let text = random.pieces(count: 600)
        let tag = try #require(LanguageTag(language))
        var segmenter = try Segmenter(language: tag, rules: RuleCatalog().rules(for: tag))
        let document = Document(language: tag, string: text)
        let first = segmenter.segment(document)
        _ = segmenter.segment(Document(language: tag, string: "Something else. Quite."))
        let second = segmenter.segment(document)
        let fresh = try Self.segmented(text, language)
        for other in [second, fresh] {
            #expect(first.segments == other.segments)
            #expect(first.boundaries == other.boundaries)
        }
    }

    @Test func withAndWithoutText() throws {
        for text in ["", " ", "\n\r\n\t\u{3000}\u{2029}"] {
            let segmentation = try Self.segmented(text, "de")
            #expect(segmentation.segments.isEmpty)
            #expect(segmentation.boundaries.isEmpty)
            #expect(segmentation.sentences(strength: 0.5).isEmpty)
        }
        for text in ["a", " . ", "\u{0}", "\u{202E}", "…", "«", " ๆ ", "\u{301}"] {
            try Self.expectWhole(text, "th", "one piece")
            #expect(try Self.segmented(text, "th").segments.count == 1)
        }
    }

    @Test func nothingIsNormalized() throws {
        let text = "E\u{301}te\u{301} \u{0}\u{202E}x\u{202C}.\r\nZwei\u{2028}drei.\rVier"
        let segmentation = try Self.segmented(text, "de")
        #expect(Self.fault(in: segmentation) == nil)
        let texts = segmentation.segments.map { Array(segmentation.text(of: $0).unicodeScalars) }
        #expect(
            texts
                == ["E\u{301}te\u{301} \u{0}\u{202E}x\u{202C}.", "Zwei", "drei.", "Vier"].map {
                    Array($0.unicodeScalars)
                })
    }
}
