private import AlignedTable
private import Documents
private import Formats
private import ICUText

/// JUnit's XML, which every build server shows: a test case a finding, failed where it is as grave as asked for, and a
/// case that passes for every rule that found nothing.
///
/// The file says first how many cases there are: findings are held until the end.
public struct JUnitFindingFormat: FindingFormat {
    /// The least severity that fails; nil for none.
    private let failing: Severity?
    private var cases = ""
    private var failures = 0
    private var count = 0

    public init(failing: Severity?) { self.failing = failing }

    public var header: String { "" }

    public mutating func entry(_ finding: Finding, number: Int, of source: FindingSource) -> String {
        let location = source.location(of: finding)
        let place =
            source.fileRow == nil ? location.spelled : "\(location.spelled) row \(source.rowNumber(of: finding))"
        let tag = { (version: Int) in source.table.versions[version].language.tag }
        count += 1
        cases += "    <testcase classname=\"hexapla.\(finding.rule.rawValue)\" name=\"\(place.escapedAsXMLAttribute)\""
        cases += " file=\"\(location.path.escapedAsXMLAttribute)\""
        if let start = location.start { cases += " line=\"\(start.line)\"" }
        cases += " time=\"0\">\n"
        var details = "\(place): \(finding.severity.rawValue): \(finding.message) [\(finding.rule.rawValue)]\n"
        for passage in finding.places {
            for range in passage.ranges {
                let text = source.table.versions[passage.version].text[range].spelledOnOneLine
                details += "\(tag(passage.version)): \(text)\n"
            }
        }
        if !finding.witnesses.isEmpty {
            details += "witnesses: \(finding.witnesses.map(tag).joined(separator: ", "))\n"
        }
        details += "score: \(finding.score.spelledScore)\n"
        if let failing, finding.severity >= failing {
            failures += 1
            cases += "      <failure type=\"\(finding.rule.rawValue)\""
            cases += " message=\"\(finding.message.escapedAsXMLAttribute)\">\(details.escapedAsXML)</failure>\n"
        } else {
            cases += "      <system-out>\(details.escapedAsXML)</system-out>\n"
        }
        cases += "    </testcase>\n"
        return ""
    }

    public mutating func footer(_ summary: CheckSummary) -> String {
        for rule in RuleName.allCases where summary.rules[rule] == nil {
            count += 1
            cases += "    <testcase classname=\"hexapla.\(rule.rawValue)\" name=\"nothing found\" time=\"0\"/>\n"
        }
        var facts = "\(summary.countsInWords) in \(summary.rows) rows; compared: \(summary.coverageInWords)\n"
        for limit in summary.limits { facts += "not compared: \(limit)\n" }
        let counts = "tests=\"\(count)\" failures=\"\(failures)\" errors=\"0\" time=\"0\""
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hexapla check\" \(counts)>\n"
            + "  <testsuite name=\"hexapla check\" \(counts) skipped=\"0\">\n\(cases)"
            + "    <system-out>\(facts.escapedAsXML)</system-out>\n  </testsuite>\n</testsuites>\n"
    }
}
