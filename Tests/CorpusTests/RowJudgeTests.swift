import AlignedTable
import Corpus
import Documents
import Formats
import Segmentation
import Testing

/// Which rows stay, and why others do not.
@Suite struct RowJudgeTests {
    private static let story = "The old lighthouse keeper walked down to the harbour every single morning"
    private static let tale = "Der alte Leuchtturmwärter ging jeden einzelnen Morgen hinunter zum Hafen"

    private func language(_ tag: String) throws -> LanguageTag { try #require(LanguageTag(tag)) }

    private func row(_ texts: [(String, String)], score: Double = 0.9, number: Int = 1) throws -> RowRecord {
        var row = RowRecord(document: "d", number: number, score: texts.count > 1 ? score : nil, parts: [])
        for (tag, text) in texts { row.parts.append(RowRecord.Part(language: try language(tag), text: text)) }
        for first in texts.indices {
            for second in texts.indices.dropFirst(first + 1) {
                row.pairScores.append(Row.PairScore(first: first, second: second, score: score))
            }
        }
        return row
    }

    /// Judges documents, each a list of rows.
    private func judge(
        _ documents: [(name: String, rows: [RowRecord])], _ settings: FilterSettings = FilterSettings(),
        split: CorpusSplit? = nil
    ) throws -> [[JudgedRow]] {
        var catalog = TraitsCatalog(catalog: RuleCatalog())
        var survey = CorpusSurvey(settings, split: split)
        var read: [(String, [JudgedRow])] = []
        for document in documents {
            let rows = try document.rows.map { try catalog.read($0) }
            survey.add(rows, document: document.name)
            read.append((document.name, rows))
        }
        var judge = RowJudge(settings, split: split, survey: survey)
        return read.map { judge.judge($0.1, document: $0.0) }
    }

    private func reasons(_ rows: [RowRecord], _ settings: FilterSettings = FilterSettings()) throws -> [DropReason?] {
        try judge([("d", rows)], settings)[0].map(\.reason)
    }

    @Test(arguments: [
        ("House", "Haus", nil), ("Anna saw 350 ships.", "Anna sah 350 Schiffe.", nil),
        ("Anna saw 350 ships.", "Anna sah 530 Schiffe.", DropReason.numbers),
        ("Anna saw 350 ships.", "Anna sah Schiffe.", .numbers),
        ("Anna has three cats.", "Anna hat 3 Katzen.", nil),
        ("In 2019 we met.", "٢٠١٩ war es.", nil),
        ("Anna Keller", "anna  KELLER", .identical),
        ("https://example.org/a", "https://example.org/b", .urls), ("Write to me@example.org", "Schreib", nil),
        ("It was cold.", "Было холодно.", .script), ("NATO", "НАТО", .script),
        ("Yes.", "Ja, und dann kam noch sehr viel mehr dazu, als irgendjemand gedacht hätte.", .ratio),
    ])
    func quality(_ english: String, _ german: String, _ reason: DropReason?) throws {
        #expect(try reasons([row([("en", english), ("de", german)])]) == [reason])
    }

    @Test func everyFilterGoesByName() throws {
        var none = FilterSettings()
        none.filters = []
        let rows = try [
            row([("de", "Allein.")]), row([("en", "A"), ("de", "B")], score: 0.1),
            row([("en", "Same"), ("de", "Same")]), row([("en", "Same"), ("de", "Same")]),
        ]
        #expect(try reasons(rows, none) == [nil, nil, nil, nil])
        #expect(try reasons(rows) == [.alone, .score, .identical, .identical])
        for filter in DropReason.filters {
            var one = none
            one.filters = [filter]
            #expect(try Set(reasons(rows, one)).subtracting([nil]).isSubset(of: [filter]))
        }
    }

    @Test func limitsCount() throws {
        var settings = FilterSettings()
        settings.lengths = 3...10
        #expect(try reasons([row([("en", "ab"), ("de", "abc")])], settings) == [.length])
        #expect(try reasons([row([("en", "abcdefghijk"), ("de", "abc")])], settings) == [.length])
        settings.minimumScore = 0.95
        #expect(try reasons([row([("en", "abc"), ("de", "xyz")])], settings) == [.score])
    }

    @Test func ofDuplicatesTheFirstStays() throws {
        let first = try row([("en", Self.story), ("de", Self.tale)])
        let swapped = try row([("de", Self.tale), ("en", Self.story)])
        let nearly = try row([("en", Self.story + "!"), ("de", Self.tale + " 2.")])
        let half = try row([("en", Self.story), ("de", "Das ist ein ganz anderer Satz über einen Leuchtturm am Meer")])
        let judged = try judge([("a", [first]), ("b", [swapped, nearly, half])])
        #expect(judged[0].map(\.reason) == [nil])
        #expect(judged[1].map(\.reason) == [.duplicate, .nearDuplicate, nil])
        var exact = FilterSettings()
        exact.filters = [.duplicate]
        #expect(try judge([("a", [first]), ("b", [nearly])], exact)[1][0].reason == nil)
    }

    @Test func aWordChangedIsNearAnotherSentenceIsNot() throws {
        let rows = try [
            row([("en", Self.story), ("de", Self.tale)]),
            row([
                ("en", Self.story.replacing("single", with: "summer")),
                ("de", Self.tale.replacing("einzelnen", with: "schönen")),
            ]),
            row([
                ("en", "Nobody in the village knew where the painter had gone that winter"),
                ("de", "Niemand im Dorf wusste, wohin der Maler in jenem Winter gegangen war"),
            ]),
        ]
        let long = try reasons(rows)
        #expect(long[0] == nil && long[2] == nil)
    }

    @Test func pairsOfARowGoAlone() throws {
        let judged = try judge([
            ("d", [row([("en", "It is cold."), ("de", "Es ist kalt."), ("th", "cold cold cold")])])
        ])[0][0]
        #expect(judged.reason == .script)
        #expect(judged.keeps(0, 1) && !judged.keeps(0, 2) && !judged.keeps(2, 1))
        let line = judged.line(part: "train")
        #expect(line.contains("\"dropped\":\"script\""))
        #expect(line.contains("\"droppedPairs\":{\"en-th\":\"script\",\"de-th\":\"script\"}"))
        #expect(line.contains("\"split\":\"train\"") && line.hasSuffix("}\n"))
    }

    @Test func aRowStaysWhereOnePairIsUnlikely() throws {
        var unlikely = try row([("en", "It is cold."), ("de", "Es ist kalt."), ("fr", "Il fait froid.")], score: 0.8)
        unlikely.pairScores[2] = Row.PairScore(first: 1, second: 2, score: 0.2)
        let judged = try judge([("d", [unlikely])])[0][0]
        #expect(judged.reason == nil && judged.keeps(0, 1) && !judged.keeps(1, 2))
        #expect(
            !judged.line(part: nil).contains("\"dropped\"")
                && judged.line(part: nil).contains("\"droppedPairs\":{\"de-fr\":\"score\"}"))
        unlikely.score = 0.3
        #expect(try judge([("d", [unlikely])])[0][0].reason == .score)
    }

