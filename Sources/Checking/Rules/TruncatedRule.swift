private import Documents
private import Foundation
private import ICUText
private import Segmentation

/// A text that breaks off: it ends without a full stop, or with a comma, and is short, where the others go on.
///
/// True: "The council said that the" against a whole sentence. False: a headline, which has no full stop in any version;
/// Thai, which has none at all.
struct TruncatedRule: CheckRule {
    var names: [RuleName] { [.truncated] }

    /// Shorter texts are headlines and names.
    private static let shortest = 15
    /// e-folds shorter than is usual.
    private static let leastMissing = 0.25

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            return unit.present.compactMap { version in
                version == text.source ? nil : finding(of: version, in: unit, text)
            }
        }
    }

    private func finding(of version: Int, in unit: CheckUnit, _ text: CheckedText) -> Finding? {
        guard let range = unit.ranges[version], let end = Ending(range, text.versions[version]), end != .whole else {
            return nil
        }
        let reader = text.versions[version]
        guard reader.ink(in: range) >= Self.shortest else { return nil }
        let others = unit.present.filter { $0 != version && (text.source == nil || $0 == text.source) }
        let whole = others.filter { other in
            unit.ranges[other].flatMap { Ending($0, text.versions[other]) } == .whole
        }
        guard !whole.isEmpty, whole.count * 2 > others.count else { return nil }
        let missing =
            whole.reduce(0.0) { sum, other in
                let expected = text.norms(other, version).lengthRatio * Double(ink(of: other, in: unit, text))
                return sum + log((expected + 4) / (Double(reader.ink(in: range)) + 4))
            } / Double(whole.count)
        guard missing >= Self.leastMissing else { return nil }
        let score = min(0.95, (end == .pause ? 0.5 : 0.4) + 0.5 * missing)
        return Finding(
            rule: .truncated, version: version, places: [.init(version: version, ranges: [range])],
            row: unit.rows.lowerBound, witnesses: whole, score: score,
            message: "\(text.tag(version)) breaks off here; \(text.tags(whole)) \(whole.count > 1 ? "go" : "goes") on")
    }

    private func ink(of version: Int, in unit: CheckUnit, _ text: CheckedText) -> Int {
        unit.ranges[version].map { text.versions[version].ink(in: $0) } ?? 0
    }

    /// How a passage ends.
    private enum Ending {
        case whole, open, pause

        /// nil for a language without full stops.
        init?(_ range: Range<Int>, _ version: CheckedVersion) {
            guard !version.rules.spacesEndSentences else { return nil }
            var last = range.upperBound - 1
            while last > range.lowerBound {
                let kind = CharacterClass.of(UInt32(version.units[last]))
                guard kind == .closingMark || kind == .neutralQuote || kind == .space || kind == .symbol else { break }
                last -= 1
            }
            switch CharacterClass.of(UInt32(version.units[last])) {
            case .dot, .terminator: self = .whole
            case .pause: self = version.units[last] == 0x3A ? .whole : .pause
            default: self = .open
            }
        }
    }
}
