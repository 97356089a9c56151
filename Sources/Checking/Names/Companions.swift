/// The word of another version that comes where a name comes: its counterpart, translated or transcribed.
///
/// In a script with capitals a name's counterpart has one somewhere. Found by counting: the word with the largest Dice coefficient (Dice 1945) over the units of the text.
/// - Complexity: O(words of the units that hold the name).
struct Companions {
    private let words: NameWords
    /// In how many units each stem comes that may be a counterpart.
    private let frequencies: [[UInt16]: Int]

    /// Fewer common units say nothing.
    private static let fewestUnits = 3
    private static let leastDice = 0.6
    /// In longer units everything stands beside everything.
    private static let longestUnit = 200

    init(_ words: NameWords) {
        self.words = words
        var frequencies: [[UInt16]: Int] = [:]
        for unit in words.byUnit {
            for stem in Set(unit.map(\.stem)) { frequencies[stem, default: 0] += 1 }
        }
        if words.hasCapitals {
            let capitalized = Set(words.byUnit.flatMap { $0.filter { $0.isCapitalized && !$0.isFirst }.map(\.stem) })
            frequencies = frequencies.filter { capitalized.contains($0.key) }
        }
        self.frequencies = frequencies
    }

    /// The stem that goes with a name of these units; nil where none does surely.
    func stem(of units: some Collection<Int>) -> [UInt16]? {
        guard units.count >= Self.fewestUnits else { return nil }
        var common: [[UInt16]: Int] = [:]
        for unit in units where words.byUnit[unit].count <= Self.longestUnit {
            for stem in Set(words.byUnit[unit].map(\.stem)) { common[stem, default: 0] += 1 }
        }
        var best: (stem: [UInt16], dice: Double)?
        for (stem, count) in common where count >= Self.fewestUnits {
            guard let frequency = frequencies[stem] else { continue }
            let dice = 2 * Double(count) / Double(units.count + frequency)
            guard dice >= max(Self.leastDice, best?.dice ?? 0) else { continue }
            if let found = best, found.dice == dice, found.stem.lexicographicallyPrecedes(stem) { continue }
            best = (stem, dice)
        }
        return best?.stem
    }

    /// Where a stem comes, by unit: of these, or of all.
    func places(of stem: [UInt16]) -> [Int: Range<Int>] {
        var places: [Int: Range<Int>] = [:]
        for (index, unit) in words.byUnit.enumerated() {
            if let word = unit.first(where: { $0.stem == stem }) { places[index] = word.range }
        }
        return places
    }
}
