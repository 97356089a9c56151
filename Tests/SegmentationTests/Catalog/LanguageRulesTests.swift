import Documents
import Errors
import Foundation
import TestRandomness
import Testing

@testable import Segmentation

@Suite struct LanguageRulesTests {
    static func parsed(_ text: String) throws(LanguageRulesError) -> LanguageRules {
        try LanguageRules(parsing: text, name: "xx.txt")
    }

    @Test func sections() throws {
        let rules = try Self.parsed(
            """
            # a comment
            [settings]
            ordinal-dot = yes
            spaces-end-sentences=yes   # another
            cut-strength = 0.25
            [never]
            z. B.
            Dr.
            [number]
              Nr.
            [maybe]
            usw.
            u. a. m.
            [ordinal-followers]
            Jahrhundert
            Jh.
            [starters]
            Der
            [units]
            Prozent
            ล้าน บาท
            [titles]
            พ.ศ.
            นาย
            [openers]
            เขา\t0.6
            ผม  \t 1.5
            [enders]
            ว่า\t-2.9
            [opener-pairs]
            ต่อ มา\t2.3
            [prefixes]
            ال
            وال
            [space-model]
            intercept\t-2
            [year-marks]
            พ.ศ.\t-543
            [unmarked-years]
            2400-2600\t-543
            """)
        #expect(rules.hasOrdinalDot)
        #expect(rules.spacesEndSentences)
        #expect(rules.cutStrength == 0.25)
        #expect(rules.neverEnding.isSuperset(of: ["z.B.", "z.", "Dr.", "u.", "u.a.", "พ.ศ.", "พ."]))
        #expect(!rules.neverEnding.contains("นาย"))
        #expect(rules.numberAbbreviations == ["Nr."])
        #expect(rules.maybeEnding == ["usw.", "u.a.m."])
        #expect(rules.ordinalFollowers == ["jahrhundert", "jh"])
        #expect(rules.starters == ["Der"])
        #expect(rules.units == ["Prozent", "ล้าน บาท"])
        #expect(rules.titles == ["พ.ศ.", "นาย"])
        #expect(rules.openers == ["เขา": 0.6, "ผม": 1.5])
        #expect(rules.enders == ["ว่า": -2.9])
        #expect(rules.openerPairs == ["ต่อ มา": 2.3])
        #expect(rules.wordPrefixes == [Array("وال".utf16), Array("ال".utf16)])
        #expect(rules.spaceModel == ["intercept": -2])
        #expect(rules.yearMarks.map(\.mark) == ["พ.ศ."])
        #expect(rules.yearMarks.map(\.offset) == [-543])
        #expect(rules.unmarkedYears?.range == 2400...2600)
        #expect(rules.unmarkedYears?.offset == -543)
    }

