import Foundation
import Testing

/// The page of the seeds' table as a browser shows it.
@Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.comment)), .serialized)
struct BrowserTests {
    /// The seeds aligned once for all tests: a debug build takes a while.
    private struct Seeds {
        let scratch: Scratch
        let rows: [TableRow]
        var page: URL { scratch.url("nato.html") }
    }

    private static let languages = ["ar", "th", "de"]
    private static let aligned = Task { () throws -> Seeds in
        let scratch = try Scratch()
        let texts = zip(languages, ["000_bd03e742efd14f8d", "001_204392bfffb63630", "003_b433c4deaf499520"])
            .map { "\($0)=seeds/\($1).txt" }
        let options = ["--encoder", "none", "--document", "nato"]
        let page = try await Program.run(
            ["align"] + texts + options + ["-o", scratch.url("nato.html").path], in: Program.repository.path)
        #expect(page.exitCode == 0 && page.errors.isEmpty, "\(page.errors)")
        let table = try await Program.run(
            ["align"] + texts + options + ["--format", "jsonl"], in: Program.repository.path)
        return Seeds(scratch: scratch, rows: try TableRow.all(table))
    }

    private let seeds: Seeds
    private let browser: Browser

    init() async throws {
        seeds = try await Self.aligned.value
        browser = try Browser()
        try browser.resize(width: 1280, height: 900)
        try browser.show()
    }

    private func facts() throws -> PageFacts { try browser.evaluate(PageFacts.script) }

