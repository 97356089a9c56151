import AlignedTable
import Documents
import Encoders
import Foundation
import ICUText
import Segmentation

@testable import Checking

/// Rows made by hand, each version's text put together from its cells, a line each.
enum SmallText {
    /// - Parameters:
    ///   - rows: For each row the cell of each version, nil for one that lacks it.
    ///   - moved: For each row the versions that stand out of order.
    static func make(
        _ languages: [String], _ rows: [[String?]], source: String? = nil, encoder: (any PartEncoding)? = nil,
        moved: [Int: [Int]] = [:]
    ) throws -> CheckedText {
        let tags = languages.compactMap { LanguageTag($0) }
        var texts = [[UInt16]](repeating: [], count: tags.count)
        let ranges = rows.map { row in
            row.enumerated().map { version, cell -> Range<Int>? in
                guard let cell else { return nil }
                if !texts[version].isEmpty { texts[version].append(0x0A) }
                let start = texts[version].count
                texts[version] += Array(cell.utf16)
                return start..<texts[version].count
            }
        }
        let documents = zip(tags, texts).map {
            Document(language: $0, name: "\($0.tag).txt", string: String(decoding: $1, as: UTF16.self))
        }
        let table = AlignedText(
            name: "small", versions: documents,
            rows: ranges.enumerated().map { index, ranges in
                let present = ranges.indices.filter { ranges[$0] != nil }
                let scores = present.flatMap { one in
                    present.filter { $0 > one }.map { Row.PairScore(first: one, second: $0, score: 0.95) }
                }
                return Row(
                    ranges: ranges, segments: ranges, score: present.count > 1 ? 0.95 : nil, pairScores: scores,
                    moved: moved[index] ?? [])
            })
        let versions = try documents.map {
            try CheckedVersion(document: $0, rules: RuleCatalog().rules(for: $0.language))
        }
        return CheckedText(
            table: table, source: source.flatMap { languages.firstIndex(of: $0) }, versions: versions, encoder: encoder,
            joinsRows: false, cosine: { _, _ in 0.7 })
    }

    /// What one rule says of two sentences, the first the original.
    static func findings(
        _ rule: any CheckRule, _ languages: [String], _ cells: [String], source: String? = nil
    ) throws -> [Finding] {
        let text = try make(languages, [cells.map(Optional.some)], source: source ?? languages[0])
        return rule.findings(in: text, units: text.units.indices).filter { $0.score >= 0.5 }
    }

    /// The passages of a finding, as text.
    static func passages(_ finding: Finding, in text: CheckedText) -> [String] {
        finding.places.flatMap { place in place.ranges.map { text.table.versions[place.version].text[$0] } }
    }
}
