private import AlignedTable
private import Documents
private import Formats
private import ICUText

/// One JSON object: `findings`, a line each, and `summary`. Spans are in code points; `places` is what people
/// call them ("paragraph 12"), where the file has such names; rows count from 1, in a file of rows
/// from 0.
public struct JSONFindingFormat: FindingFormat {
    public init() {}

    public var header: String { "{\"findings\":[" }

    public func entry(_ finding: Finding, number: Int, of source: FindingSource) -> String {
        let table = source.table
        let tag = { (version: Int) in table.versions[version].language.tag.quotedAsJSON }
        let spans = finding.places.map { place -> String in
            let text = table.versions[place.version].text
            let ranges = place.ranges.map {
                "[\(text.codePointOffset(ofUnit: $0.lowerBound)),\(text.codePointOffset(ofUnit: $0.upperBound))]"
            }
            return "\(tag(place.version)):[\(ranges.joined(separator: ","))]"
        }
        var line = (number > 1 ? ",\n" : "\n") + "{\"rule\":\"\(finding.rule.rawValue)\""
        line += ",\"severity\":\"\(finding.severity.rawValue)\",\"version\":\(tag(finding.version))"
        line += ",\"spans\":{\(spans.joined(separator: ","))},\"row\":\(source.rowNumber(of: finding))"
        line += ",\"witnesses\":[\(finding.witnesses.map(tag).joined(separator: ","))]"
        let names = finding.places.compactMap { place in
            place.ranges.first.flatMap { source.whereabouts(of: $0, version: place.version).spelled }.map {
                "\(tag(place.version)):\($0.quotedAsJSON)"
            }
        }
        if !names.isEmpty { line += ",\"places\":{\(names.joined(separator: ","))}" }
        return line + ",\"score\":\(finding.score.spelledScore),\"message\":\(finding.message.quotedAsJSON)}"
    }

    public func footer(_ summary: CheckSummary) -> String {
        let severities = Severity.allCases.reversed().map { "\"\($0.rawValue)\":\(summary.severities[$0] ?? 0)" }
        let rules = RuleName.allCases.compactMap { rule in
            summary.rules[rule].map { "\"\(rule.rawValue)\":\($0)" }
        }
        let versions = summary.versions.map {
            "\($0.language.quotedAsJSON):{\"characters\":\($0.characters),\"compared\":\($0.compared)"
                + ",\"unsure\":\($0.unsure),\"alone\":\($0.alone)}"
        }
        return "\(summary.findings > 0 ? "\n" : "")],\"summary\":{\"rows\":\(summary.rows)"
            + ",\"findings\":{\(severities.joined(separator: ","))},\"rules\":{\(rules.joined(separator: ","))}"
            + ",\"below_min_score\":\(summary.below),\"accepted\":\(summary.accepted),\"versions\":{\(versions.joined(separator: ","))}"
            + ",\"not_compared\":[\(summary.limits.map(\.quotedAsJSON).joined(separator: ","))]}}\n"
    }
}
