import Documents
import Segmentation
import Testing

/// Which line ends end a block, and which only wrap a line.
@Suite struct LineStructureTests {
    @Test func wrappedAtSeventyTwoColumns() throws {
        try expectMarks(
            """
            The council met on Monday to talk about the old bridge over the river,
            which has been closed since the flood of last spring and which nobody
            wants to pay for. ‖ The mayor said that the town had no money left. ‖ Two
            members left the room before the vote, which was then put off until the
            end of the month.
            """, in: "en")
    }

    @Test func headlineWrappedParagraphAndList() throws {
        try expectMarks(
            """
            Old bridge stays closed

            ‖ The council met on Monday to talk about the old bridge over the river,
            which has been closed since the flood of last spring and which nobody
            wants to pay for. ‖ The mayor said that the town had no money left. ‖ Two
            members left the room before the vote, which was then put off until the
            end of the month, when the following will be on the list:

            ‖ - the bridge
            ‖ - the school
            ‖ - the road to the station, which has been closed since the flood of last
            spring too and which nobody wants to pay for
            ‖ 1. first
            ‖ 2) second
            """, in: "en")
    }

    @Test func farFromTheMargin() throws {
        try expectMarks(String(repeating: " ", count: 1000) + "Ende.\n‖ Danach.", in: "de")
    }

    @Test func wrappedByHand() throws {
        try expectMarks(
            """
            Old bridge stays closed
            ‖ The council met on Monday to talk about the old bridge over the river,
            which has been closed since the flood of last spring and which nobody
            wants to pay for. ‖ The mayor said that the town had no money left. ‖ Two
            members left the room before the vote, which was then put off until
            the end of the month, when this will be on the list:

            ‖ - the bridge
            ‖ - the road to the station, which is also closed since the flood and
            which nobody wants to pay for either
            ‖ The mayor signed.
            """, in: "en")
    }

    @Test func headlineOnTheLineBeforeAWrappedParagraph() throws {
        try expectMarks(
            """
            Alte Brücke bleibt zu
            ‖ Der Rat sprach am Montag über die alte Brücke, die seit dem Hochwasser
            im Frühjahr gesperrt ist und die niemand bezahlen will, auch nicht der
            Kreis. ‖ Der Bürgermeister sagte, die Stadt habe kein Geld mehr. ‖ Zwei
            Mitglieder verließen den Saal vor der Abstimmung, die dann auf das Ende
            des Monats verschoben wurde.
            """, in: "de")
    }

    @Test func wrappedWithCarriageReturns() throws {
        let text = """
            The council met on Monday to talk about the old bridge over the river,
            which has been closed since the flood of last spring and which nobody
            wants to pay for. ‖ The mayor said that the town had no money left. ‖ Two
            members left the room before the vote, which was then put off until the
            end of the month.
            """
        try expectMarks(text.replacing("\n", with: "\r\n"), in: "en")
        try expectMarks(text.replacing("\n", with: "\r"), in: "en")
        try expectMarks(text.replacing("\n", with: "\u{2028}"), in: "en")
    }

    @Test func wrappedChinese() throws {
        // Full-width characters take two columns, and a line may break between any two.
        let sentence = "市议会星期一讨论了河上的旧桥，自去年春天洪水以来一直关闭，没有人愿意付钱，大家都很生气"
        let characters = Array(String(repeating: sentence, count: 5))
        let lines = stride(from: 0, to: characters.count, by: 36).map { start in
            String(characters[start..<min(start + 36, characters.count)])
        }
        try expectMarks(lines.joined(separator: "\n") + "。", in: "zh")
    }

    @Test func oneParagraphALine() throws {
        try expectMarks(
            """
            Old bridge stays closed
            ‖ The council met on Monday to talk about the old bridge over the river, which has been closed since the flood of last spring. ‖ Nobody wants to pay.
            ‖ The mayor said that the town had no money left
            ‖ Photo: Town hall
            """, in: "en")
    }

    @Test func versesAreNoWraps() throws {
        try expectMarks(
            """
            Wer reitet so spät durch Nacht und Wind?
            ‖ Es ist der Vater mit seinem Kind;
            ‖ er hat den Knaben wohl in dem Arm,
            ‖ er fasst ihn sicher, er hält ihn warm.

            ‖ Mein Sohn, was birgst du so bang dein Gesicht?
            ‖ Siehst, Vater, du den Erlkönig nicht?
            """, in: "de")
    }

    @Test func longVersesAreNoWraps() throws {
        try expectMarks(
            """
            Habe nun, ach! ‖ Philosophie, Juristerei und Medizin,
            ‖ und leider auch Theologie durchaus studiert,
            ‖ mit heißem Bemühn da steh ich nun,
            ‖ ich armer Tor und bin so klug als wie zuvor;
            ‖ heiße Magister, heiße Doktor gar
            ‖ und ziehe schon an die zehen Jahr
            ‖ herauf, herab und quer und krumm
            """, in: "de")
    }

    @Test func blankLinesFormFeedsAndParagraphSeparators() throws {
        try expectMarks("one\n \t\n‖two\u{C}‖three\u{2029}‖four\u{B}‖five\r\n\r\n‖six", in: "en")
    }

    @Test func paragraphsAreNumbered() throws {
        let document = Document(
            language: try #require(LanguageTag("en")), string: "\n\nA. B said so. Yes.\n\nC.\r\nD.\n")
        var segmenter = try Segmenter(language: document.language, rules: LanguageRules())
        let segmentation = segmenter.segment(document)
        let ends = zip(segmentation.segments, segmentation.boundaries).filter { $1.kind == .paragraph }
        #expect(ends.map { $0.0.paragraph } == [0, 1, 2])
        #expect(Set(segmentation.segments.map(\.paragraph)) == [0, 1, 2])
    }

    @Test func linesAsGiven() throws {
        let document = Document(
            language: try #require(LanguageTag("en")),
            string: "One. Two.\r\n\r\n  three  \rfour\u{2028}still four\n \nfive")
        let segmentation = Segmenter.lines(of: document)
        #expect(
            segmentation.segments.map { segmentation.text(of: $0) } == [
                "One. Two.", "three", "four\u{2028}still four", "five",
            ])
        #expect(segmentation.segments.map(\.paragraph) == [0, 2, 3, 5])
        #expect(segmentation.boundaries.count == 4)
        #expect(segmentation.boundaries.allSatisfy { $0.strength == 1 })
    }
}
