import AlignedTable
import Checking
import Documents
import Foundation
import ICUText
import Testing

@testable import Report

@Suite("The page of findings")
struct FindingPageTests {
    private static let english = "one <two> three four"
    private static let arabic = "واحد اثنان"

    private func table() throws -> AlignedText {
        let texts = [("en", Self.english + "\nfive"), ("ar", Self.arabic)]
        let versions = try texts.map { Document(language: try #require(LanguageTag($0.0)), string: $0.1) }
        let first = Row(
            ranges: [0..<Self.english.utf16.count, 0..<Self.arabic.utf16.count], segments: [0..<1, 0..<1], score: 0.9,
            pairScores: [.init(first: 0, second: 1, score: 0.9)])
        let start = Self.english.utf16.count + 1
        let second = Row(ranges: [start..<(start + 4), nil], segments: [1..<2, nil], score: nil, pairScores: [])
        return AlignedText(name: "a & b", versions: versions, rows: [first, second])
    }

    private func finding(
        _ rule: RuleName, version: Int = 0, _ ranges: [Range<Int>], in place: Int = 0, row: Int = 0
    ) -> Finding {
        Finding(
            rule: rule, version: version, places: [.init(version: place, ranges: ranges)], row: row,
            witnesses: [1 - version], score: 0.95, message: "“<x>” of \"it\"")
    }

    private func page(_ findings: [Finding], _ table: AlignedText) -> String {
        var page = FindingPage(name: table.name, table: table)
        let source = FindingSource(table)
        var summary = CheckSummary(languages: table.versions.map(\.language.tag))
        summary.rows = table.rows.count
        for (index, finding) in findings.enumerated() {
            summary.count(finding)
            #expect(page.entry(finding, number: index + 1, of: source).isEmpty)
        }
        return page.header + page.footer(summary)
    }

    @Test("passages are marked in place, nested where they overlap, with links both ways")
    func marks() throws {
        let page = page([finding(.number, [4..<9]), finding(.omission, [4..<15])], try table())
        let title = "title=\"“&lt;x&gt;” of &quot;it&quot;\""
        func link(_ number: Int, _ rule: String) -> String {
            "<a class=\"number is-error rule-\(rule)\" href=\"#l\(number)\" data-number=\"\(number)\""
                + " aria-label=\"Finding \(number)\"></a>"
        }
        let parts: [String] = [
            "one <mark id=\"f2\" class=\"is-error rule-omission\" \(title)>",
            "<mark id=\"f1\" class=\"is-error rule-number\" \(title)>&lt;two&gt;</mark></mark>", link(1, "number"),
            "<mark class=\"is-error rule-omission\" \(title)> three</mark>", link(2, "omission"), " four",
        ]
        #expect(page.contains(parts.joined()))
        #expect(page.contains("<li id=\"l1\"") && page.contains("href=\"#f1\"") && page.contains("href=\"#r1\""))
        #expect(page.contains("“<bdi>&lt;x&gt;</bdi>” of"))
    }

    @Test("what a version lacks is marked where it is missing")
    func lacks() throws {
        let start = Self.english.utf16.count + 1
        let page = page([finding(.omission, version: 1, [start..<(start + 4)], row: 1)], try table())
        #expect(
            page.contains(
                "class=\"gap\" aria-label=\"no counterpart\"><a class=\"lack is-error rule-omission\" href=\"#l1\""))
        #expect(page.contains("<mark id=\"f1\" class=\"is-error rule-omission\""))
        #expect(page.contains("<tr role=\"row\" id=\"r2\" class=\"found\">"))
    }

    @Test("every anchor is there once, every filter has its rule, nothing runs and nothing is fetched")
    func whole() throws {
        let page = page(
            [
                finding(.number, [0..<3]), finding(.date, [4..<9, 10..<15]),
                finding(.moved, version: 1, [0..<4], in: 1),
            ],
            try table())
        for number in 1...3 {
            #expect(page.components(separatedBy: "id=\"f\(number)\"").count == 2)
            #expect(page.components(separatedBy: "id=\"l\(number)\"").count == 2)
        }
        for name in ["is-error", "is-note", "rule-number", "rule-date", "rule-moved"] {
            #expect(page.contains("id=\"show-\(name)\" checked"))
            #expect(page.contains("body:has(#show-\(name):not(:checked)) li.\(name)"))
        }
        #expect(!page.contains("id=\"show-rule-length\"") && page.contains("id=\"rows-found\""))
        #expect(
            !page.contains("<script") && !page.contains("http:") && !page.contains("https:") && !page.contains("url("))
        #expect(page.contains("<td role=\"cell\" lang=\"ar\" dir=\"rtl\"><mark id=\"f3\""))
        #expect(page.contains("<title>a &amp; b · checked</title>"))
    }

    @Test("without findings the versions are there all the same")
    func nothing() throws {
        let page = page([], try table())
        #expect(page.contains("Nothing was found."))
        #expect(page.contains("one &lt;two&gt; three four"))
        #expect(!page.contains("<mark"))
    }

    @Test("of a file of rows those with findings are shown, whatever their languages")
    func rows() throws {
        var page = FindingPage(name: "memory.tmx", table: nil)
        for (number, languages) in [(3, ["en", "de"]), (9, ["en", "ar"])].enumerated() {
            let versions = try languages.1.map {
                Document(language: try #require(LanguageTag($0)), string: "cell of \($0)")
            }
            let row = Row(ranges: [0..<10, 0..<10], segments: [0..<1, 0..<1], score: 0.9, pairScores: [])
            let source = FindingSource(
                AlignedText(name: "m", versions: versions, rows: [row]),
                of: .init(path: "memory.tmx", number: languages.0, line: nil))
            _ = page.entry(finding(.number, [0..<4], row: languages.0), number: number + 1, of: source)
        }
        let markup = page.footer(CheckSummary(languages: []))
        #expect(markup.contains("id=\"r3\"") && markup.contains("id=\"r9\""))
        #expect(markup.contains(":root { --versions: 3 }"))
        #expect(!markup.contains("rows-found\""))
        #expect(markup.components(separatedBy: "<tr role=\"row\" id=").count == 3)
    }
}
