private import ICUText
package import Segmentation
private import Synchronization

/// A unit of measure: what it measures, and how it is brought to the common unit of that.
package struct Measure: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case length, weight, area, volume, temperature, currency, share }

    package let kind: Kind
    package let scale: Double

    /// A temperature's scale only names it: Celsius, Fahrenheit, or degrees of which the text does not say which.
    private static let degree = Measure(kind: .temperature, scale: 0)

    /// By ICU's names. A speed is as long as the way of an hour.
    package static let byName: [String: Measure] = [
        "length-kilometer": Measure(kind: .length, scale: 1000), "length-meter": Measure(kind: .length, scale: 1),
        "length-centimeter": Measure(kind: .length, scale: 0.01),
        "length-millimeter": Measure(kind: .length, scale: 0.001),
        "length-mile": Measure(kind: .length, scale: 1609.344), "length-yard": Measure(kind: .length, scale: 0.9144),
        "length-foot": Measure(kind: .length, scale: 0.3048), "length-inch": Measure(kind: .length, scale: 0.0254),
        "speed-mile-per-hour": Measure(kind: .length, scale: 1609.344),
        "speed-kilometer-per-hour": Measure(kind: .length, scale: 1000),
        "mass-kilogram": Measure(kind: .weight, scale: 1), "mass-gram": Measure(kind: .weight, scale: 0.001),
        "mass-pound": Measure(kind: .weight, scale: 0.45359237), "mass-ounce": Measure(kind: .weight, scale: 0.0283495),
        "mass-stone": Measure(kind: .weight, scale: 6.35029), "mass-metric-ton": Measure(kind: .weight, scale: 1000),
        "area-acre": Measure(kind: .area, scale: 4046.856), "area-hectare": Measure(kind: .area, scale: 10_000),
        "area-square-mile": Measure(kind: .area, scale: 2_589_988), "area-square-meter": Measure(kind: .area, scale: 1),
        "area-square-kilometer": Measure(kind: .area, scale: 1_000_000),
        "area-square-foot": Measure(kind: .area, scale: 0.092903),
        "volume-gallon": Measure(kind: .volume, scale: 3.785412), "volume-liter": Measure(kind: .volume, scale: 1),
        // Currencies, and percent beside percentage points, are only told apart: nothing brings them to each other.
        "currency-dollar": Measure(kind: .currency, scale: 1), "currency-euro": Measure(kind: .currency, scale: 2),
        "currency-rupee": Measure(kind: .currency, scale: 3), "currency-won": Measure(kind: .currency, scale: 4),
        "currency-zloty": Measure(kind: .currency, scale: 5), "currency-lira": Measure(kind: .currency, scale: 6),
        "currency-yuan": Measure(kind: .currency, scale: 7), "currency-yen": Measure(kind: .currency, scale: 8),
        "currency-ruble": Measure(kind: .currency, scale: 9), "currency-baht": Measure(kind: .currency, scale: 10),
        "currency-dong": Measure(kind: .currency, scale: 11),
        "share-percent": Measure(kind: .share, scale: 1), "share-point": Measure(kind: .share, scale: 2),
        "temperature-celsius": Measure(kind: .temperature, scale: 1),
        "temperature-fahrenheit": Measure(kind: .temperature, scale: 2), "angle-degree": degree,
    ]

    /// Signs of currencies beside numbers; "¥" is of two.
    private static let signs: [UInt16: String] = [
        0x24: "currency-dollar", 0x20AC: "currency-euro", 0x20B9: "currency-rupee", 0x20A9: "currency-won",
        0x20BA: "currency-lira", 0x20BD: "currency-ruble", 0xE3F: "currency-baht", 0x20AB: "currency-dong",
        0x25: "share-percent", 0xFF05: "share-percent", 0x66A: "share-percent",
    ]

    /// The unit that a sign beside a number stands for.
    package static func ofSign(_ unit: UInt16) -> Measure? { signs[unit].flatMap { byName[$0] } }

    /// Who converts rounds: by so much of the number, to the next whole one from this on, or by so many degrees.
    private static let rounding = 0.035
    private static let leastWhole = 3.0
    private static let degrees = 0.6

    /// Whether two measure the same in other units, both of which are said: 5 km is not 5 m.
    package func isOther(than unit: Measure) -> Bool {
        kind == unit.kind && self != unit && self != Self.degree && unit != Self.degree
    }

    /// Whether a number of this is, near enough, another number of another unit.
    package func isSame(_ value: Double, as other: Double, of unit: Measure) -> Bool {
        guard kind == unit.kind, kind != .currency, kind != .share else { return false }
        if kind == .temperature {
            guard self != unit || self == Self.degree else { return false }
            return abs((value - 32) / 1.8 - other) < Self.degrees || abs((other - 32) / 1.8 - value) < Self.degrees
        }
        guard self != unit else { return false }
        let exact = value * scale / unit.scale
        return abs(exact - other) < Self.rounding * other || other >= Self.leastWhole && other == exact.rounded()
    }
}

/// How one language calls units of measure, as ICU writes them beside numbers.
package struct MeasureWords: Sendable {
    private var measures: [[UInt16]: Measure]
    /// The most words in a name.
    package static let longest = 3
    /// Longer names may have another ending: "Kilometern".
    private static let shortestStem = 3
    private static let longestEnding = 2
    /// Numbers for which languages have forms of their own.
    private static let counts = [1, 2, 3, 11, 100]
    /// Short names that are words of another kind: "in", "st".
    private static let longAlone: Set = ["length-inch", "mass-stone", "speed-kilometer-per-hour"]

    private static let known = Mutex<[String: MeasureWords]>([:])

    /// ICU's names of a language, which are looked up once, and the names of its file.
    package static func of(locale: String, rules: LanguageRules) -> MeasureWords {
        var words = known.withLock { $0[locale] } ?? MeasureWords(locale: locale)
        known.withLock { $0[locale] = words }
        for (name, unit) in rules.numbers.measures { words.measures[FoldedWord.of(name)] = Measure.byName[unit] }
        return words
    }

    private init(locale: String) {
        var measures: [[UInt16]: Measure] = [:]
        for (name, measure) in Measure.byName.sorted(by: { $0.key < $1.key }) {
            for isLong in Self.longAlone.contains(name) ? [true] : [true, false] {
                for count in Self.counts {
                    guard let text = LocaleData.measure(count, unit: name, isLong: isLong, in: locale) else { continue }
                    let key = FoldedWord.of(Self.name(text))
                    if !key.isEmpty && measures[key] == nil { measures[key] = measure }
                }
            }
        }
        self.measures = measures
    }

    /// A number's unit; "km²" is no "km".
    private static func name(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .decimalNumber }))
    }

    /// The unit that words (as keys) begin with, and of how many of them its name is.
    package func measure(at start: Int, of words: [[UInt16]]) -> (measure: Measure, words: Int)? {
        for count in (1...Self.longest).reversed() where start + count <= words.count {
            let key = Array(words[start..<(start + count)].joined())
            for ending in 0...Self.longestEnding where key.count > ending {
                let stem = Array(key.dropLast(ending))
                if ending == 0 || stem.count >= Self.shortestStem, let found = measures[stem] { return (found, count) }
            }
        }
        return nil
    }
}
