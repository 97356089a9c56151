import Foundation
import Testing

/// The page of findings as a browser shows it: filters work without a script, links lead to what they say.
@Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.comment)), .serialized)
struct FindingPageBrowserTests {
    private static let rows = """
        en\tar\tde
        Engineers found 14 cracks in the bridge.\tوجد المهندسون 14 شقا في الجسر.\tIngenieure fanden 41 Risse in der Brücke.
        It had 350 visitors in that time.\tكان لديها 350 زائرا في ذلك الوقت.\t
        """

    private func page() async throws -> (scratch: Scratch, browser: Browser) {
        let scratch = try Scratch()
        try scratch.write(Self.rows + "\n", to: "memory.tsv")
        let run = try await Program.run(
            ["check", "--rows", "memory.tsv", "--source", "en", "--encoder", "none", "-o", "page.html"],
            in: scratch.path)
        #expect(run.exitCode == 1, "\(run.errors)")
        return (scratch, try Browser())
    }

    @Test func filtersHideWithoutAScript() async throws {
        let (scratch, browser) = try await page()
        try browser.resize(width: 1280, height: 900)
        try browser.visit(scratch.url("page.html"))
        #expect(browser.requests.allSatisfy { $0.hasSuffix("page.html") || $0 == "about:blank" })
        #expect(browser.complaints.isEmpty, "\(browser.complaints)")
        let shown = "[...document.querySelectorAll('li')].filter(i => i.offsetParent).map(i => i.className)"
        #expect(try browser.evaluate(shown) == ["is-error rule-number", "is-error rule-omission"])
        #expect(
            try browser.evaluate("(document.getElementById('show-rule-number').click(), \(shown))")
                == ["is-error rule-omission"])
        #expect(
            try browser.evaluate("getComputedStyle(document.querySelector('mark.rule-number')).textDecorationLine")
                == "none")
        #expect(
            try browser.evaluate("(document.getElementById('show-is-error').click(), \(shown))") == [String]())
    }

    @Test(arguments: [390, 1280]) func linksLeadToMarksAndNothingIsCutOff(_ width: Int) async throws {
        let (scratch, browser) = try await page()
        try browser.resize(width: width, height: 800, isPhone: width < 500)
        try browser.visit(scratch.url("page.html"), at: "#f1")
        #expect(try browser.evaluate("document.querySelector(':target').textContent") == "41")
        #expect(
            try browser.evaluate(
                "[...document.querySelectorAll('li > a, a.number, a.lack')].every(a => document.querySelector(a.hash))")
        )
        #expect(try browser.evaluate("getComputedStyle(document.querySelector('td[lang=ar]')).direction") == "rtl")
        #expect(try browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
    }
}
