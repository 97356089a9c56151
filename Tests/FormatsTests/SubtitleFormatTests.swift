import Documents
import Testing

@testable import Formats

/// Subtitles in two languages: what stands on the screen when.
@Suite struct SubtitleFormatTests {
    private let two: [LanguageTag]

    init() throws { two = try RowFiles.languages("de", "en") }

    private func row(_ german: String?, _ english: String?, _ start: Int, _ end: Int) -> RowRecord {
        var row = RowRecord(parts: [])
        if let german { row.parts.append(.init(language: two[0], text: german, time: start...end)) }
        if let english { row.parts.append(.init(language: two[1], text: english, time: (start + 100)...(end + 100))) }
        return row
    }

    private func text(_ rows: [RowRecord], _ form: SubtitleFormat.Form, timing: Int? = nil) throws -> String {
        try RowFiles.text(rows, SubtitleFormat(form, languages: two, timing: timing.map { two[$0] }))
    }

    @Test func twoVersionsInACue() throws {
        let rows = [row("Ja.", "Yes.", 1000, 2500), row("Nein & so.", nil, 3_600_000, 3_601_000)]
        #expect(
            try text(rows, .subRip) == """
                1
                00:00:01,000 --> 00:00:02,500
                Ja.
                Yes.

                2
                01:00:00,000 --> 01:00:01,000
                Nein & so.

                """)
        #expect(try text(rows, .subRip, timing: 1).contains("00:00:01,100 --> 00:00:02,600"))
        let web = try text(rows, .webVTT)
        #expect(web.hasPrefix("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<lang de>Ja.</lang>\n<lang en>Yes.</lang>\n"))
        #expect(web.contains("Nein &amp; so."))
        let advanced = try text(rows, .advanced)
        #expect(advanced.contains("Dialogue: 0,0:00:01.00,0:00:02.50,de,,0,0,0,,Ja.\n"))
        #expect(advanced.contains("Dialogue: 0,0:00:01.00,0:00:02.50,en,,0,0,0,,Yes.\n"))
    }

    /// Two sentences of one cue are one again, and come in the order of their times.
    @Test func rowsOfOneCue() throws {
        let rows = [row("C.", "C.", 9000, 9500), row("A.", "A.", 1000, 2500), row("B.", "B.", 1000, 2500)]
        let found = try text(rows, .subRip)
        #expect(found.contains("1\n00:00:01,000 --> 00:00:02,500\nA. B.\nA. B.\n"))
        #expect(found.contains("2\n00:00:09,000"))
    }

    /// A long row is several screens, and its time is all shared out.
    @Test func longRow() throws {
        let sentence = Array(repeating: "wort", count: 40).joined(separator: " ") + "."
        let screens = SubtitleScreens(languages: two).screens(of: [
            .init(start: 0, end: 10_000, texts: [sentence, "Short."])
        ])
        #expect(screens.count > 1 && screens.first?.start == 0 && screens.last?.end == 10_000)
        #expect(zip(screens, screens.dropFirst()).allSatisfy { $0.end == $1.start && $0.start < $0.end })
        #expect(screens.allSatisfy { $0.lines.allSatisfy { $0.count <= 2 && $0.allSatisfy { $0.count <= 42 } } })
        #expect(screens.flatMap { $0.lines[0] }.joined(separator: " ") == sentence)
        #expect(screens.flatMap { $0.lines[1] } == ["Short."])
    }

    @Test func overlappingRowsAreCut() throws {
        let long = Array(repeating: "wort", count: 14).joined(separator: " ")
        let found = SubtitleScreens(languages: two).screens(of: [
            .init(start: 0, end: 3000, texts: [long, ""]), .init(start: 2000, end: 5000, texts: [long, ""]),
        ])
        #expect(found.map(\.start) == [0, 2500] && found.map(\.end) == [2500, 5000])
    }

    @Test func rowsWithoutTimesHaveNoPlace() throws {
        #expect(!SubtitleFormat(.subRip, languages: two).holds(RowRecord(parts: [.init(language: two[0], text: "x")])))
    }
}
