private import Documents
private import Evidence
private import ICUText
private import Segmentation
internal import TextFacts

/// The names of a text, and where each version has a word that sounds like them.
///
/// A name is a capitalized word inside a sentence, in scripts with capitals; what other scripts write is compared by its
/// consonants, through ICU's transliteration.
struct NameTable: Sendable {
    struct Name: Sendable {
        /// The version that has it, and where, by unit.
        let version: Int
        var places: [Int: Range<Int>]
        /// For each version the units, of those, where it has a counterpart.
        var counterparts: [Set<Int>]
        /// For each version how many of those units it has.
        var together: [Int] = []
    }

    private(set) var names: [Name] = []
    /// Indices into `names` by unit.
    private(set) var byUnit: [Int: [Int]] = [:]

    /// Names that come in fewer units say nothing of what is usual.
    static let fewestUnits = 4
    private static let fewestConsonants = 3
    /// Longer texts repeat every name often enough without all of their units.
    private static let mostUnits = 20_000

    init(units: [CheckUnit], versions: [CheckedVersion]) {
        guard units.count <= Self.mostUnits, var sounds = try? SoundSkeleton() else { return }
        // The sounds of every word of every unit, by version; written alike counts too.
        var heard = [[Heard]](repeating: [], count: versions.count)
        var found: [[UInt16]: Int] = [:]
        for (version, reader) in versions.enumerated() {
            for (index, unit) in units.enumerated() {
                guard let range = unit.ranges[version] else {
                    heard[version].append(Heard())
                    continue
                }
                var here = Heard()
                var isFirst = true
                for word in reader.words(in: range) {
                    defer { isFirst = Self.endsSentence(after: word, reader) }
                    let units = Array(reader.units[word])
                    for form in Self.forms(of: units, reader) {
                        let skeleton = sounds.skeleton(of: form)
                        guard skeleton.count >= Self.fewestConsonants else { continue }
                        here.insert(skeleton)
                    }
                    let isCapital = CharacterClass.of(UInt32(units.first ?? 0)) == .upper
                    guard isCapital, !isFirst, units.contains(where: { CharacterClass.of(UInt32($0)) == .lower }) else {
                        continue
                    }
                    let skeleton = sounds.skeleton(of: foldedForMatching(units))
                    guard skeleton.count >= Self.fewestConsonants else { continue }
                    let key = [UInt16(version)] + skeleton
                    if let known = found[key] {
                        names[known].places[index] = names[known].places[index] ?? word
                    } else {
                        found[key] = names.count
                        names.append(Name(version: version, places: [index: word], counterparts: []))
                    }
                }
                heard[version].append(here)
            }
        }
        for (key, index) in found {
            let skeleton = Array(key.dropFirst())
            names[index].counterparts = versions.indices.map { other in
                Set(names[index].places.keys.filter { heard[other][$0].hasOne(like: skeleton) })
            }
            names[index].together = versions.indices.map { other in
                names[index].places.keys.count { units[$0].ranges[other] != nil }
            }
            for unit in names[index].places.keys { byUnit[unit, default: []].append(index) }
        }
        for unit in byUnit.keys { byUnit[unit]?.sort() }
    }

    /// The word folded, and without what the language writes as part of it.
    private static func forms(of word: [UInt16], _ version: CheckedVersion) -> [[UInt16]] {
        let folded = foldedForMatching(word)
        let stripped = version.rules.wordPrefixes.first { folded.count > $0.count + 2 && folded.starts(with: $0) }
        return [folded] + (stripped.map { [Array(folded.dropFirst($0.count))] } ?? [])
    }

    /// How the words of a unit sound.
    private struct Heard {
        private var sounds: Set<[UInt16]> = []
        private var beginnings: Set<[UInt16]> = []

        mutating func insert(_ sound: [UInt16]) {
            guard sounds.insert(sound).inserted else { return }
            beginnings.insert(Array(sound.dropLast()))
        }

        /// Whether one is equal, or equal but for a sound at the end.
        func hasOne(like sound: [UInt16]) -> Bool {
            sounds.contains(sound) || beginnings.contains(sound) || sounds.contains(Array(sound.dropLast()))
        }
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
