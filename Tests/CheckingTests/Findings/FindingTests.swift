import Documents
import Foundation
import Testing

@testable import Checking

@Suite("Findings, settings and how they are written")
struct FindingTests {
    private func finding(_ rule: RuleName, score: Double, row: Int = 0) -> Finding {
        Finding(
            rule: rule, version: 1, places: [.init(version: 0, ranges: [3..<7])], row: row, witnesses: [0],
            score: score, message: "a \"message\"")
    }

    @Test("severity follows the score, up to what the rule allows")
    func severity() {
        #expect(finding(.omission, score: 0.95).severity == .error)
        #expect(finding(.omission, score: 0.7).severity == .warning)
        #expect(finding(.omission, score: 0.3).severity == .note)
        #expect(finding(.moved, score: 0.95).severity == .note)
        #expect(finding(.punctuation, score: 0.95).severity == .warning)
    }

    @Test("what is shown, and what is counted")
    func settings() {
        var checker = Checker()
        checker.settings.tunings[.number] = {
            var tuning = CheckSettings.Tuning()
            tuning.minimumScore = 0.9
            return tuning
        }()
        checker.settings.tunings[.omission] = {
            var tuning = CheckSettings.Tuning()
            tuning.severity = .note
            return tuning
        }()
        var summary = CheckSummary(languages: ["en", "de"])
        let shown = checker.shown(
            [
                finding(.number, score: 0.8, row: 2), finding(.omission, score: 0.99, row: 1),
                finding(.date, score: 0.2),
            ],
            &summary)
        #expect(shown.map(\.rule) == [.omission])
        #expect(shown.map(\.severity) == [.note])
        #expect(summary.below == 2)
        #expect(!summary.reaches(.warning))
        #expect(summary.reaches(.note))
    }

    @Test("JSON: spans in code points, rows from 1")
    func json() throws {
        // The first character takes two code units.
        let text = try SmallText.make(["en", "de"], [["𝒜 b cdef", "x"]])
        let format = JSONFindingFormat()
        var summary = CheckSummary(languages: ["en", "de"])
        summary.count(rowsOf: text)
        let finding = finding(.omission, score: 0.95)
        summary.count(finding)
        let written =
            format.header + format.entry(finding, number: 1, of: FindingSource(text.table))
            + format.entry(finding, number: 2, of: FindingSource(text.table)) + format.footer(summary)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
        let findings = try #require(object["findings"] as? [[String: Any]])
        #expect(findings.count == 2)
        #expect(findings[0]["spans"] as? [String: [[Int]]] == ["en": [[2, 6]]])
        #expect(findings[0]["row"] as? Int == 1)
        #expect(findings[0]["version"] as? String == "de")
        #expect(findings[0]["witnesses"] as? [String] == ["en"])
        #expect(findings[0]["message"] as? String == "a \"message\"")
        #expect((object["summary"] as? [String: Any])?["rows"] as? Int == 1)
        let empty = format.header + format.footer(CheckSummary(languages: []))
        #expect((try JSONSerialization.jsonObject(with: Data(empty.utf8)) as? [String: Any])?["findings"] != nil)
    }

    @Test("text: path, line and column of the passage, the passage marked in its line")
    func text() throws {
        let text = try SmallText.make(["en", "de"], [["ab", "x"], ["cdefgh", "y"]])
        let written = TextFindingFormat(hasColour: false).entry(
            finding(.number, score: 0.7), number: 1, of: FindingSource(text.table))
        #expect(written == "en.txt:2:1: warning: a \"message\" [number]\n  en  ⟦cdef⟧gh\n")
        let coloured = TextFindingFormat(hasColour: true).entry(
            finding(.number, score: 0.7), number: 1, of: FindingSource(text.table))
        #expect(coloured.contains("\u{1B}[1;33m"))
    }

    @Test("the summary says how much was compared")
    func summary() throws {
        let text = try SmallText.make(["en", "de"], [["abcd", "efg"], [nil, "hijkl"]])
        var summary = CheckSummary(languages: ["en", "de"])
        summary.count(rowsOf: text)
        #expect(summary.versions.map(\.compared) == [4, 3])
        #expect(summary.versions.map(\.alone) == [0, 5])
        #expect(TextFindingFormat(hasColour: false).footer(summary).contains("en 100 %, de 38 %"))
    }
}
