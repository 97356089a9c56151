package import AlignedTable
private import Documents
private import DynamicPrograms
private import Errors
internal import Evidence
private import Foundation
private import ICUText

/// What spoke for and against a row: the terms of every pair of versions in it, and what the best other ways would
/// have come to.
package struct Explanation {
    let table: AlignedText
    let solved: SolvedText

    package init(table: AlignedText, solved: SolvedText) {
        self.table = table
        self.solved = solved
    }

    /// - Parameter number: The row, from 1, as the table numbers it.
    package func text(ofRow number: Int) -> String {
        let row = table.rows[number - 1]
        var lines = ["row \(number)" + (row.score.map { ", score \(Self.spelled($0, digits: 4))" } ?? ", one version")]
        for version in table.versions.indices {
            guard let text = table.text(of: row, version: version) else { continue }
            let mark = row.moved.contains(version) ? " (moved)" : ""
            lines.append("  \(table.versions[version].language.tag)\(mark)  \(Self.shortened(text))")
        }
        for one in table.versions.indices {
            for other in table.versions.indices where other > one {
                lines += pair(one, other: other, index: number - 1)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: A pair

    private func pair(_ one: Int, other: Int, index: Int) -> [String] {
        let bead = bead(one, other: other, index: index)
        guard !bead.first.isEmpty || !bead.second.isEmpty else { return [] }
        let evidence = evidence(one, other)
        let terms = evidence.terms(bead.first, bead.second)
            .map { (term: $0.term, value: $0.value, weight: evidence.weights[$0.term]) }
        // Keys come one by one: a term counts once.
        var sums: [(term: Term, value: Double, weight: Double)] = []
        for term in terms {
            if let place = sums.firstIndex(where: { $0.term == term.term }) {
                sums[place].value += term.value
            } else {
                sums.append(term)
            }
        }
        sums.sort {
            let (left, right) = (abs($0.value * $0.weight), abs($1.value * $1.weight))
            return left != right ? left > right : $0.term.rawValue < $1.term.rawValue
        }
        let tags = (table.versions[one].language.tag, table.versions[other].language.tag)
        var lines = ["", "\(tags.0)-\(tags.1)" + heading(tags, one: one, other: other, index: index)]
        lines.append("     value    weight    counts")
        for entry in sums where entry.weight != 0 {
            lines.append(
                Self.column(Self.spelled(entry.value, digits: 3)) + Self.column(Self.spelled(entry.weight, digits: 2))
                    + Self.column(Self.signed(entry.value * entry.weight))
                    + "  \(entry.term.traits.words) (\(entry.term))")
        }
        lines.append(
            Self.column("") + Self.column("sum") + Self.column(Self.signed(evidence.score(bead.first, bead.second))))
        let others = alternatives(one, other: other, index: index)
        if !others.isEmpty { lines.append("  other ways, against this one:") }
        for way in others {
            lines.append(Self.column("") + Self.column("") + Self.column(Self.signed(way.difference)) + "  \(way.name)")
        }
        return lines
    }

    private func heading(_ tags: (String, String), one: Int, other: Int, index: Int) -> String {
        if table.rows[index].segments[one] == nil { return ": \(tags.0) lacks it" }
        if table.rows[index].segments[other] == nil { return ": \(tags.1) lacks it" }
        let score = table.rows[index].pairScores.first { $0.first == one && $0.second == other }?.score
        return score.map { ", score \(Self.spelled($0, digits: 4))" } ?? ""
    }

    /// What else could have been done with the pair's texts, best first: how much more it would count than the row (and
    /// the row that it takes up) does now.
    private func alternatives(_ one: Int, other: Int, index: Int) -> [(name: String, difference: Double)] {
        let evidence = evidence(one, other)
        let bead = bead(one, other: other, index: index)
        let own = evidence.score(bead.first, bead.second)
        var ways: [(name: String, difference: Double)] = []
        if !bead.first.isEmpty && !bead.second.isEmpty {
            let apart = evidence.score(bead.first, 0..<0) + evidence.score(0..<0, bead.second)
            ways.append(("leave both sides out", apart - own))
            var best = -Double.infinity
            for cut in bead.first where cut > bead.first.lowerBound {
                for place in bead.second where place > bead.second.lowerBound {
                    let parts =
                        evidence.score(bead.first.lowerBound..<cut, bead.second.lowerBound..<place)
                        + evidence.score(cut..<bead.first.upperBound, place..<bead.second.upperBound)
                    best = max(best, parts)
                }
            }
            if best > -.infinity { ways.append(("cut it into two rows", best - own)) }
        }
        for (step, name) in [(-1, "one row with the row before"), (1, "one row with the row after")] {
            guard let near = neighbour(one, other: other, index: index, step: step) else { continue }
            let beads = step < 0 ? (near, bead) : (bead, near)
            guard let first = Self.joined(beads.0.first, beads.1.first),
                let second = Self.joined(beads.0.second, beads.1.second),
                first.count <= solved.longestRuns[place(one)], second.count <= solved.longestRuns[place(other)]
            else { continue }
            ways.append((name, evidence.score(first, second) - own - evidence.score(near.first, near.second)))
        }
        return ways.sorted { $0.difference > $1.difference }
    }

    /// The nearest row before or after that either version has, where the two together have both.
    private func neighbour(
        _ one: Int, other: Int, index: Int, step: Int
    ) -> (first: Range<Int>, second: Range<Int>)? {
        let own = bead(one, other: other, index: index)
        var near = index + step
        while table.rows.indices.contains(near) {
            let bead = bead(one, other: other, index: near)
            if !bead.first.isEmpty || !bead.second.isEmpty {
                let isPaired =
                    !(own.first.isEmpty && bead.first.isEmpty) && !(own.second.isEmpty && bead.second.isEmpty)
                return isPaired ? bead : nil
            }
            near += step
        }
        return nil
    }

    /// Two runs as one; nil where they do not stand one after the other.
    private static func joined(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int>? {
        if first.isEmpty { return second }
        if second.isEmpty { return first }
        return first.upperBound == second.lowerBound ? first.lowerBound..<second.upperBound : nil
    }

    // MARK: Where things are

    /// A version's place in the order of alignment.
    private func place(_ column: Int) -> VersionIndex { solved.order.version(of: ColumnIndex(column)) }

    private func evidence(_ one: Int, _ other: Int) -> PairEvidence {
        solved.solutions[VersionPair(place(one), place(other))].scoring.evidence
    }

    /// The row's runs, the one first that comes first in the order of alignment.
    private func bead(_ one: Int, other: Int, index: Int) -> (first: Range<Int>, second: Range<Int>) {
        let segments = table.rows[index].segments
        let runs = (segments[one] ?? 0..<0, segments[other] ?? 0..<0)
        return place(one) < place(other) ? runs : (runs.1, runs.0)
    }

    // MARK: Spelling

    private static func shortened(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").escapingControls
        return words.count > 70 ? "\(words.prefix(69))…" : words
    }

    private static func spelled(_ value: Double, digits: Int) -> String { String(format: "%.\(digits)f", value) }
    private static func signed(_ value: Double) -> String { String(format: "%+.2f", value) }
    private static func column(_ text: String) -> String {
        String(repeating: " ", count: max(0, 10 - text.count)) + text
    }
}
