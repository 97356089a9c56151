private import Evidence
internal import ICUText
private import Segmentation
internal import TextFacts

/// The words of a version, unit by unit, as names are looked for among them.
struct NameWords: Sendable {
    struct Word: Sendable {
        let range: Range<Int>
        /// The sounds of the word, and of what is left without what the language writes as part of it.
        let sounds: [[UInt16]]
        /// The letters from a to z of the folded word; none where it is not written as names are.
        let letters: [UInt16]
        /// The beginning of the word, folded: in most languages the same whatever its ending.
        let stem: [UInt16]
        /// Whether it is written as names are, in a script with capitals.
        let isCapitalized: Bool
        /// Whether a sentence begins with it, or may.
        let isFirst: Bool
    }

    /// By unit; empty where the version lacks the unit.
    let byUnit: [[Word]]
    /// Whether the version's script has capitals: names of other scripts in it do not tell.
    let hasCapitals: Bool
    /// Stems that are written in small letters somewhere.
    let small: Set<[UInt16]>

    private static let stemLength = 5
    /// The share of words with letters that have two cases.
    private static let leastCased = 0.25

    init(_ version: Int, of reader: CheckedVersion, in units: [CheckUnit], sounds: inout SoundSkeleton) {
        var byUnit: [[Word]] = []
        var small: Set<[UInt16]> = []
        var (cased, all) = (0, 0)
        for unit in units {
            guard let range = unit.ranges[version] else {
                byUnit.append([])
                continue
            }
            var words: [Word] = []
            var isFirst = true
            for place in Self.joined(reader.words(in: range), reader.units) {
                defer { isFirst = Self.endsSentence(after: place, reader) }
                let letters = Array(reader.units[place])
                let forms = Self.forms(of: letters, reader)
                let isCapital = CharacterClass.of(UInt32(letters.first ?? 0)) == .upper
                let isMixed = letters.contains { CharacterClass.of(UInt32($0)) == .lower }
                let word = Word(
                    range: place, sounds: forms.map { sounds.skeleton(of: $0) },
                    letters: isCapital && isMixed
                        ? (forms.first ?? []).filter { (0x61...0x7A).contains($0) } : [],
                    stem: Array((forms.last ?? []).prefix(Self.stemLength)), isCapitalized: isCapital && isMixed,
                    isFirst: isFirst)
                if !isCapital, isMixed { small.insert(word.stem) }
                if isCapital || isMixed { cased += 1 }
                all += 1
                words.append(word)
            }
            byUnit.append(words)
        }
        self.byUnit = byUnit
        self.small = small
        hasCapitals = Self.leastCased * Double(all) < Double(cased)
    }

    /// "Yu-cun" is one word, as "Qingyang" is: what has a capital, a hyphen, and goes on in small letters.
    private static func joined(_ words: ArraySlice<Range<Int>>, _ units: [UInt16]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for word in words {
            if let last = joined.last, word.lowerBound == last.upperBound + 1, units[last.upperBound] == 0x2D,
                CharacterClass.of(UInt32(units[last.lowerBound])) == .upper,
                CharacterClass.of(UInt32(units[word.lowerBound])) == .lower
            {
                joined[joined.count - 1] = last.lowerBound..<word.upperBound
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    /// The word folded, and without what the language writes as part of it.
    private static func forms(of word: [UInt16], _ version: CheckedVersion) -> [[UInt16]] {
        let folded = foldedForMatching(word)
        let stripped = version.rules.wordPrefixes.first { folded.count > $0.count + 2 && folded.starts(with: $0) }
        return [folded] + (stripped.map { [Array(folded.dropFirst($0.count))] } ?? [])
    }

    private static func endsSentence(after word: Range<Int>, _ version: CheckedVersion) -> Bool {
        var unit = word.upperBound
        while version.units.indices.contains(unit) {
            switch CharacterClass.of(UInt32(version.units[unit])) {
            case .dot, .terminator, .pause, .openingMark, .neutralQuote: return true
            case .space, .closingMark: unit += 1
            default: return false
            }
        }
        return true
    }
}
