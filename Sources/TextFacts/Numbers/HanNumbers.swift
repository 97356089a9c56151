/// Reads numbers in Chinese and Japanese characters: 二十五, 五十万, 三千四百, 二〇二一.
enum HanNumbers {
    private static let digits: [UInt16: Double] = [
        0x3007: 0, 0x96F6: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7,
        0x516B: 8, 0x4E5D: 9,
    ]
    /// Ten, hundred, thousand: multiply the digit before them.
    private static let places: [UInt16: Double] = [0x5341: 10, 0x767E: 100, 0x5343: 1000]
    /// Ten thousand and its powers: multiply all that stands before.
    private static let scales: [UInt16: Double] = [
        0x4E07: 1e4, 0x842C: 1e4, 0x4EBF: 1e8, 0x5104: 1e8, 0x5146: 1e12,
    ]

    static func isNumeral(_ unit: UInt16) -> Bool {
        digits[unit] != nil || places[unit] != nil || scales[unit] != nil
    }

    /// The numbers that 十二三 (twelve or thirteen) and 七八百 (seven or eight hundred) mean; else the one number.
    static func values(_ units: ArraySlice<UInt16>) -> [Double] {
        let hasPlaces = units.contains { places[$0] != nil }
        let pair = zip(units.indices, units.indices.dropFirst()).first { one, other in
            guard let first = digits[units[one]], let second = digits[units[other]] else { return false }
            return first > 0 && second == first + 1
        }
        guard let pair, hasPlaces || units.count == 2 else { return value(units).map { [$0] } ?? [] }
        let readings = [pair.1, pair.0].compactMap { left in
            value(ArraySlice(units.indices.filter { $0 != left }.map { units[$0] }))
        }
        return readings + (hasPlaces ? [] : value(units).map { [$0] } ?? [])
    }

    /// nil for what is no number: a scale with nothing before it is part of a word (万一).
    static func value(_ units: ArraySlice<UInt16>) -> Double? {
        guard let first = units.first, scales[first] == nil else { return nil }
        if units.allSatisfy({ digits[$0] != nil }) {
            return units.reduce(0.0) { $0 * 10 + (digits[$1] ?? 0) }
        }
        var (total, section, digit) = (0.0, 0.0, Double?.none)
        for unit in units {
            if let value = digits[unit] {
                digit = value
            } else if let place = places[unit] {
                section += (digit ?? 1) * place
                digit = nil
            } else if let scale = scales[unit] {
                total += (section + (digit ?? 0)) * scale
                (section, digit) = (0, nil)
            }
        }
        return total + section + (digit ?? 0)
    }
}
