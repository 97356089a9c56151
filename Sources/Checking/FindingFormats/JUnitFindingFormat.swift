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
    private var cases = XMLWriter()
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
        var details = "\(place): \(finding.severity.rawValue): \(finding.message) [\(finding.rule.rawValue)]\n"
        if let whereabouts = source.whereabouts(of: finding).spelled {
            details += "at \(whereabouts.spelledOnOneLine)\n"
        }
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
        let isFailure = failing.map { finding.severity >= $0 } ?? false
        if isFailure { failures += 1 }
        cases.newLine(indentation: 4)
        cases.element(
            "testcase",
            [
                ("classname", "hexapla.\(finding.rule.rawValue)"), ("name", place), ("file", location.path),
                ("line", location.start.map { String($0.line) }), ("time", "0"),
            ]
        ) { xml in
            xml.newLine(indentation: 6)
            if isFailure {
                xml.element("failure", [("type", finding.rule.rawValue), ("message", finding.message)], text: details)
            } else {
                xml.element("system-out", text: details)
            }
            xml.newLine(indentation: 4)
        }
        return ""
    }

    public mutating func footer(_ summary: CheckSummary) -> String {
        for rule in RuleName.allCases where summary.rules[rule] == nil {
            count += 1
            cases.newLine(indentation: 4)
            cases.empty(
                "testcase", [("classname", "hexapla.\(rule.rawValue)"), ("name", "nothing found"), ("time", "0")])
        }
        var facts = "\(summary.countsInWords) in \(summary.rows) rows; compared: \(summary.coverageInWords)\n"
        for limit in summary.limits { facts += "not compared: \(limit)\n" }
        let counts: [XMLWriter.Attribute] = [
            ("name", "hexapla check"), ("tests", String(count)), ("failures", String(failures)), ("errors", "0"),
            ("time", "0"),
        ]
        var xml = XMLWriter()
        xml.declaration()
        xml.element("testsuites", counts) { xml in
            xml.newLine(indentation: 2)
            xml.element("testsuite", counts + [("skipped", "0")]) { xml in
                xml.append(cases)
                xml.newLine(indentation: 4)
                xml.element("system-out", text: facts)
                xml.newLine(indentation: 2)
            }
            xml.newLine()
        }
        xml.newLine()
        return xml.markup
    }
}
