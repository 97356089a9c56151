internal import ICUText

/// Words that speak for or against an end beside them, and prefixes of words that do ("و-" in a language file).
///
/// A word that is not listed counts as its longest listed prefix and the rest together, the rest for nothing where it is
/// not listed either: "وإذا" is "و-" and "إذا".
struct CueWords: Sendable {
    private let words: WordTable
    /// The longest first.
    private let prefixes: [(units: [UInt16], value: Double)]
    /// What is left of a word beside a prefix has as many letters at least.
    private static let shortestRest = 2

    init(_ weights: [String: Double]) {
        words = WordTable(weights.filter { !$0.key.hasSuffix("-") })
        prefixes = weights.filter { $0.key.hasSuffix("-") && $0.key.count > 1 }
            .map { (units: Array($0.key.dropLast().utf16), value: $0.value) }
            .sorted { ($1.units.count, $0.value) < ($0.units.count, $1.value) }
    }

    /// nil for a word of which nothing is known.
    func value(_ text: UnsafeBufferPointer<UInt16>, _ word: Range<Int>) -> Double? {
        if let value = words.value(text, word) { return value }
        for prefix in prefixes where word.count >= prefix.units.count + Self.shortestRest {
            guard prefix.units.indices.allSatisfy({ text[word.lowerBound + $0] == prefix.units[$0] }) else { continue }
            let rest = word.lowerBound + prefix.units.count..<word.upperBound
            return prefix.value + (words.value(text, rest) ?? 0)
        }
        return nil
    }
}
