private import Documents
private import Foundation
private import ICUText
private import Segmentation

/// Which versions deny something in each unit, or may, by what their languages' files say (`Negations`).
///
/// Where another version seldom denies what one denies (its language does so inside verbs, or the translation is free), it
/// means little that it does not: the text itself says how seldom.
struct DenialTable: Sendable {
    private enum Denial { case none, possible, sure }

    /// By version and unit; empty without words that deny in the language's file.
    private let denials: [[Denial]]
    /// For each version, and each other one, how often that may deny where this surely does: log-odds.
    private let kept: [[Double]]

    /// What is usual in news between languages whose files have such words; it counts as so many units.
    private static let usualShare = 0.75
    private static let priorUnits = 4.0

    /// - Complexity: O(words).
    init(units: [CheckUnit], versions: [CheckedVersion]) {
        let denials = versions.indices.map { version in
            versions[version].rules.negations.isEmpty
                ? [] : units.map { $0.ranges[version].map { Self.denial(versions[version], in: $0) } ?? .none }
        }
        kept = versions.indices.map { one in
            versions.indices.map { other in
                guard one != other, !denials[one].isEmpty, !denials[other].isEmpty else { return 0 }
                let both = units.indices.filter { denials[one][$0] == .sure && units[$0].ranges[other] != nil }
                let answered = Double(both.count { denials[other][$0] != .none })
                let share =
                    (answered + Self.usualShare * Self.priorUnits) / (Double(both.count) + Self.priorUnits)
                return log(share / (1 - share))
            }
        }
        self.denials = denials
    }

    /// Whether a version denies something in a unit, or may; nil where its language's file has no words for that.
    func mayDeny(_ version: Int, in unit: Int) -> Bool? {
        denials[version].isEmpty ? nil : denials[version][unit] != .none
    }

    /// The log-odds that `other` may deny something where `one` surely does.
    func logOddsKept(_ one: Int, by other: Int) -> Double { kept[one][other] }

    private static func denial(_ version: CheckedVersion, in range: Range<Int>) -> Denial {
        let words = version.words(in: range).map { version.document.text[$0].lowercased() }
        if words.contains(where: version.rules.negations.contains) { return .sure }
        return words.contains(where: version.rules.negations.mayContain) ? .possible : .none
    }
}
