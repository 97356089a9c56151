import Documents
import Testing

@testable import Checking

@Suite("Rules, each with a true and a false example")
struct RuleTests {
    private func found(_ rule: any CheckRule, _ languages: [String], _ cells: [String]) throws -> [RuleName] {
        try SmallText.findings(rule, languages, cells).map(\.rule)
    }

    @Test func untranslated() throws {
        let english = "He said that the new bridge would never be finished."
        #expect(
            try found(
                UntranslatedRule(), ["en", "de"], [english, "Er sagte: that the new bridge would never be finished."])
                == [.untranslated])
        #expect(
            try found(UntranslatedRule(), ["en", "de"], [english, "Er sagte, die neue Brücke werde nie fertig."]) == [])
        let title = "He read The Rise And Fall Of The Third Reich."
        #expect(
            try found(UntranslatedRule(), ["en", "de"], [title, "Er las The Rise And Fall Of The Third Reich."]) == [],
            "a title stays")
    }

    @Test func duplicateWords() throws {
        let text = try SmallText.make(
            ["ar", "de"], [["التعاون بين اليابان واليابان مع الحلف", "Zusammenarbeit zwischen Japan und dem Bündnis"]])
        let findings = DuplicateRule().findings(in: text, units: 0..<1)
        #expect(findings.map(\.version) == [0])
        #expect(findings.flatMap { SmallText.passages($0, in: text) } == ["اليابان واليابان"])
        #expect(
            try found(DuplicateRule(), ["de", "en"], ["Schritt für Schritt lernen", "learn things in order"]) == [],
            "the original may repeat itself")
        #expect(
            try found(DuplicateRule(), ["en", "de"], ["learn slowly slowly", "langsam langsam lernen"]) == [],
            "all repeat it")
    }

    @Test func duplicateSentences() throws {
        let twice = "Das Haus war sehr alt."
        let text = try SmallText.make(
            ["en", "de"], [["The house was very old.", twice], ["Nobody lived there.", twice]], source: "en")
        let findings = DuplicateRule().findings(in: text, units: 0..<2)
        #expect(findings.map(\.version) == [1])
        #expect(findings.first?.places.first?.ranges.count == 2)
        let refrain = try SmallText.make(
            ["en", "de"], [["The house was very old.", twice], ["The house was very old.", twice]], source: "en")
        #expect(DuplicateRule().findings(in: refrain, units: 0..<2).isEmpty)
    }

    @Test func truncated() throws {
        let whole = "The council said on Monday that the bridge would be closed for two years."
        // A second row of usual length says what is usual.
        let usual: [String?] = [
            "The mayor was not there on that day, people said.", "Der Bürgermeister war nicht da, sagte man.",
        ]
        func rules(_ cell: String) throws -> [RuleName] {
            let text = try SmallText.make(["en", "de"], [[whole, cell], usual, usual], source: "en")
            return TruncatedRule().findings(in: text, units: 0..<1).filter { $0.score >= 0.5 }.map(\.rule)
        }
        #expect(try rules("Der Rat sagte am Montag, dass die") == [.truncated])
        #expect(try rules("Der Rat sagte am Montag, die Brücke werde für zwei Jahre gesperrt.") == [])
        #expect(try rules("Der Rat sagte am Montag, die Brücke werde für zwei Jahre gesperrt, hieß es") == [])
    }

    @Test func moved() throws {
        let rows: [[String?]] = [["One.", "Eins."], ["Two.", "Zwei."]]
        let text = try SmallText.make(["en", "de"], rows, moved: [1: [1]])
        let findings = MovedRule().findings(in: text, units: 0..<2)
        #expect(findings.map(\.version) == [1])
        #expect(findings.map(\.row) == [1])
        #expect(MovedRule().findings(in: try SmallText.make(["en", "de"], rows), units: 0..<2).isEmpty)
    }

    @Test func length() throws {
        let sentence = "This sentence has the length that is usual for sentences of this text."
        let usual: [String?] = [sentence, "Dieser Satz hat die Länge, die Sätze dieses Textes gewöhnlich haben."]
        let rows = [usual, usual, usual, usual, [sentence + " " + sentence + " " + sentence, "Dieser Satz ist kurz."]]
        let text = try SmallText.make(["en", "de"], rows, source: "en")
        let findings = LengthRule().findings(in: text, units: 0..<5)
        #expect(findings.map(\.row) == [4])
        #expect(findings.first?.version == 1)
    }

    @Test func punctuation() throws {
        let rule = PunctuationRule()
        #expect(try found(rule, ["en", "de"], ["Who is it?", "Wer es ist."]) == [.punctuation])
        #expect(try found(rule, ["en", "de"], ["Who is it?", "Wer ist das?"]) == [])
        #expect(try found(rule, ["en", "ar"], ["Who is it?", "من هذا؟"]) == [], "other scripts have other marks")
        #expect(try found(rule, ["en", "th"], ["Who is it?", "ใครอยู่ที่นั่น"]) == [], "Thai has none")
        #expect(try found(rule, ["en", "de"], ["He (Tom) came.", "Er (Tom kam."]) == [.punctuation])
        #expect(try found(rule, ["en", "de"], ["He said “no”.", "Er sagte „nein“."]) == [])
        #expect(try found(rule, ["en", "de"], ["He said “no”.", "Er sagte „nein."]) == [.punctuation])
        #expect(try found(rule, ["en", "de"], ["“It goes on.", "„Es geht weiter."]) == [], "it goes on in both")
    }

    @Test func furniture() throws {
        let text = try SmallText.make(
            ["en", "de"],
            [
                ["The house was very old.", "Das Haus war sehr alt."],
                [nil, "Niemand lebte dort, und es regnete durch."],
                [nil, "Kommentar (0)"], [nil, "Quelle"],
            ])
        let findings = OneSidedRule().findings(in: text, units: 0..<4)
        #expect(findings.filter { $0.rule == .furniture }.map(\.row) == [2, 3])
        #expect(findings.filter { $0.rule != .furniture }.map(\.row) == [1])
    }

    @Test func name() throws {
        let rows: [[String?]] = (0..<8).map { _ in ["Then came Stoltenberg again.", "Dann kam Stoltenberg wieder."] }
        for instead in ["er", "Rasmussen"] {
            let text = try SmallText.make(
                ["en", "de"], rows + [["Then came Stoltenberg again.", "Dann kam \(instead) wieder."]], source: "en")
            let findings = NameRule().findings(in: text, units: 0..<9).filter { $0.score >= 0.5 }
            #expect(findings.map(\.row) == [8])
            #expect(findings.flatMap { SmallText.passages($0, in: text) } == ["Stoltenberg"])
        }
        let scripts: [[String?]] = (0..<8).map { _ in ["Then came Kishida again.", "ثم جاء كيشيدا مرة أخرى."] }
        let arabic = try SmallText.make(["en", "ar"], scripts, source: "en")
        #expect(NameRule().findings(in: arabic, units: 0..<8).isEmpty, "the same name in another script")
    }

    @Test func terminology() throws {
        let (english, german) = (try #require(LanguageTag("en")), try #require(LanguageTag("de")))
        var entry = Terminology.Entry()
        entry.allowed = [english: ["alliance"], german: ["Bündnis", "Allianz"]]
        entry.forbidden = [german: ["Verband"]]
        let rule = TerminologyRule(terms: Terminology(entries: [entry]))
        let languages = ["en", "de"]
        #expect(try found(rule, languages, ["The alliances met.", "Die Bündnisse trafen sich."]) == [])
        #expect(try found(rule, languages, ["The alliance met.", "Die Regeln der Allianz."]) == [])
        #expect(try found(rule, languages, ["The alliance met.", "Der Pakt traf sich."]) == [.terminology])
        #expect(
            try found(rule, languages, ["The alliance met.", "Das Bündnis, der Verband, traf sich."]) == [.terminology])
        #expect(
            try found(rule, languages, ["The club met.", "Der Verband traf sich."]) == [], "no term in the original")
    }
}
