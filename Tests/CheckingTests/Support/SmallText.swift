import AlignedTable
import Documents
import Encoders
import Foundation
import ICUText
import Segmentation
import Words

@testable import Checking

/// Rows made by hand, each version's text put together from its cells.
enum SmallText {
    /// - Parameters:
    ///   - rows: For each row the cell of each version, nil for one that lacks it.
    ///   - moved: For each row the versions that stand out of order.
    ///   - separator: What stands between the cells of a version.
    ///   - isSegmented: Whether versions are cut into segments, which rules and units ask for sentences' ends.
    ///   - joinsRows: Whether rows may become units of several, and be cut again.
    ///   - aloneRows: Those that an alignment that does not lean to leaving out leaves alone too; nil where there is none.
    static func make(
        _ languages: [String], _ rows: [[String?]], source: String? = nil, encoder: (any LocalEncoding)? = nil,
        moved: [Int: [Int]] = [:], separator: String = "\n", isSegmented: Bool = false, joinsRows: Bool = false,
        areRowsGiven: Bool = false, linker: WordLinker? = nil, aloneRows: Set<Int>? = nil
    ) throws -> CheckedText {
        let tags = languages.compactMap { LanguageTag($0) }
        var texts = [[UInt16]](repeating: [], count: tags.count)
        let ranges = rows.map { row in
            row.enumerated().map { version, cell -> Range<Int>? in
                guard let cell else { return nil }
                if !texts[version].isEmpty { texts[version] += Array(separator.utf16) }
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
        let versions = try documents.map { document in
            let rules = try RuleCatalog().rules(for: document.language)
            var segmenter = try Segmenter(language: document.language, rules: rules)
            return try CheckedVersion(
                document: document, segmentation: isSegmented ? segmenter.segment(document) : nil, rules: rules)
        }
        return CheckedText(
            table: table, source: source.flatMap { languages.firstIndex(of: $0) }, versions: versions, encoder: encoder,
            linker: linker, joinsRows: joinsRows, areRowsGiven: areRowsGiven, cosine: { _, _ in 0.7 },
            alone: aloneRows.map { rows in
                LoneText(
                    tags.indices.map { version in
                        ranges.enumerated().compactMap { row, ranges in
                            ranges[version].map { .init($0, probability: rows.contains(row) ? 0.9 : 0.1) }
                        }
                    })
            })
    }

    /// What one rule says of two sentences, the first the original.
    static func findings(
        _ rule: any CheckRule, _ languages: [String], _ cells: [String], source: String? = nil
    ) throws -> [Finding] {
        let text = try make(languages, [cells.map(Optional.some)], source: source ?? languages[0])
        return rule.findings(in: text, units: text.units.indices).filter { $0.score >= 0.5 }
    }

    /// What a version says in a unit; nil where it lacks it.
    static func words(_ version: Int, of unit: CheckUnit, in text: CheckedText) -> String? {
        unit.ranges[version].map { text.table.versions[version].text[$0] }
    }

    /// The passages of a finding, as text.
    static func passages(_ finding: Finding, in text: CheckedText) -> [String] {
        finding.places.flatMap { place in place.ranges.map { text.table.versions[place.version].text[$0] } }
    }
}
