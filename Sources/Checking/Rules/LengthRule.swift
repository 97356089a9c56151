private import Foundation

/// A unit that is far shorter or longer than is usual between two versions.
///
/// True: a paragraph of five lines against one of one line. False: a headline of two words against three; a language
/// that is always longer.
struct LengthRule: CheckRule {
    var names: [RuleName] { [.length] }

    /// Shorter texts vary too much.
    private static let shortest = 40
    /// e-folds, and spreads, from what is usual.
    private static let leastDistance = 0.7
    private static let leastSpreads = 4.0

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            let present = unit.present
            return present.flatMap { one in
                present.filter { $0 > one }.compactMap { finding(in: unit, between: one, and: $0, text) }
            }
        }
    }

    private func finding(
        in unit: CheckUnit, between one: Int, and other: Int, _ text: CheckedText
    ) -> Finding? {
        guard let left = unit.ranges[one], let right = unit.ranges[other] else { return nil }
        if let source = text.source, one != source, other != source { return nil }
        let norms = text.norms(one, other)
        let lengths = (text.versions[one].ink(in: left), text.versions[other].ink(in: right))
        guard max(lengths.0, lengths.1) >= Self.shortest else { return nil }
        let distance = log((Double(lengths.1) + 4) / (norms.lengthRatio * Double(lengths.0) + 4))
        let spreads = abs(distance) / max(0.05, norms.lengthSpread)
        guard abs(distance) >= Self.leastDistance, spreads >= Self.leastSpreads else { return nil }
        // The translation where an original is named; else the one that is short.
        let version = text.source.map { $0 == one ? other : one } ?? (distance < 0 ? other : one)
        let against = version == one ? other : one
        let times = exp(version == other ? distance : -distance)
        let percent = Int((times * 100).rounded())
        return Finding(
            rule: .length, version: version,
            places: [.init(version: one, ranges: [left]), .init(version: other, ranges: [right])],
            row: unit.rows.lowerBound, witnesses: [against], score: min(0.8, 0.3 + 0.3 * abs(distance)),
            message: "\(text.tag(version)) has \(percent) % of the length that is usual against \(text.tag(against))")
    }
}
