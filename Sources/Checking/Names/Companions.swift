/// The word of another version that comes where a name comes: its counterpart, translated or transcribed.
///
/// In a script with capitals a name's counterpart has one somewhere, mostly. Found by counting: the word with the largest Dice
/// coefficient (Dice 1945) over the units of the text.
/// - Complexity: O(words) to begin with, then O(words of the units that hold the name) a name.
struct Companions {
    /// The stems that may be a counterpart, by number: in which units each comes, and where first in them.
    private var places: [[Int: Range<Int>]] = []
    /// By unit the numbers of its stems, each once; none of long units, where everything stands beside everything.
    private var stems: [[Int]] = []
    /// Whether each stem is written as names are, somewhere, or in a script without capitals.
    private var areNames: [Bool] = []

    /// Fewer common units say nothing.
    private static let fewestUnits = 3
    /// What has no capital comes beside a name by chance more often.
    private static let fewestUnitsOfSmall = 6
    private static let leastDice = 0.6
    /// In words.
    private static let longestUnit = 200

    init(_ words: NameWords) {
        let capitalized = Set(words.byUnit.joined().lazy.filter { $0.isCapitalized && !$0.isFirst }.map(\.stem))
        var numbers: [[UInt16]: Int] = [:]
        for (index, unit) in words.byUnit.enumerated() {
            var own: [Int] = []
            for word in unit {
                let number = numbers[word.stem] ?? places.count
                if number == places.count {
                    numbers[word.stem] = number
                    places.append([:])
                    areNames.append(!words.hasCapitals || capitalized.contains(word.stem))
                }
                guard places[number][index] == nil else { continue }
                places[number][index] = word.range
                own.append(number)
            }
            stems.append(unit.count > Self.longestUnit ? [] : own)
        }
    }

    /// Where the word comes, by unit, that goes with a name of these units; nil where none does surely. What is written as
    /// names are comes first; other words are asked only where no word here sounds like the name.
    func places(besideNameOf units: some Collection<Int>, isHeard: Bool) -> [Int: Range<Int>]? {
        guard units.count >= Self.fewestUnits else { return nil }
        var common: [Int: Int] = [:]
        for unit in units {
            for stem in stems[unit] { common[stem, default: 0] += 1 }
        }
        var best: (areNames: Int, dice: Double, before: Int)?
        for (stem, count) in common where count >= (areNames[stem] ? Self.fewestUnits : Self.fewestUnitsOfSmall) {
            let dice = 2 * Double(count) / Double(units.count + places[stem].count)
            guard dice >= Self.leastDice, areNames[stem] || !isHeard else { continue }
            // Of equals the one that comes first in the text.
            let candidate = (areNames: areNames[stem] ? 1 : 0, dice: dice, before: -stem)
            if let found = best, found >= candidate { continue }
            best = candidate
        }
        return best.map { places[-$0.before] }
    }
}