    @Test func documentsStayWhole() throws {
        var settings = FilterSettings()
        settings.keepsDocuments = true
        let good = try row([("en", "It is cold."), ("de", "Es ist kalt.")])
        let bad = try row([("en", "Anna"), ("de", "Anna")])
        let alone = try row([("de", "Allein.")])
        let judged = try judge([("a", [good, bad, alone]), ("b", [bad, bad, alone])], settings)
        #expect(judged[0].map(\.reason) == [nil, nil, nil])
        #expect(judged[1].map(\.reason) == [.document, .document, .document])
    }

    @Test func splitsDoNotLeak() throws {
        let split = try #require(CorpusSplit("train=0.5,dev=0.5"))
        let train = try #require((0..<99).map { "t\($0)" }.first { split.part(ofDocument: $0) == 0 })
        let dev = try #require((0..<99).map { "d\($0)" }.first { split.part(ofDocument: $0) == 1 })
        let one = try row([("en", Self.story), ("de", Self.tale)])
        let near = try row([
            ("en", Self.story + " 7"), ("de", "Etwas, das sonst nirgends steht, und auch nirgends stand."),
        ])
        // In whichever order they come, the training part keeps its own.
        for order in [[(dev, [near]), (train, [one])], [(train, [one]), (dev, [near])]] {
            let judged = try judge(order, split: split)
            for (document, rows) in zip(order, judged) {
                #expect(rows[0].reason == (document.0 == dev ? .leak : nil))
            }
        }
        var none = FilterSettings()
        none.filters = []
        #expect(try judge([(train, [one]), (dev, [near])], none, split: split)[1][0].reason == .leak)
    }
}