    @Test func sectionsOfNumbers() throws {
        let rules = try Self.parsed(
            """
            [settings]
            clock-hours = 24
            [number-words]
            zwo\t2
            [number-phrases]
            {number} einhalb\t+0.5
            ein Drittel\t1/3
            {number} er Jahre des {century} Jahrhunderts\tdecade
            [clock]
            {hour} Uhr {minutes}\t+minutes\t24
            {hour} Stunden\tother
            [halves-of-day]
            abends\tpm
            """)
        #expect(rules.hasClockOf24Hours)
        #expect(rules.numbers.words == ["zwo": 2])
        #expect(
            rules.numbers.phrases.map(\.meaning) == [.adding(0.5), .adding(1.0 / 3), .decade, .addingMinutes, .other])
        #expect(rules.numbers.phrases[3].pieces == [.slot(.hour), .words("Uhr"), .slot(.minutes)])
        #expect(rules.numbers.phrases[3].half == .whole)
        #expect(rules.numbers.phrases.map(\.isTime) == [false, false, false, true, true])
        #expect(rules.numbers.halvesOfDay.map(\.half) == [.pm])
    }

    @Test(
        "what makes no sense in a phrase is told",
        arguments: [
            "[clock]\nhalf past three", "[clock]\nhalf past {hour}\tsoon", "[clock]\n{hour} and {hour}\t0",
            "[clock]\n{minutes} to {hour}\t+15", "[clock]\n{hour} h\t+0\tnoon", "[number-phrases]\n{hour} h\t1",
            "[number-phrases]\n{number}\t1", "[number-phrases]\n{number} s\tdecade", "[number-phrases]\na third\t1/0",
            "[halves-of-day]\nat dawn\tdawn",
        ])
    func phrasesThatMakeNoSense(_ text: String) {
        #expect(throws: LanguageRulesError.self) { try Self.parsed(text) }
    }

    @Test func sectionsOfMarksAndWords() throws {
        let rules = try Self.parsed(
            """
            [settings]
            roman-ordinal-dot = no
            capitalized-nouns = yes
            [final]
            u. s. w.
            [list-markers]
            가
            [letters]
            بی
            [capitalized-anywhere]
            Sie
            [abbreviation-prefixes]
            ل
            [particles]
            は
            [negations]
            Not
            [function-words]
            the
            [speech]
            asked
            """)
        #expect(rules.hasRomanOrdinalDot == false)
        #expect(rules.nounsHaveCapitals)
        #expect(rules.finalAbbreviations == ["u.s.w."])
        // What ends a list may end a sentence, and its parts may not.
        #expect(rules.maybeEnding == ["u.s.w."])
        #expect(rules.neverEnding == ["u.", "u.s."])
        #expect(rules.listMarkers == ["가"])
        #expect(rules.letterNames == ["بی"])
        #expect(rules.capitalizedAnywhere == ["Sie"])
        #expect(rules.abbreviationPrefixes == ["ل"])
        #expect(rules.particles == ["は"])
        #expect(rules.speech == ["asked"])
        #expect(rules.negations.contains("not") && rules.functionWords == ["the"])
        let defaults = LanguageRules()
        #expect(defaults.hasRomanOrdinalDot == nil && !defaults.nounsHaveCapitals)
    }

    @Test func lineEndsOfOtherSystems() throws {
        let text = "\u{FEFF}# comment\n[never]\nDr.\n\n[settings]\nordinal-dot = yes\n"
        for end in ["\n", "\r\n", "\r"] {
            let rules = try Self.parsed(text.replacing("\n", with: end))
            #expect(rules.neverEnding == ["Dr."])
            #expect(rules.hasOrdinalDot)
        }
    }

    @Test(
        arguments: [
            ("Dr.", 1, "section"),
            ("[nevver]\nDr.", 1, "nevver"),
            ("[never]\nDr.\n[openers]\nword", 4, "word"),
            ("[openers]\nword 1.5", 2, "TAB"),
            ("[openers]\nword\tmuch", 2, "much"),
            ("[openers]\nword\tnan", 2, "nan"),
            ("[openers]\nword\tinf", 2, "inf"),
            ("[openers]\nword\t1\t2", 2, "TAB"),
            ("# x\r\n\r\n[enders]\r\nword\tx", 4, "x"),
            ("[settings]\nordinal-dot = maybe", 2, "ordinal-dot"),
            ("[settings]\nfoo = yes", 2, "foo"),
            ("[settings]\nordinal-dot", 2, "name = value"),
            ("[settings]\ncut-strength = 0", 2, "cut-strength"),
            ("[settings]\ncut-strength = 1", 2, "cut-strength"),
            ("[settings]\ncut-strength = nan", 2, "cut-strength"),
            ("[unmarked-years]\n2600-2400\t-543", 2, "FIRST-LAST"),
            ("[unmarked-years]\n2400\t-543", 2, "FIRST-LAST"),
            ("[unmarked-years]\n2400-2600\t1e300", 2, "1e300"),
            ("[year-marks]\nBE\t-1e300", 2, "1e300"),
            ("[year-marks]\nBE\t-543.5", 2, "543.5"),
            ("[space-model]\nintercept\t1e308", 2, "1e308"),
            ("[space-model]\nintersept\t1", 2, "intersept"),
        ])
    func errorsNameFileAndLine(_ text: String, _ line: Int, _ word: String) {
        do {
            _ = try Self.parsed(text)
            Issue.record("accepted: \(text)")
        } catch {
            #expect(error.file == "xx.txt")
            #expect(error.line == line)
            #expect(error.problem.contains(word), "\(error)")
            #expect(error.description.hasPrefix("xx.txt:\(line): "))
            #expect(!error.description.contains("\n"))
        }
    }

    /// Built from where this file is, so that it needs no working directory.
    static var languagesFolder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
                "Sources/Segmentation/Languages")
    }

    @Test func everyFileIsBuiltInAndParses() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.languagesFolder.path).filter {
            $0.hasSuffix(".txt")
        }
        #expect(files.map { String($0.dropLast(4)) }.sorted() == EmbeddedLanguages.names)
        for file in files {
            let name = String(file.dropLast(4))
            let content = try Data(contentsOf: Self.languagesFolder.appendingPathComponent(file))
            #expect(EmbeddedLanguages.file(named: name) == Array(content), "\(file)")
            let rules = try LanguageRules(parsing: String(decoding: content, as: UTF8.self), name: file)
            // Not a language, but read with every one of another script.
            if name == "latin-script" { continue }
            let tag = try #require(LanguageTag(name), "\(file)")
            #expect(try RuleCatalog().rules(for: tag).neverEnding == rules.neverEnding)
            _ = try Segmenter(language: tag, rules: rules)
        }
    }

    /// An abbreviation is looked up by its last words that end in a full stop, and in one section after the other.
    @Test(arguments: EmbeddedLanguages.names) func everyAbbreviationCanMatchAndStandsInOneSection(_ name: String) throws
    {
        let content = String(decoding: try #require(EmbeddedLanguages.file(named: name)), as: UTF8.self)
        var section = ""
        var known: [String: String] = [:]
        for line in content.split(whereSeparator: \.isNewline) {
            let entry = String(line.prefix { $0 != "#" }).trimmingCharacters(in: .whitespaces)
            if entry.hasPrefix("[") { section = entry }
            guard ["[never]", "[number]", "[maybe]"].contains(section), !entry.isEmpty, !entry.hasPrefix("[") else {
                continue
            }
            let words = entry.split(separator: " ")
            let areDotted = words.allSatisfy { word in [".", "۔", "\u{2024}"].contains { word.hasSuffix($0) } }
            #expect(areDotted, "\(name): '\(entry)' has a word without a full stop")
            let joined = words.joined()
            #expect(known[joined] ?? section == section, "\(name): '\(entry)' stands in two sections")
            known[joined] = section
        }
    }

    @Test func anyBytesParseOrAreAnError() throws {
        let words = [
            "[", "]", "\n", "\r\n", "\t", " ", "#", "=", ".", "-", "1", "-543", "1e400", "0.5", "9999999999999999999",
            "nan",
            "[never]", "[openers]", "[units]", "[titles]", "[settings]", "[space-model]", "[unmarked-years]",
            "[year-marks]",
            "[prefixes]", "[maybe]", "cut-strength", "yes", "z. B.", "...", "..", "intercept", "\u{301}", "\u{0}", "ก",
            "😀",
        ]
        for seed in 0..<3000 {
            var random = RandomText(seed: UInt64(seed))
            let text =
                seed % 3 == 0
                ? String(decoding: random.bytes(count: random.below(200)), as: UTF8.self)
                : (0..<random.below(30)).map { _ in words[random.below(words.count)] }.joined()
            do throws(LanguageRulesError) {
                let rules = try Self.parsed(text)
                if seed % 10 == 0 { try Self.expectWhole(rules) }
            } catch {
                #expect(error.line >= 1)
            }
        }
    }

    /// Whatever a file says, segmentation loses nothing.
    static func expectWhole(_ rules: LanguageRules) throws(LanguageRulesError) {
        guard let tag = LanguageTag("th"), var segmenter = try? Segmenter(language: tag, rules: rules) else { return }
        let document = Document(language: tag, string: "เขา มา แล้ว. 500 บาท z. B. \"x\" (y) A. b. Der Mann")
        #expect(LosslessnessTests.fault(in: segmenter.segment(document)) == nil)
    }

    @Test func extremeWeightsStayProbabilities() throws {
        for weight in ["1000", "-1000", "90", "-90"] {
            let rules = try Self.parsed(
                "[settings]\nspaces-end-sentences = yes\n[openers]\nb\t\(weight)\nๆา\t\(weight)\n[space-model]\nintercept\t\(weight)"
            )
            let tag = try #require(LanguageTag("th"))
            var segmenter = try Segmenter(language: tag, rules: rules)
            let segmentation = segmenter.segment(Document(language: tag, string: "กา ขา คา a. b. A? b"))
            #expect(LosslessnessTests.fault(in: segmentation) == nil)
        }
    }
}

