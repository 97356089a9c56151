internal import ICUText

/// How sure it is that a sentence ends after a number with a full stop: an ordinal ("3. Mai", "II. Mehmet"), a date, or
/// a number that ends a sentence.
struct NumberRules {
    /// Month names, which an ordinal number stands before; lower case.
    private let months: Set<String>
    private let ordinalFollowers: Set<String>
    private let hasOrdinalDot: Bool
    private let hasRomanOrdinalDot: Bool

    init(rules: LanguageRules, months: Set<String>) {
        self.months = months
        ordinalFollowers = rules.ordinalFollowers
        hasOrdinalDot = rules.hasOrdinalDot
        hasRomanOrdinalDot = rules.hasRomanOrdinalDot ?? rules.hasOrdinalDot
    }

    /// - Parameters:
    ///   - name: The number without its full stop.
    ///   - follower: The word after it.
    ///   - isStarted: Whether that word begins sentences.
    /// - Returns: nil where the name is no number.
    func strength(after name: Substring, before follower: String, isStarted: Bool) -> Float? {
        if hasRomanOrdinalDot, name.count > 1, RomanNumeral.isValid(name) {
            return isStarted ? StopRules.Strength.unlikelyOrdinal : StopRules.Strength.likelyOrdinal
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard
            parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy { CharacterClass.of($0.value) == .digit } })
        else { return nil }
        guard hasOrdinalDot else { return StopRules.Strength.number }
        // "am 7.10.": a day and a month.
        if parts.count == 2, parts.allSatisfy({ $0.count <= 2 }) {
            return isStarted ? StopRules.Strength.unlikelyOrdinal : StopRules.Strength.likelyOrdinal
        }
        guard parts.count == 1, name.count <= 3 else { return StopRules.Strength.number }
        let word = follower.lowercased()
        if months.contains(word) || ordinalFollowers.contains(word) { return StopRules.Strength.abbreviation }
        return name.count <= 2 && !isStarted ? StopRules.Strength.likelyOrdinal : StopRules.Strength.unlikelyOrdinal
    }
}
