import AlignedTable
import Documents
import Foundation
import FoundationXML
import Testing

@testable import Checking

@Suite("Findings for code review and build servers")
struct ReportFormatTests {
    /// The first line's first character takes two code units.
    private func text() throws -> CheckedText {
        try SmallText.make(["en", "de"], [["𝒜 b", "x"], ["say \"14\" & <go>\u{1}", "sage 41"]])
    }

    private func finding(_ rule: RuleName = .number, score: Double = 0.95, row: Int = 1) -> Finding {
        Finding(
            rule: rule, version: 1,
            places: [.init(version: 0, ranges: [5 + 5..<5 + 7]), .init(version: 1, ranges: [2 + 5..<2 + 7])], row: row,
            witnesses: [0], score: score, message: "a \"message\" & <more>")
    }

    private func written(_ format: some FindingFormat, _ findings: [Finding], _ source: FindingSource) -> String {
        var format = format
        var summary = CheckSummary(languages: ["en", "de"])
        summary.rows = 2
        var text = format.header
        for (index, finding) in findings.enumerated() {
            summary.count(finding)
            text += format.entry(finding, number: index + 1, of: source)
        }
        return text + format.footer(summary)
    }

    private func run(of sarif: String) throws -> [String: Any] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(sarif.utf8)) as? [String: Any])
        #expect(object["version"] as? String == "2.1.0")
        return try #require((object["runs"] as? [[String: Any]])?.first)
    }

    @Test("SARIF: a result names rule, place, related places and witnesses")
    func sarif() throws {
        let source = FindingSource(try text().table)
        let run = try run(of: written(SARIFFindingFormat(toolVersion: "1.2.3"), [finding(), finding(.length)], source))
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == RuleName.allCases.map(\.rawValue))
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 2)
        #expect(results[0]["ruleId"] as? String == "number")
        #expect(rules[try #require(results[0]["ruleIndex"] as? Int)]["id"] as? String == "number")
        #expect(results.map { $0["level"] as? String } == ["error", "warning"])
        #expect(
            (results[0]["message"] as? [String: Any])?["text"] as? String == "a \"message\" & <more> (witnesses: en)")
        let place = try #require(
            (results[0]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "de.txt")
        let region = try #require(place["region"] as? [String: Any])
        #expect(["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int } == [2, 6, 2, 8])
        #expect((region["snippet"] as? [String: Any])?["text"] as? String == "41")
        let related = try #require((results[0]["relatedLocations"] as? [[String: Any]])?.first)
        let other = (related["physicalLocation"] as? [String: Any])?["region"] as? [String: Any]
        #expect(["startLine", "startColumn"].map { other?[$0] as? Int } == [2, 6])
        #expect((other?["snippet"] as? [String: Any])?["text"] as? String == "14")
    }

    @Test("SARIF: a row of a file has its line, and no column; odd names become addresses")
    func sarifOfRows() throws {
        let place = FindingSource.FileRow(path: "/tm/a b ü.tsv", number: 7, line: 9)
        let run = try run(
            of: written(
                SARIFFindingFormat(toolVersion: "1"), [finding(row: 7)], FindingSource(try text().table, of: place)))
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        #expect(
            (location?["artifactLocation"] as? [String: Any])?["uri"] as? String == "file:///tm/a%20b%20%C3%BC.tsv")
        #expect((location?["region"] as? [String: Any])?.keys.sorted() == ["startLine"])
        #expect((result["properties"] as? [String: Any])?["row"] as? Int == 7)
    }

    @Test("SARIF without findings is whole")
    func nothing() throws {
        let run = try run(of: written(SARIFFindingFormat(toolVersion: "1"), [], FindingSource(try text().table)))
        #expect((run["results"] as? [Any])?.isEmpty == true)
    }

    @Test("JUnit: a case a finding, failed from the severity asked for on; rules without findings pass")
    func junit() throws {
        let source = FindingSource(try text().table)
        let findings = [finding(), finding(.length), finding(.moved)]
        let document = try XMLDocument(xmlString: written(JUnitFindingFormat(failing: .warning), findings, source))
        let suite = try #require(document.rootElement()?.elements(forName: "testsuite").first)
        let cases = suite.elements(forName: "testcase")
        let failed = cases.filter { !$0.elements(forName: "failure").isEmpty }
        #expect(suite.attribute(forName: "tests")?.stringValue == "\(cases.count)")
        #expect(suite.attribute(forName: "failures")?.stringValue == "2")
        #expect(failed.map { $0.attribute(forName: "classname")?.stringValue } == ["hexapla.number", "hexapla.length"])
        #expect(failed.first?.attribute(forName: "name")?.stringValue == "de.txt:2:6")
        let failure = try #require(failed.first?.elements(forName: "failure").first)
        #expect(failure.attribute(forName: "message")?.stringValue == "a \"message\" & <more>")
        #expect(failure.stringValue?.contains("witnesses: en") == true)
        #expect(cases.count == 3 + RuleName.allCases.count - 3)
        let none = try XMLDocument(xmlString: written(JUnitFindingFormat(failing: nil), findings, source))
        #expect(none.rootElement()?.attribute(forName: "failures")?.stringValue == "0")
    }

    @Test("JUnit holds what XML cannot")
    func junitHostile() throws {
        var hostile = finding()
        hostile = Finding(
            rule: .number, version: 0, places: [.init(version: 0, ranges: [5..<21])], row: 1, witnesses: [], score: 0.9,
            message: "\u{0}\u{FFFE}]]>")
        let source = FindingSource(try text().table)
        let document = try XMLDocument(xmlString: written(JUnitFindingFormat(failing: .note), [hostile], source))
        let failure = try #require(try document.nodes(forXPath: "//failure").first)
        #expect(failure.stringValue?.contains("say \"14\" & <go>\u{FFFD}") == true)
    }

    @Test("lines end as editors count them")
    func lines() throws {
        let document = Document(language: try #require(LanguageTag("en")), string: "a\r\nb\rc\n\n𝒜d")
        let index = LineIndex(document.text)
        let places = [0, 2, 3, 5, 7, 8, 10].map { index.position(ofUnit: $0, in: document.text) }
        #expect(places.map(\.line) == [1, 1, 2, 3, 4, 5, 5])
        #expect(places.map(\.column) == [1, 3, 1, 1, 1, 1, 2])
    }
}
