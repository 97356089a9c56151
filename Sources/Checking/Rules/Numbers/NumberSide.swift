private import Foundation
internal import TextFacts

/// The numbers that one version says in a unit, read once for all that is asked of them.
struct NumberSide {
    let version: Int
    let range: Range<Int>
    let quantities: [Quantity]
    let index: QuantityIndex
    let reader: QuantityReader
    /// Each different number beside which a unit of measure stands: of a row that is a book by itself, some.
    let measured: [Quantity]
    /// Numbers with which a word begins: "dreijährig".
    private let compounds: Set<Int>
    let spokenTimes: [Quantity]
    let hasTime: Bool
    let runs: Set<String>
    private let sequenceLengths: Set<Int>
    /// What stands by itself, and what stands alone or as part of another number.
    private let wholes: ValueSet
    private let parts: ValueSet

    /// Conversions are looked for one by one.
    private static let mostMeasured = 256

    /// - Complexity: O(code units).
    init(version: Int, range: Range<Int>, text: CheckedText) {
        self.version = version
        self.range = range
        reader = QuantityReader(text.versions[version].worded)
        quantities = reader.quantities(in: range)
        index = QuantityIndex(quantities)
        compounds = reader.compounds(in: range)
        let different = index.different
        measured = Array(different.lazy.filter { $0.measure != nil }.prefix(Self.mostMeasured))
        spokenTimes = different.filter { $0.isTime && $0.isSpoken }
        hasTime = different.contains(where: \.isTime)
        runs = Set(different.compactMap(\.run))
        sequenceLengths = Set(different.map(\.sequence.count)).subtracting([0])
        var (wholes, parts) = (ValueSet(), ValueSet())
        for quantity in different where quantity.kind == .digits || quantity.kind == .month {
            for value in quantity.values + quantity.parts { parts.insert(value) }
            if quantity.kind == .digits, quantity.parts.isEmpty, quantity.apart.isEmpty {
                for value in quantity.values { wholes.insert(value) }
            }
        }
        (self.wholes, self.parts) = (wholes, parts)
    }

    /// What another version is asked for: digits, months and numbers in words.
    var values: [Quantity] { quantities.filter { $0.kind == .digits || $0.kind == .month || $0.isSpoken } }

    /// Whether a number stands here by itself.
    func hasWhole(_ value: Double) -> Bool { wholes.contains(value) }

    func hasPart(_ value: Double) -> Bool { parts.contains(value) }

    /// Whether a number of as many parts is here: then those parts are not looked for one by one.
    func hasSequence(like quantity: Quantity) -> Bool { sequenceLengths.contains(quantity.sequence.count) }

    /// Whether a word here is a compound with a number.
    func hasCompound(of quantity: Quantity) -> Bool {
        quantity.values.contains { Int(exactly: $0).map(compounds.contains) == true }
    }

    /// How far into the side a number stands, from 0 to 1.
    func share(of quantity: Quantity) -> Double {
        Double(quantity.range.lowerBound - range.lowerBound) / Double(max(1, range.count))
    }

    // MARK: What clashes though its numbers agree

    /// Numbers of both sides that contradict each other though each stands on both sides: days whose month is another
    /// ("3 May", "5 March"), and equal numbers of other units (5 km, 5 m).
    func clash(with other: NumberSide) -> (own: Quantity, other: Quantity)? {
        let (own, rivals) = (reader.days(among: quantities), other.reader.days(among: other.quantities))
        let (ownDates, rivalDates) = (Self.dates(own), Self.dates(rivals))
        if let day = own.first(where: { rivalDates.isDisjoint(with: Self.dates([$0])) })?.first,
            let rival = rivals.first(where: { ownDates.isDisjoint(with: Self.dates([$0])) })?.first
        {
            return (Self.quantity(of: day), Self.quantity(of: rival))
        }
        for quantity in measured {
            let equals = other.index.candidates(for: quantity).map { other.index.different[$0] }
                .filter { $0.matches(quantity) }
            if let rival = equals.first, equals.allSatisfy({ quantity.isOfOtherUnit(than: $0) }),
                !other.measured.contains(where: { $0.isConverted(quantity) }),
                !measured.contains(where: { $0.isConverted(rival) })
            {
                return (quantity.withUnit, rival.withUnit)
            }
        }
        return nil
    }

    private struct Date: Hashable {
        let day: Int
        let month: Int
    }

    /// All readings of some days.
    private static func dates(_ days: [[CalendarDay]]) -> Set<Date> {
        Set(days.joined().map { Date(day: $0.day, month: $0.month) })
    }

    private static func quantity(of day: CalendarDay) -> Quantity {
        Quantity(kind: .digits, range: day.range, values: [Double(day.day)], isDate: true)
    }
}

extension Quantity {
    /// The same, told with its unit.
    fileprivate var withUnit: Quantity {
        var quantity = Quantity(kind: kind, range: measured ?? range, values: values, isDate: isDate)
        (quantity.isSpoken, quantity.isSure) = (isSpoken, isSure)
        return quantity
    }
}
