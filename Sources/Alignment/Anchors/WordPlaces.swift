private import ICUText

/// Where phrases stand in a text, all found in one reading.
struct WordPlaces {
    private var places: [[UInt16]: [Int]] = [:]

    /// So many first code units of a phrase are looked up; the rest is compared.
    private static let prefix = 8

    /// - Complexity: O(text + phrases), and what phrases that begin alike have in common.
    init(of phrases: [String], in units: [UInt16]) {
        guard !phrases.isEmpty else { return }
        // By their first code units, for each length that there is.
        var known: [Int: [[UInt16]: [[UInt16]]]] = [:]
        for phrase in Set(phrases.map { Self.folded(Array($0.utf16)).units }) where !phrase.isEmpty {
            places[phrase] = []
            let prefix = Array(phrase.prefix(Self.prefix))
            known[prefix.count, default: [:]][prefix, default: []].append(phrase)
        }
        let text = Self.folded(units)
        for (length, phrases) in known {
            guard length <= text.units.count else { continue }
            let firsts = Set(phrases.keys.compactMap(\.first))
            for start in 0...(text.units.count - length) where firsts.contains(text.units[start]) {
                guard let candidates = phrases[Array(text.units[start..<(start + length)])] else { continue }
                for phrase in candidates where text.units[start...].starts(with: phrase) {
                    places[phrase]?.append(text.origins[start])
                }
            }
        }
    }

    /// The code units where a phrase begins, rising.
    subscript(phrase: String) -> [Int] { places[Self.folded(Array(phrase.utf16)).units] ?? [] }

    /// White space is one space, and none at the ends; with the place of each code unit.
    private static func folded(_ units: [UInt16]) -> (units: [UInt16], origins: [Int]) {
        var folded: (units: [UInt16], origins: [Int]) = ([], [])
        var hasSpace = false
        for (index, unit) in units.enumerated() {
            if CharacterClass.of(UInt32(unit)) == .space {
                hasSpace = !folded.units.isEmpty
                continue
            }
            if hasSpace {
                folded.units.append(0x20)
                folded.origins.append(index)
                hasSpace = false
            }
            folded.units.append(unit)
            folded.origins.append(index)
        }
        return folded
    }
}
