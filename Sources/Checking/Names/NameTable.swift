internal import ICUText
private import Segmentation
internal import TextFacts

/// The names of a text, and where each version has them.
///
/// A name is a capitalized word inside a sentence, in scripts with capitals; it is told by its sound, compared by its
/// consonants through ICU's transliteration. Another version may have a word that sounds so, or one that comes where the
/// name comes (`Companions`). A version without capitals has those names that are found so. A name with few consonants is
/// told by how it is written.
struct NameTable: Sendable {
    struct Name: Sendable {
        /// The version that has it, and where, by unit.
        let version: Int
        var places: [Int: Range<Int>]
        /// The units where a sentence begins with it.
        var beginning: Set<Int> = []
        /// Whether the version writes it in small letters, too.
        var isSmall = false
        /// The sounds of its shortest form.
        let sounds: [UInt16]
        /// The letters from a to z of that.
        let letters: [UInt16]
        /// For each version the units, of those, where a word sounds like it, or is written so.
        var heard: [Set<Int>]
        /// The versions that have it in Chinese characters.
        var isRead: Set<Int> = []
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

    static let fewestConsonants = 3
    static let fewestLetters = 3
    /// Longer texts repeat every name often enough without all of their units.
    private static let mostUnits = 20_000

    init(units: [CheckUnit], versions: [CheckedVersion]) {
        guard units.count <= Self.mostUnits, var sounds = try? SoundSkeleton() else { return }
        let words = versions.enumerated().map { NameWords($0.offset, of: $0.element, in: units, sounds: &sounds) }
        hasCapitals = words.map(\.hasCapitals)
        let answers = words.map { version in version.byUnit.map { NameAnswers($0, hasCapitals: version.hasCapitals) } }
        for version in versions.indices {
            for found in Self.names(of: words[version]) {
                let heard = versions.indices.map { other in
                    Set(found.places.keys.filter { answers[other][$0].hasOne(written: found.stem, sounds: found.key) })
                }
                names.append(
                    Name(
                        version: version, places: found.places, beginning: found.beginning,
                        isSmall: words[version].small.contains(found.stem), sounds: found.key,
                        letters: found.letters, heard: heard, known: heard))
            }
        }
        read(units, versions)
        accompany(words, versions)
        for (index, name) in names.enumerated() {
            names[index].together = versions.indices.map { other in
                name.places.keys.count { units[$0].ranges[other] != nil }
            }
            for unit in name.places.keys { byUnit[unit, default: []].append(index) }
        }
    }

    /// What is found in a version: how it is written, the sounds of its shortest form, and where it is.
    private struct Found {
        let stem: [UInt16]
        var key: [UInt16]
        var letters: [UInt16]
        var places: [Int: Range<Int>] = [:]
        var beginning: Set<Int> = []
    }

    /// In an order of their own. Forms that begin alike are one name.
    private static func names(of words: NameWords) -> [Found] {
        var found: [[UInt16]: Found] = [:]
        func add(where isName: (NameWords.Word) -> Bool) {
            for (index, unit) in words.byUnit.enumerated() {
                for word in unit where word.isCapitalized && isName(word) {
                    guard let key = word.sounds.first, word.stem.count >= fewestLetters else { continue }
                    // Changed in its place: a frequent name has many.
                    let new = Found(stem: word.stem, key: key, letters: word.letters)
                    if found[word.stem, default: new].places[index] == nil {
                        found[word.stem, default: new].places[index] = word.range
                        if word.isFirst { found[word.stem]?.beginning.insert(index) }
                    }
                    if let known = found[word.stem]?.key, key.count < known.count { found[word.stem]?.key = key }
                    if let known = found[word.stem]?.letters, word.letters.count < known.count {
                        found[word.stem]?.letters = word.letters
                    }
                }
            }
        }
        add { !$0.isFirst }
        // Where a sentence begins a word has a capital anyway: there it is a name if it is one elsewhere.
        let known = Set(found.keys)
        add { $0.isFirst && !words.small.contains($0.stem) && known.contains($0.stem) }
        return found.values.sorted { $0.stem.lexicographicallyPrecedes($1.stem) }
    }

    /// A name with fewer letters is read in too many ways.
    private static let fewestRead = 4

    /// Finds the names of other versions among Chinese characters.
    private mutating func read(_ units: [CheckUnit], _ versions: [CheckedVersion]) {
        let wanted = Set(names.lazy.map(\.letters).filter { $0.count >= Self.fewestRead })
        guard !wanted.isEmpty, var readings = try? HanReadings() else { return }
        for other in versions.indices where !hasCapitals[other] {
            var places: [[UInt16]: [Int: Range<Int>]] = [:]
            for (index, unit) in units.enumerated() {
                guard let range = unit.ranges[other] else { continue }
                for (letters, place) in readings.places(of: wanted, in: versions[other].units[range]) {
                    places[letters, default: [:]][index] = place
                }
            }
            for index in names.indices where names[index].version != other {
                guard let own = places[names[index].letters] else { continue }
                add(own, of: other, besides: index)
                names[index].isRead.insert(other)
            }
        }
    }

    /// Adds a version's own name that answers another's, and writes down where it does.
    private mutating func add(_ places: [Int: Range<Int>], of version: Int, besides index: Int) {
        let common = Set(places.keys).intersection(names[index].places.keys)
        names[index].known[version].formUnion(common)
        guard !hasCapitals[version] else { return }
        let none = [Set<Int>](repeating: [], count: hasCapitals.count)
        var own = Name(version: version, places: places, sounds: [], letters: [], heard: none, known: none)
        own.known[names[index].version] = common
        names.append(own)
    }

    /// Finds what comes with the names, and with it the names of versions without capitals.
    private mutating func accompany(_ words: [NameWords], _ versions: [CheckedVersion]) {
        let companions = words.map(Companions.init)
        for index in names.indices
        where !versions[names[index].version].rules.nounsHaveCapitals && !names[index].sounds.isEmpty {
            let name = names[index]
            // What is read so is the name already.
            for other in versions.indices where other != name.version && !name.isRead.contains(other) {
                guard
                    let places = companions[other].places(
                        besideNameOf: name.places.keys, isHeard: !name.heard[other].isEmpty)
                else { continue }
                add(places, of: other, besides: index)
            }
        }
    }
}
