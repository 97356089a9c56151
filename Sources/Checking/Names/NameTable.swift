internal import ICUText
private import Segmentation
internal import TextFacts

/// The names of a text, and where each version has them.
///
/// A name is a capitalized word inside a sentence, in scripts with capitals; it is told by its sound, compared by its
/// consonants through ICU's transliteration. Another version may have a word that sounds so, or one that comes where the
/// name comes (`Companions`). A version without capitals has those names that are found so.
struct NameTable: Sendable {
    struct Name: Sendable {
        /// The version that has it, and where, by unit.
        let version: Int
        var places: [Int: Range<Int>]
        /// For each version the units, of those, where a word sounds like it.
        var heard: [Set<Int>]
        /// For each version the units, of those, where a word sounds like it, or comes that elsewhere comes with it.
        var known: [Set<Int>]
        /// For each version how many of those units it has.
        var together: [Int] = []
    }

    private(set) var names: [Name] = []
    /// Indices into `names` by unit.
    private(set) var byUnit: [Int: [Int]] = [:]
    /// By version.
    private(set) var hasCapitals: [Bool] = []

    /// Names that come in fewer units say nothing of what is usual.
    static let fewestUnits = 4
    static let fewestConsonants = 3
    /// Longer texts repeat every name often enough without all of their units.
    private static let mostUnits = 20_000

    init(units: [CheckUnit], versions: [CheckedVersion]) {
        guard units.count <= Self.mostUnits, var sounds = try? SoundSkeleton() else { return }
        let words = versions.enumerated().map { NameWords($0.offset, of: $0.element, in: units, sounds: &sounds) }
        hasCapitals = words.map(\.hasCapitals)
        var keys: [[UInt16]] = []
        for version in versions.indices {
            for (key, places) in Self.names(of: words[version]) {
                keys.append(key)
                let none = [Set<Int>](repeating: [], count: versions.count)
                names.append(Name(version: version, places: places, heard: none, known: none))
            }
        }
        let heard = words.map { $0.byUnit.map { HeardSounds($0.lazy.flatMap(\.sounds)) } }
        for (index, key) in keys.enumerated() {
            names[index].heard = versions.indices.map { other in
                Set(names[index].places.keys.filter { heard[other][$0].hasOne(like: key) })
            }
            names[index].known = names[index].heard
        }
        accompany(words, versions)
        for (index, name) in names.enumerated() {
            names[index].together = versions.indices.map { other in
                name.places.keys.count { units[$0].ranges[other] != nil }
            }
            for unit in name.places.keys { byUnit[unit, default: []].append(index) }
        }
    }

    /// By the sounds of their shortest forms, in an order of their own. Forms that begin alike are one name.
    private static func names(of words: NameWords) -> [(key: [UInt16], places: [Int: Range<Int>])] {
        var found: [[UInt16]: (key: [UInt16], places: [Int: Range<Int>])] = [:]
        func add(where isName: (NameWords.Word) -> Bool) {
            for (index, unit) in words.byUnit.enumerated() {
                for word in unit where word.isCapitalized && isName(word) {
                    guard let key = word.sounds.first, key.count >= fewestConsonants else { continue }
                    // Changed in its place: a frequent name has many.
                    found[word.stem, default: (key, [:])].places.merge([index: word.range]) { first, _ in first }
                    if let known = found[word.stem]?.key, key.count < known.count { found[word.stem]?.key = key }
                }
            }
        }
        add { !$0.isFirst }
        // Where a sentence begins a word has a capital anyway: there it is a name if it is one elsewhere.
        let known = Set(found.keys)
        add { $0.isFirst && !words.small.contains($0.stem) && known.contains($0.stem) }
        return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    /// Finds what comes with the names, and with it the names of versions without capitals.
    private mutating func accompany(_ words: [NameWords], _ versions: [CheckedVersion]) {
        let companions = words.map(Companions.init)
        for index in names.indices where !versions[names[index].version].rules.nounsHaveCapitals {
            let name = names[index]
            for other in versions.indices where other != name.version {
                guard let places = companions[other].places(besideNameOf: name.places.keys) else { continue }
                let common = Set(places.keys).intersection(name.places.keys)
                names[index].known[other].formUnion(common)
                guard !words[other].hasCapitals else { continue }
                let none = [Set<Int>](repeating: [], count: versions.count)
                var own = Name(version: other, places: places, heard: none, known: none)
                own.known[name.version] = common
                names.append(own)
            }
        }
    }
}
