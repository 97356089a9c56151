private import Documents
private import ICUText
private import Segmentation
internal import Words

/// A word of a version's text of a unit, and what is known of it beside its links.
struct CheckedWord {
    /// Code units of the version's text.
    let range: Range<Int>
    /// Whether it is written as names are, inside a sentence, in a language where not all nouns are.
    let isName: Bool
    let isNegation: Bool
    /// Whether the language's file has it among words that translations leave out freely.
    let isFunctionWord: Bool
    let surprisal: Double
}

/// The words of a unit's versions, and how likely it is that nothing in another version answers each.
struct UnitWords {
    /// By version; nil where it lacks the unit.
    private let words: [[CheckedWord?]]
    /// By the version that has the words and the version that may lack them: for each word the log-odds; nil for marks and
    /// numbers, and where one of the two lacks the unit.
    private let odds: [[[Double?]]]

    /// - Parameter vectors: By version; nil where it lacks the unit.
    init(unit: CheckUnit, vectors: [WordVectors?], in text: CheckedText, linker: WordLinker) {
        let versions = text.versions.indices
        let words = versions.map { version -> [CheckedWord?] in
            guard let own = vectors[version], let range = unit.ranges[version] else { return [] }
            return Self.words(own, from: range.lowerBound, of: text.versions[version])
        }
        odds = versions.map { one in
            versions.map { other in
                guard one != other, let own = vectors[one], let across = vectors[other] else { return [] }
                let ratio = Float(text.norms(one, other).logLengthRatio)
                let odds = linker.missing(in: own, against: across, usualLengthRatio: ratio)
                return zip(odds, words[one]).map { odds, word in word == nil ? nil : odds.map(Double.init) }
            }
        }
        self.words = words
    }

    func words(of version: Int) -> [CheckedWord?] { words[version] }

    /// For each word of a version the log-odds that another lacks it; empty where one of them lacks the unit.
    func odds(_ one: Int, _ other: Int) -> [Double?] { odds[one][other] }

    /// nil for marks and for numbers, which have a rule of their own.
    private static func words(
        _ vectors: WordVectors, from start: Int, of version: CheckedVersion
    ) -> [CheckedWord?] {
        vectors.words.indices.map { index in
            let word = vectors.words[index]
            let range = word.range.lowerBound + start..<word.range.upperBound + start
            let text = version.document.text[range].lowercased()
            guard !word.isMark,
                !text.unicodeScalars.contains(where: { $0.properties.numericType != nil && $0.isDecimal })
            else { return nil }
            return CheckedWord(
                range: range, isName: isName(range, version), isNegation: version.rules.negations.contains(text),
                isFunctionWord: version.rules.functionWords.contains(text),
                surprisal: Double(vectors.surprisals[index]))
        }
    }

    private static func isName(_ range: Range<Int>, _ version: CheckedVersion) -> Bool {
        guard !version.rules.nounsHaveCapitals, CharacterClass.of(UInt32(version.units[range.lowerBound])) == .upper,
            range.dropFirst().contains(where: { CharacterClass.of(UInt32(version.units[$0])) == .lower })
        else { return false }
        return !beginsSentence(range.lowerBound, version.units)
    }

    private static func beginsSentence(_ place: Int, _ units: [UInt16]) -> Bool {
        var unit = place - 1
        while unit >= 0 {
            switch CharacterClass.of(UInt32(units[unit])) {
            case .dot, .terminator, .openingMark, .neutralQuote: return true
            case .space:
                if units[unit] == 0x0A { return true }
                unit -= 1
            case .closingMark: unit -= 1
            default: return false
            }
        }
        return true
    }
}

extension Unicode.Scalar {
    fileprivate var isDecimal: Bool { properties.generalCategory == .decimalNumber }
}
