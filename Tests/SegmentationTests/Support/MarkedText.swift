import Documents
import ICUText
import Segmentation
import Testing

/// A text in which marks say what is expected where the next word begins:
/// `‖` a sentence ends here, `·` one may end here (a candidate below the threshold), `×` a segment may not end here.
/// Where nothing stands a candidate may be, but no cut. White space may stand before or after a mark.
struct MarkedText: Sendable {
    enum Mark: Character {
        case cut = "‖"
        case candidate = "·"
        case nothing = "×"
    }

    let text: String
    /// By rank: how many characters that are not white space stand before the mark.
    let marks: [Int: Mark]

    init(_ marked: String) {
        var text = ""
        var marks: [Int: Mark] = [:]
        var rank = 0
        for scalar in marked.unicodeScalars {
            if let mark = Mark(rawValue: Character(scalar)) {
                marks[rank] = mark
            } else {
                text.unicodeScalars.append(scalar)
                if !Scalars.isWhiteSpace(scalar.value) { rank += 1 }
            }
        }
        self.text = text
        self.marks = marks
    }

    /// The text with marks put back, each before the character of its rank.
    static func spelled(_ text: String, _ marks: [Int: Mark]) -> String {
        var spelled = ""
        var rank = 0
        for scalar in text.unicodeScalars {
            if !Scalars.isWhiteSpace(scalar.value) {
                if let mark = marks[rank] { spelled.append(mark.rawValue) }
                rank += 1
            }
            spelled.unicodeScalars.append(scalar)
        }
        return spelled
    }

    /// The marks of what the segmenter found: `‖` for a cut, `·` for a weaker boundary.
    static func found(in segmentation: Segmentation, cutStrength: Float) -> [Int: Mark] {
        var ranks = [0]
        for unit in segmentation.document.text.units {
            // A surrogate pair is one character.
            let counts = !Scalars.isWhiteSpace(UInt32(unit)) && !TextBuffer.isTrailSurrogate(unit)
            ranks.append(ranks[ranks.count - 1] + (counts ? 1 : 0))
        }
        var marks: [Int: Mark] = [:]
        for (segment, boundary) in zip(segmentation.segments, segmentation.boundaries).dropLast() {
            marks[ranks[segment.range.upperBound]] = boundary.strength >= cutStrength ? .cut : .candidate
        }
        return marks
    }
}

/// Segments the text without its marks and compares.
func expectMarks(
    _ marked: String, in language: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let expected = MarkedText(marked)
    let tag = try #require(LanguageTag(language), sourceLocation: sourceLocation)
    let rules = try RuleCatalog().rules(for: tag)
    var segmenter = try Segmenter(language: tag, rules: rules)
    let segmentation = segmenter.segment(Document(language: tag, string: expected.text))
    let found = MarkedText.found(in: segmentation, cutStrength: rules.cutStrength)
    let wrong = Set(expected.marks.keys).union(found.keys).filter { rank in
        switch expected.marks[rank] {
        case .cut: found[rank] != .cut
        case .candidate: found[rank] != .candidate
        case .nothing: found[rank] != nil
        case nil: found[rank] == .cut
        }
    }
    #expect(
        wrong.isEmpty,
        """
        \(language): boundaries differ
        expected: \(MarkedText.spelled(expected.text, expected.marks))
        found:    \(MarkedText.spelled(expected.text, found))
        """,
        sourceLocation: sourceLocation)
}

/// A language and its marked texts, a test case each.
struct MarkedCase: Sendable, CustomTestStringConvertible {
    let language: String
    let marked: String
    var testDescription: String { "\(language): \(marked.prefix(60))" }

    static func all(_ language: String, _ marked: [String]) -> [MarkedCase] {
        marked.map { MarkedCase(language: language, marked: $0) }
    }
}