    @Test func everyTextIsThere() throws {
        try browser.visit(seeds.page)
        let page = try facts()
        #expect(seeds.rows.count > 30)
        #expect(page.rows.count == seeds.rows.count)
        for (shown, row) in zip(page.rows, seeds.rows) {
            #expect(shown.id == "r\(row.number)" && shown.link == "#\(shown.id)" && shown.linkedRow == shown.id)
            #expect(shown.cells.count == Self.languages.count)
            for (cell, language) in zip(shown.cells, Self.languages) {
                let text = row.texts[language]
                #expect(Array(cell.text.unicodeScalars) == Array((text ?? "").unicodeScalars))
                #expect(cell.isGap == (text == nil))
                #expect(cell.language == (text == nil ? "" : language))
                #expect(cell.label == (text == nil ? "no counterpart" : nil))
                #expect(cell.background.contains("gradient") == (text == nil), "a gap is hatched, a text is not")
            }
            // Both are rounded, the page's from more digits than the file has.
            #expect((shown.score == "") == (row.score == nil))
            if let score = row.score { #expect(try abs(#require(Double(shown.score)) - score) < 0.0051) }
        }
        #expect(try browser.evaluate("document.title", as: String.self) == "nato")
        let names = "[...document.querySelectorAll('thead bdi')].map(e => e.textContent)"
        #expect(try browser.evaluate(names, as: [String].self) == ["العربية", "ไทย", "Deutsch"])
    }

    @Test func nothingIsFetchedAndNothingFails() throws {
        try browser.visit(seeds.page)
        #expect(browser.requests == [seeds.page.absoluteString])
        #expect(browser.complaints.isEmpty, "\(browser.complaints)")
        #expect(try browser.evaluate("performance.getEntriesByType('resource').length", as: Int.self) == 0)
        #expect(try browser.evaluate("document.querySelectorAll('script, link, img, [src]').length", as: Int.self) == 0)
    }

    /// Text stands at the side that its script begins at.
    private func expectSides(_ page: PageFacts) {
        for cell in page.rows.flatMap(\.cells) {
            guard let ink = cell.ink else { continue }
            #expect(cell.direction == (cell.language == "ar" ? "rtl" : "ltr"))
            #expect(ink.left > cell.content.left - 1 && ink.right < cell.content.right + 1, "\(cell.text) overflows")
            let distance = cell.language == "ar" ? cell.content.right - ink.right : ink.left - cell.content.left
            #expect(distance < 2, "\(cell.text)")
        }
    }

    @Test func columnsAreEqualOnADesktop() throws {
        try browser.visit(seeds.page)
        let page = try facts()
        #expect(page.scrollWidth <= page.width)
        #expect(page.headings.count == 4)
        let widths = page.headings.dropFirst().map(\.width)
        #expect(widths.allSatisfy { $0 > 300 && abs($0 - widths[0]) < 0.5 }, "\(widths)")
        for row in page.rows {
            for (cell, heading) in zip(row.cells, page.headings.dropFirst()) {
                #expect(abs(cell.box.left - heading.left) < 0.5 && abs(cell.box.right - heading.right) < 0.5)
                #expect(cell.box.top == row.cells[0].box.top && cell.box.bottom == row.cells[0].box.bottom)
            }
        }
        expectSides(page)
        // The names stay in sight.
        let top = "(scrollTo(0, 2000), document.querySelector('thead th').getBoundingClientRect().top)"
        #expect(try browser.evaluate(top, as: Double.self) == 0)
    }

    @Test func versionsStandUnderOneAnotherOnAPhone() throws {
        try browser.resize(width: 390, height: 844, isPhone: true)
        try browser.visit(seeds.page)
        let page = try facts()
        #expect(page.width == 390 && page.scrollWidth == 390)
        for row in page.rows {
            for (above, below) in zip(row.cells, row.cells.dropFirst()) {
                #expect(below.box.top >= above.box.bottom - 0.5)
            }
            for (cell, label) in zip(row.cells, ["ar · العربية", "th · ไทย", "de · Deutsch"]) {
                #expect(cell.box.left == 0 && cell.box.right == 390)
                #expect(cell.before.contains(label), "\(cell.before)")
                #expect(cell.before.contains("no counterpart") == cell.isGap)
            }
        }
        expectSides(page)
    }

    @Test func scoresAreShadedBySteps() throws {
        try browser.visit(seeds.page)
        let page = try facts()
        var shades: [Int: Set<String>] = [:]
        for (shown, row) in zip(page.rows, seeds.rows) {
            let step = row.score.map { score in [0.295, 0.495, 0.695, 0.895].count { score >= $0 } } ?? -1
            shades[step, default: []].insert(shown.shade)
        }
        #expect(shades.count >= 4, "rows without score, and three steps at least")
        #expect(shades.values.allSatisfy { $0.count == 1 })
        #expect(Set(shades.values.joined()).count == shades.count)
    }

    private static let pairsOfRow6 = """
        (() => {
          const pairs = document.querySelector('#r6 .pairs'), box = pairs.getBoundingClientRect();
          if (!box.width) return [];
          const hit = document.elementFromPoint((box.left + box.right) / 2, box.bottom - 8);
          const inside = box.left >= 0 && box.right <= innerWidth && pairs.contains(hit);
          return inside ? [...pairs.querySelectorAll('.pairs > span')].map(e => e.innerText) : ['covered'];
        })()
        """

    /// Where a score stands.
    private func place(of selector: String) throws -> (x: Double, y: Double) {
        let script = """
            (() => {
              document.querySelector('\(selector)').scrollIntoView({ block: 'center' });
              const box = document.querySelector('\(selector)').getBoundingClientRect();
              return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
            })()
            """
        let place: [Double] = try browser.evaluate(script)
        return (place[0], place[1])
    }

    @Test func aScoreShowsTheScoresOfItsPairs() throws {
        let row = try #require(seeds.rows.first { $0.number == 6 })
        let expected = try #require(row.scores).sorted { $0.value < $1.value }.map {
            "\($0.key.replacing("-", with: "–")) \(String(format: "%.4f", $0.value))"
        }
        func shown() throws -> [String] {
            try browser.evaluate(Self.pairsOfRow6, as: [String].self).map {
                $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
        }
        for isPhone in [false, true] {
            try browser.resize(width: isPhone ? 390 : 1280, height: 844, isPhone: isPhone)
            try browser.visit(seeds.page)
            let button = try place(of: "#r6 button")
            #expect(try shown() == [])
            if isPhone {
                try browser.tap(x: button.x, y: button.y)
            } else {
                try browser.movePointer(x: button.x, y: button.y)
                #expect(try shown() == expected, "pointed at")
                try browser.movePointer(x: 1000, y: button.y)
                #expect(try shown() == [])
                _ = try browser.evaluate("document.querySelector('#r6 button').focus() ?? 0", as: Int.self)
            }
            #expect(try shown() == expected, "tapped, or reached by keyboard")
        }
    }

    @Test func aRowsLinkLeadsToIt() throws {
        try browser.visit(seeds.page, at: "#r22")
        let script = """
            (() => {
              const row = document.querySelector('#r22'), box = row.getBoundingClientRect();
              const colour = id => getComputedStyle(document.querySelector(id + ' td')).backgroundColor;
              return { marked: row.matches(':target') && colour('#r22') !== colour('#r21'),
                shown: box.top >= document.querySelector('thead').getBoundingClientRect().bottom && box.top < innerHeight / 2 };
            })()
            """
        #expect(try browser.evaluate(script, as: [String: Bool].self) == ["marked": true, "shown": true])
        let weakest = "[...document.querySelectorAll('nav a')].map(a => a.textContent)"
        let weak = seeds.rows.filter { ($0.score ?? 1) < 0.495 }.sorted { ($0.score ?? 1) < ($1.score ?? 1) }
        #expect(try browser.evaluate(weakest, as: [String].self) == weak.map { String($0.number) })
    }

    @Test func findInPageFindsEveryRow() throws {
        try browser.visit(seeds.page)
        for row in seeds.rows {
            for text in row.texts.values where !text.contains(where: \.isNewline) {
                let words = String(decoding: try JSONEncoder().encode(String(text.prefix(40))), as: UTF8.self)
                #expect(try browser.evaluate("find(\(words), true, false, true)", as: Bool.self), "\(text)")
            }
        }
    }

    @Test(arguments: [false, true])
    func textIsReadable(isDark: Bool) throws {
        try browser.show(isDark: isDark)
        try browser.visit(seeds.page)
        let contrast: PageFacts.Contrast = try browser.evaluate(PageFacts.contrastScript)
        #expect(contrast.least >= 4.5, "\(contrast.place)")
        let paper: String = try browser.evaluate("getComputedStyle(document.body).backgroundColor")
        #expect((paper == "rgb(255, 255, 255)") == !isDark)
    }

    @Test func paper() throws {
        try browser.visit(seeds.page)
        try browser.show(medium: "print", isDark: true)
        let page = try facts()
        let widths = page.headings.dropFirst().map(\.width)
        #expect(widths.allSatisfy { abs($0 - widths[0]) <= 1 }, "\(widths)")
        let script = """
            (() => {
              const style = (selector, part) => getComputedStyle(document.querySelector(selector), part);
              return [style('thead').display, style('#r5').display, style('#r5').breakInside, style('#r5 .pairs').display,
                style('#r5 th a', '::after').display, style('body').printColorAdjust, style('body').backgroundColor];
            })()
            """
        #expect(
            try browser.evaluate(script, as: [String].self) == [
                "table-header-group", "table-row", "avoid", "none", "none", "exact", "rgb(255, 255, 255)",
            ])
        let printed = try browser.call("Page.printToPDF", ["printBackground": true])
        let file = try #require((printed["data"] as? String).flatMap { Data(base64Encoded: $0) })
        #expect(file.starts(with: Array("%PDF".utf8)))
    }
}
