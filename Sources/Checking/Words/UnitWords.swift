private import Algorithms
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

    /// A longer text is no row's: code units.
    private static let longest = 1 << 13

    /// Units whose states are in memory at a time.
    private static let batch = 16

    /// The words of units that two versions or more have, by unit; none of a text longer than a row's.
    ///
    /// - Complexity: that of the encoder's states, and O(words of the one · words of the other) for two versions of a unit.
    static func read(_ all: some Sequence<Int>, in text: CheckedText, linker: WordLinker) -> [Int: UnitWords] {
        let units = all.filter { index in
            let lengths = text.units[index].ranges.compactMap { $0?.count }
            return lengths.count > 1 && lengths.allSatisfy { $0 <= longest }
        }
        var words: [Int: UnitWords] = [:]
        for units in units.chunks(ofCount: batch) {
            var texts: [(text: String, language: LanguageTag)] = []
            let places = units.map { unit in
                text.units[unit].ranges.enumerated().map { version, range -> Int? in
                    guard let range else { return nil }
                    texts.append((text.versions[version].document.text[range], text.versions[version].language))
                    return texts.count - 1
                }
            }
            // Without words there is nothing to look at: ICU's data is missing.
            guard let vectors = try? linker.read(texts) else { return [:] }
            for (unit, places) in zip(units, places) {
                words[unit] = UnitWords(
                    unit: text.units[unit], vectors: places.map { $0.map { vectors[$0] } }, in: text, linker: linker)
            }
        }
        return words
    }

    func words(of version: Int) -> [CheckedWord?] { words[version] }

    /// For each word of a version the log-odds that another lacks it; empty where one of them lacks the unit.
    func odds(_ one: Int, _ other: Int) -> [Double?] { odds[one][other] }

    /// Words of a version beside each other that another is likeliest to lack, within a passage.
    struct LackingRun {
        /// Code units of the version's text.
        let range: Range<Int>
        /// The sum over the words of their log-odds, each as far as it is above `leastOdds`.
        let worth: Double
    }

    /// A word that is likelier to be answered than this is no part of a run, unless others make up for it. Judged by how
    /// well runs tell lost clauses in news: -2 to -3 are alike, 0 and -1 worse.
    static let leastOdds = -2.5
    static let widestOdds = 6.0

    /// The run of the greatest worth (Kadane's algorithm); nil where nothing makes one.
    ///
    /// - Complexity: O(words of the version).
    func lackingRun(_ one: Int, _ other: Int, within passage: Range<Int>) -> LackingRun? {
        var best: LackingRun?
        var (worth, start) = (0.0, 0)
        for (word, odds) in zip(words[one], odds[one][other]) {
            guard let word, let odds, passage.overlaps(word.range) else { continue }
            if worth <= 0 { (worth, start) = (0, word.range.lowerBound) }
            worth += max(-Self.widestOdds, min(Self.widestOdds, odds)) - Self.leastOdds
            if worth > best?.worth ?? 0 { best = LackingRun(range: start..<word.range.upperBound, worth: worth) }
        }
        return best
    }

    /// The mean log-odds that another version lacks a version's words; nil where there are none.
    func meanOdds(_ one: Int, _ other: Int) -> Double? {
        let all = odds[one][other].compactMap(\.self).map { max(-Self.widestOdds, min(Self.widestOdds, $0)) }
        return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
    }

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
