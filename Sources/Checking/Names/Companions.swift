/// The word of another version that comes where a name comes: its counterpart, translated or transcribed.
///
/// In a script with capitals a name's counterpart has one somewhere. Found by counting: the word with the largest Dice
/// coefficient (Dice 1945) over the units of the text.
/// - Complexity: O(words) to begin with, then O(words of the units that hold the name) a name.
struct Companions {
    /// The stems that may be a counterpart, by number: in which units each comes, and where first in them.
    private var places: [[Int: Range<Int>]] = []
    /// By unit the numbers of its stems, each once; none of long units, where everything stands beside everything.
    private var stems: [[Int]] = []

    /// Fewer common units say nothing.
    private static let fewestUnits = 3
    private static let leastDice = 0.6
    /// In words.
    private static let longestUnit = 200

    init(_ words: NameWords) {
        let capitalized = Set(words.byUnit.joined().lazy.filter { $0.isCapitalized && !$0.isFirst }.map(\.stem))
        var numbers: [[UInt16]: Int] = [:]
        for (index, unit) in words.byUnit.enumerated() {
            var own: [Int] = []
            for word in unit where !words.hasCapitals || capitalized.contains(word.stem) {
                let number = numbers[word.stem] ?? places.count
                if number == places.count {
                    numbers[word.stem] = number
                    places.append([:])
                }
                guard places[number][index] == nil else { continue }
                places[number][index] = word.range
                own.append(number)
            }
            stems.append(unit.count > Self.longestUnit ? [] : own)
        }
    }

    /// Where the word comes, by unit, that goes with a name of these units; nil where none does surely.
    func places(besideNameOf units: some Collection<Int>) -> [Int: Range<Int>]? {
        guard units.count >= Self.fewestUnits else { return nil }
        var common: [Int: Int] = [:]
        for unit in units {
            for stem in stems[unit] { common[stem, default: 0] += 1 }
        }
        var best: (stem: Int, dice: Double)?
        for (stem, count) in common where count >= Self.fewestUnits {
            let dice = 2 * Double(count) / Double(units.count + places[stem].count)
            guard dice >= Self.leastDice else { continue }
            // Of equals the one that comes first in the text.
            if let found = best, (found.dice, stem) > (dice, found.stem) { continue }
            best = (stem, dice)
        }
        return best.map { places[$0.stem] }
    }
}
