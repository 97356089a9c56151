import Foundation
import Testing

/// Pages of texts that would do harm, or that are long.
@Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.comment)))
struct HostilePageTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func align(_ german: [String], _ english: [String], name: String, to file: String) async throws {
        try scratch.write(german.joined(separator: "\n"), to: "de.txt")
        try scratch.write(english.joined(separator: "\n"), to: "en.txt")
        let run = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--input", "lines", "--document", name, "-o", file],
            in: scratch.path)
        // Both texts are the same, or in no language: that is noticed.
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    @Test func textStaysText() async throws {
        let attack = "<script>window.harm = 1</script><img src=x onerror=\"window.harm = 1\"></td></table>"
        let lines = [
            attack, "&lt;b&gt; & &amp; &#65; '\"\u{301}<\u{338}b>", "\u{202E}abc def\u{2067}", "abc def", "\u{0}NUL 7",
            "<!-- 1984", "]]></style></title> 12",
        ]
        let name = "\"'><script>window.harm = 1</script></title>\u{202E}"
        let english = lines.map { $0 + " x" }
        try await align(lines, english, name: name, to: "page.htm")
        try await align(lines, english, name: name, to: "table.jsonl")
        let rows = try scratch.read("table.jsonl").split(separator: "\n").map { try TableRow(String($0)) }
        let browser = try Browser()
        // Without its own policy the page must be as harmless.
        try browser.call("Page.setBypassCSP", ["enabled": true])
        try browser.resize(width: 1280, height: 900)
        try browser.visit(scratch.url("page.htm"))
        #expect(browser.complaints.isEmpty && browser.requests.count == 1, "\(browser.complaints) \(browser.requests)")
        #expect(try browser.evaluate("window.harm ?? 0", as: Int.self) == 0)
        #expect(try browser.evaluate("document.querySelectorAll('script, img, td b').length", as: Int.self) == 0)
        #expect(try browser.evaluate("document.title + document.querySelector('h1').textContent") == name + name)
        let page: PageFacts = try browser.evaluate(PageFacts.script)
        #expect(page.rows.count == rows.count)
        for (shown, row) in zip(page.rows, rows) {
            for (cell, language) in zip(shown.cells, ["de", "en"]) {
                let expected = (row.texts[language] ?? "").unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
                #expect(Array(cell.text.unicodeScalars) == expected)
            }
        }
        // What turns the reading order in one cell turns it in no other, and the row's link stays before its score.
        let order = """
            [...document.querySelectorAll('tr:has(td)')].map(row => {
              const left = (node, index) => {
                const range = document.createRange();
                range.setStart(node, index), range.setEnd(node, index + 1);
                return range.getBoundingClientRect().left;
              };
              return [...row.querySelectorAll('td')].map(cell => {
                const text = cell.firstChild?.data ?? '', start = text.indexOf('abc');
                return start < 0 ? 0 : left(cell.firstChild, start) < left(cell.firstChild, start + 2) ? 1 : -1;
              });
            }).flat().filter(direction => direction)
            """
        #expect(try browser.evaluate(order, as: [Int].self) == [-1, -1, 1, 1])
    }

    @Test func aLongTableIsLaidOutWhereItIsSeen() async throws {
        let lines = (1...120).map { "Haus \($0 * 7919 % 10007) in Berlin" }
        try await align(lines, lines, name: "long", to: "page.htm")
        let browser = try Browser()
        try browser.resize(width: 1280, height: 900)
        try browser.visit(scratch.url("page.htm"))
        let isLaidOut = "document.querySelector('#r120 td').checkVisibility({ contentVisibilityAuto: true })"
        #expect(try browser.evaluate(isLaidOut, as: Bool.self) == false)
        #expect(try browser.evaluate("document.querySelectorAll('tbody').length", as: Int.self) == 3)
        let found = "find('\(lines[119])') && getSelection().anchorNode.parentElement.closest('tr').id"
        #expect(try browser.evaluate(found, as: String.self) == "r120")
        // The last row of a body: what it shows reaches over the next body, and is seen there.
        try browser.visit(scratch.url("page.htm"), at: "#r50")
        let hit = """
            (() => {
              document.querySelector('#r50 button').focus();
              const pairs = document.querySelector('#r50 .pairs'), box = pairs.getBoundingClientRect();
              return pairs.contains(document.elementFromPoint(box.left + 9, box.bottom - 3));
            })()
            """
        #expect(try browser.evaluate(hit, as: Bool.self))
        try browser.visit(scratch.url("page.htm"), at: "#r110")
        let place = "document.querySelector('#r110').getBoundingClientRect().top"
        #expect((50..<500).contains(try browser.evaluate(place, as: Double.self)))
    }
}
