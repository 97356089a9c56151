private import Algorithms
private import Documents

/// A day of a month that a passage names.
public struct CalendarDay: Sendable, Hashable {
    public let day: Int
    public let month: Int
    /// Code units of the text where the day's number stands.
    public let range: Range<Int>

    package func isSame(as other: CalendarDay) -> Bool { day == other.day && month == other.month }
}

extension QuantityReader {
    private static let days = 1.0...31.0
    private static let months = 1.0...12.0
    /// Code units between a day and its month: "12 de noviembre", "3rd of May".
    private static let reach = 6
    /// What Chinese, Japanese and Korean write behind a month's number and a day's.
    private static let monthMarks: Set<UInt16> = [0x6708, 0xC6D4]
    private static let dayMarks: Set<UInt16> = [0x65E5, 0x53F7, 0xC77C]

    /// The days that a passage names, each of its readings: 07.10.2021 is 7 October, or 10 July where a month may come
    /// first.
    package func days(among quantities: [Quantity]) -> [[CalendarDay]] {
        var found: [[CalendarDay]] = []
        // In the order of the text.
        let numbers = quantities.filter {
            ($0.kind == .digits || $0.isSpoken && $0.isSure == false) && $0.parts.isEmpty
                && Self.days.contains($0.values.first ?? 0)
        }
        let longest = numbers.map(\.range.count).max() ?? 0
        for quantity in quantities where quantity.kind == .month {
            guard let month = quantity.values.first else { continue }
            let first = numbers.partitioningIndex {
                $0.range.lowerBound >= quantity.range.lowerBound - Self.reach - longest
            }
            let beside = numbers[first...].prefix { $0.range.lowerBound <= quantity.range.upperBound + Self.reach }
                .filter { gap($0.range, quantity.range) <= Self.reach }
            if let day = beside.min(by: { gap($0.range, quantity.range) < gap($1.range, quantity.range) }),
                let value = day.values.first
            {
                found.append([CalendarDay(day: Int(value), month: Int(month), range: day.range)])
            }
        }
        let digits = quantities.filter { $0.kind == .digits }
        for (one, other) in zip(digits, digits.dropFirst())
        where unit(after: one).map(Self.monthMarks.contains) == true
            && unit(after: other).map(Self.dayMarks.contains) == true
        {
            guard let month = one.values.first, let day = other.values.first, Self.months.contains(month),
                Self.days.contains(day)
            else { continue }
            found.append([
                CalendarDay(day: Int(day), month: Int(month), range: one.range.lowerBound..<other.range.upperBound)
            ])
        }
        for quantity in digits where quantity.sequence.count == 3 { found.append(contentsOf: written(quantity)) }
        return found
    }

    /// 07.10.2021, 10/7/2021, 2021-10-07.
    private func written(_ quantity: Quantity) -> [[CalendarDay]] {
        let parts = quantity.sequence
        let pairs: [(Double, Double)]
        if parts[0] >= 1000 {
            pairs = [(parts[2], parts[1])]
        } else if parts[2] >= 1000 {
            pairs =
                text.document.language.language == "en"
                ? [(parts[0], parts[1]), (parts[1], parts[0])] : [(parts[0], parts[1])]
        } else {
            return []
        }
        let days = pairs.filter { Self.days.contains($0.0) && Self.months.contains($0.1) }.map {
            CalendarDay(day: Int($0.0), month: Int($0.1), range: quantity.range)
        }
        return days.isEmpty ? [] : [days]
    }

    private func unit(after quantity: Quantity) -> UInt16? {
        let end = quantity.range.upperBound
        return end < text.units.count ? text.units[end] : nil
    }
}
