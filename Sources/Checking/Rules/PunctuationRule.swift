private import Documents
private import ICUText
private import Segmentation

/// Questions and exclamations that are none in another version, and brackets and quotation marks out of pair.
///
/// True: "(siehe oben" without its closing bracket where the other versions have both. False: a quotation that goes on in
/// the next sentence in every version; Thai, which has no question mark.
struct PunctuationRule: CheckRule {
    var names: [RuleName] { [.punctuation] }

    /// How probable an error is. Judged, not fitted.
    private enum Strength {
        /// Who translates freely makes a statement of a question, and less of an exclamation.
        static let question = 0.55
        static let exclamation = 0.45
        static let bracket = 0.8
        static let quote = 0.62
        /// The other versions have no such mark here at all: what opens in this row closes in another, or they write speech
        /// with dashes.
        static let bracketAlone = 0.5
        static let quoteAlone = 0.4
    }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            let sides = unit.present.compactMap { version in
                unit.ranges[version].map { Side(version: version, range: $0, reader: text.versions[version]) }
            }
            guard sides.count > 1 else { return [] }
            return sides.flatMap { own in
                let others = sides.filter { other in
                    other.version != own.version && (text.source == nil || other.version == text.source)
                }
                return others.isEmpty ? [] : findings(of: own, against: others, unit, text)
            }
        }
    }

    private func findings(
        of own: Side, against others: [Side], _ unit: CheckUnit, _ text: CheckedText
    ) -> [Finding] {
        func finding(at ranges: [Range<Int>], score: Double, _ message: String) -> Finding {
            Finding(
                rule: .punctuation, version: own.version, places: [.init(version: own.version, ranges: ranges)],
                row: unit.rows.lowerBound, witnesses: others.map(\.version), score: score, message: message)
        }
        var found: [Finding] = []
        let tag = text.tag(own.version)
        let tags = text.tags(others.map(\.version))
        let whole = own.range
        for (mark, name, score) in [
            (Side.Mark.question, "a question", Strength.question),
            (.exclamation, "an exclamation", Strength.exclamation),
        ] {
            let speaking = others.filter(\.hasSentenceMarks)
            guard own.hasSentenceMarks, !speaking.isEmpty, !own.ends(with: mark) else { continue }
            if speaking.allSatisfy({ $0.ends(with: mark) }) {
                found.append(finding(at: [whole], score: score, "\(tags): \(name); \(tag): none"))
            }
        }
        if let open = own.unpairedBracket, others.allSatisfy({ $0.unpairedBracket == nil }) {
            let score = others.allSatisfy(\.hasBrackets) ? Strength.bracket : Strength.bracketAlone
            found.append(finding(at: [open], score: score, "a bracket of \(tag) has no partner; in \(tags) all have"))
        }
        if let quote = own.unpairedQuote, others.allSatisfy({ $0.unpairedQuote == nil }) {
            let score = others.allSatisfy(\.hasQuotes) ? Strength.quote : Strength.quoteAlone
            found.append(
                finding(at: [quote], score: score, "a quotation mark of \(tag) has no partner; in \(tags) all have"))
        }
        return found
    }

    /// A version's marks in a unit.
    private struct Side {
        let version: Int
        let range: Range<Int>
        let reader: CheckedVersion

        enum Mark { case question, exclamation }

        /// Whether the language ends sentences with marks.
        var hasSentenceMarks: Bool { !reader.rules.spacesEndSentences }

        func ends(with mark: Mark) -> Bool {
            reader.units[range].contains { unit in
                switch mark {
                case .question: unit == 0x3F || unit == 0x61F || unit == 0xFF1F || unit == 0x37E
                case .exclamation: unit == 0x21 || unit == 0xFF01
                }
            }
        }

        /// The first bracket without a partner.
        var unpairedBracket: Range<Int>? {
            var open: [Int] = []
            for unit in range {
                switch reader.units[unit] {
                case 0x28, 0x5B, 0x7B, 0xFF08, 0x3010: open.append(unit)
                case 0x29, 0x5D, 0x7D, 0xFF09, 0x3011:
                    if open.popLast() == nil {
                        // "a)" numbers a list.
                        return unit - range.lowerBound <= 3 ? nil : unit..<(unit + 1)
                    }
                default: break
                }
            }
            return open.first.map { $0..<($0 + 1) }
        }

        var hasBrackets: Bool {
            range.contains { [0x28, 0x5B, 0x7B, 0xFF08, 0x3010].contains(reader.units[$0]) }
        }

        var hasQuotes: Bool { !quotes.isEmpty }

        private var quotes: [Int] {
            range.filter { unit in
                switch reader.units[unit] {
                case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x300C, 0x300D: true
                default: false
                }
            }
        }

        /// The last quotation mark of an odd number: „…“, “…”, "…", «…». Single ones are apostrophes too often.
        var unpairedQuote: Range<Int>? {
            let marks = quotes
            guard marks.count % 2 == 1, let last = marks.last else { return nil }
            return last..<(last + 1)
        }
    }
}