@Suite struct RuleCatalogTests {
    @Test func aFolderAddsToWhatIsBuiltIn() throws {
        try DocumentReaderTests.inFolder { folder in
            try Data("[never]\nQux.\nusw.\n[maybe]\nDr.\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/de.txt"))
            try Data("[settings]\nreplace = yes\n[never]\nEg.\n".utf8).write(
                to: URL(fileURLWithPath: "\(folder)/fr.txt"))
            try Data("[never]\nTlah.\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/nah.txt"))
            try Data("[never]\nHant.\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/zh-Hant.txt"))
            try Data("[never]\nHan.\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/zh.txt"))
            let catalog = RuleCatalog(folder: folder)
            func rules(_ tag: String) throws -> LanguageRules { try catalog.rules(for: #require(LanguageTag(tag))) }
            func builtIn(_ tag: String) throws -> LanguageRules {
                try RuleCatalog().rules(for: #require(LanguageTag(tag)))
            }
            for tag in ["de", "de-AT"] {
                let (own, known) = (try rules(tag), try builtIn(tag))
                // Where the two differ the folder is believed.
                #expect(own.neverEnding == known.neverEnding.union(["Qux.", "usw."]).subtracting(["Dr."]))
                #expect(own.maybeEnding == known.maybeEnding.union(["Dr."]).subtracting(["usw."]))
                #expect(own.hasOrdinalDot && own.starters == known.starters && own.openers == known.openers)
            }
            #expect(try rules("fr").neverEnding == ["Eg."] && rules("fr").starters.isEmpty)
            #expect(try rules("nah").neverEnding == ["Tlah."])
            #expect(try rules("zh-Hant").neverEnding.isSuperset(of: ["Hant.", "Han."]))
            #expect(
                try rules("zh-Hans").neverEnding.contains("Han.") && !rules("zh-Hans").neverEnding.contains("Hant."))
            #expect(try rules("en").neverEnding == builtIn("en").neverEnding)
            #expect(try builtIn("nah").neverEnding == [])
        }
    }

    @Test func brokenFilesAreErrors() throws {
        try DocumentReaderTests.inFolder { folder in
            try Data("[never]\nDr.\n[wrong]\nx\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/de.txt"))
            // Not UTF-8: must not fall back to the built-in file in silence.
            try Data([0x5B, 0xFF, 0x5D, 0x0A]).write(to: URL(fileURLWithPath: "\(folder)/fr.txt"))
            let catalog = RuleCatalog(folder: folder)
            do {
                _ = try catalog.rules(for: #require(LanguageTag("de")))
                Issue.record("accepted")
            } catch let error as LanguageRulesError {
                #expect(error.file == "\(folder)/de.txt")
                #expect(error.line == 3)
            }
            let error = #expect(throws: LanguageRulesError.self) { try catalog.rules(for: #require(LanguageTag("fr"))) }
            #expect(error?.file == "\(folder)/fr.txt")
        }
    }
}
