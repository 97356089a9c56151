import Testing

@testable import Checking

/// Names that are put otherwise, and names in the place of others.
@Suite struct NameTests {
    private func names(
        _ languages: [String], _ rows: [[String?]], least: Double = 0.5
    ) throws -> [(row: Int?, passages: [String])] {
        let text = try SmallText.make(languages, rows, source: languages[0])
        return NameRule().findings(in: text, units: rows.indices.lowerBound..<rows.count)
            .filter { $0.score >= least }.map { ($0.row, SmallText.passages($0, in: text)) }
    }

    @Test func aNameThatBeginsTheSentence() throws {
        let usual: [[String?]] = (0..<6).flatMap { _ -> [[String?]] in
            [
                ["Then came Winston again.", "Dann kam Winston wieder."],
                ["Later Goldstein came.", "Später kam Goldstein."],
            ]
        }
        let found = try names(
            ["en", "de"], usual + [["Winston turned a switch.", "Goldstein drehte an einem Schalter."]])
        #expect(found.map(\.row) == [12])
        #expect(found.first?.passages == ["Winston", "Goldstein"])
    }

    @Test func aNameWithALongEnding() throws {
        let usual: [[String?]] = (0..<8).map { _ in ["Then came Winston again.", "Akkor megint jött Winston."] }
        let found = try names(
            ["en", "hu"], usual + [["She stood with the Winstons then.", "A lány Winstonékkal állt."]])
        #expect(found.isEmpty)
    }

    /// "Ministry" is always "Minisztérium", which does not sound like it: it is known by where it comes.
    @Test func aTranslatedNameInThePlaceOfAnother() throws {
        let usual: [[String?]] = (0..<6).flatMap { _ -> [[String?]] in
            [
                ["Then came Winston again.", "Akkor megint jött Winston."],
                ["She saw the Palace there.", "Ott a lány látta a Kastélyt."],
            ]
        }
        let wrong: [[String?]] = [["In the morning Winston stood up.", "Reggel a Kastély felkelt."]]
        let found = try names(["en", "hu"], usual + wrong, least: 0.6)
        #expect(found.map(\.row) == [12])
        let both: [[String?]] = [["Near the Palace Winston stood.", "A Kastélynál megállt."]]
        #expect(try names(["en", "hu"], usual + both, least: 0.6).isEmpty, "the other name has its own counterpart")
    }

    /// A script without capitals: its names are the words that come with another version's.
    @Test func aNameOfAScriptWithoutCapitals() throws {
        let usual: [[String?]] = [
            ["昨天北京很冷。", "It was cold in Peking yesterday."], ["他从大阪来。", "He comes from Osaka."],
            ["我们去北京。", "We go to Peking."], ["她不喜欢大阪。", "She does not like Osaka."],
            ["北京在哪里?", "Where is Peking?"], ["从前大阪很小。", "Once Osaka was small."],
            ["你住在北京吗?", "Do you live in Peking?"], ["明天去大阪。", "To Osaka tomorrow."],
        ]
        let found = try names(["zh", "en"], usual + [["今年北京很热。", "This year it is hot in Osaka."]])
        #expect(found.map(\.row) == [8])
        #expect(try names(["zh", "en"], usual).isEmpty)
    }

    /// 清扬 is read "qingyang", as the English text writes it; 陈 alone is read as many words are.
    @Test func aNameThatIsReadAloud() throws {
        let usual: [[String?]] = [
            ["清扬说她很累。", "It was late, said Qingyang."], ["他昨天见到清扬。", "He saw Qingyang yesterday."],
            ["我们去北京。", "We go to Peking."], ["她住在北京。", "She lives in Peking."],
            ["北京在哪里?", "Where is Peking?"], ["天气很冷。", "The weather is cold."],
        ]
        let text = try SmallText.make(["zh", "en"], usual, source: "zh")
        let name = try #require(text.names.names.first { $0.version == 1 && $0.letters == Array("qingyang".utf16) })
        #expect(name.known[0] == [0, 1])
        let own = try #require(text.names.names.first { $0.version == 0 && $0.places.keys.sorted() == [0, 1] })
        #expect(own.places[0] == 0..<2)
        #expect(own.known[1] == [0, 1])
    }

    /// A name with a hyphen is one word, and one without three consonants is told by how it is written.
    @Test func namesThatAreWrittenAlike() throws {
        let rows: [[String?]] = [
            ["Then Henry came.", "Akkor Henryt várták."], ["She saw Yu-cun there.", "Ott látta Yu-cunt."],
            ["In the night she left.", "Elment az éjjel."],
        ]
        let text = try SmallText.make(["en", "hu"], rows, source: "en")
        let names = text.names.names.filter { $0.version == 0 }
        let henry = try #require(names.first { $0.letters == Array("henry".utf16) })
        #expect(henry.known[1] == [0])
        let hyphened = try #require(names.first { $0.letters == Array("yucun".utf16) })
        #expect(hyphened.known[1] == [1])
        #expect(hyphened.places[1] == text.units[1].ranges[0].map { $0.lowerBound + 8..<$0.lowerBound + 14 })
    }

    /// Words in small letters answer only names that are long enough to be told from them.
    @Test func smallWordsSoundLikeLongNamesAlone() {
        func word(_ sounds: String, stem: String, isCapitalized: Bool) -> NameWords.Word {
            NameWords.Word(
                range: 0..<1, sounds: [Array(sounds.utf16)], letters: [], stem: Array(stem.utf16),
                isCapitalized: isCapitalized, isFirst: false)
        }
        let small = NameAnswers([word("ANR", stem: "honor", isCapitalized: false)], hasCapitals: true)
        #expect(!small.hasOne(written: Array("henry".utf16), sounds: Array("ANR".utf16)))
        let capital = NameAnswers([word("ANR", stem: "honor", isCapitalized: true)], hasCapitals: true)
        #expect(capital.hasOne(written: Array("henry".utf16), sounds: Array("ANR".utf16)))
        let long = NameAnswers([word("STRTN", stem: "strat", isCapitalized: false)], hasCapitals: true)
        #expect(long.hasOne(written: Array("strit".utf16), sounds: Array("STRTN".utf16)))
        #expect(small.hasOne(written: Array("honor".utf16), sounds: []))
    }

    /// What is lost and known beside what is added and known is surer than what is lost alone.
    @Test func whatIsKnownOfBothNamesIsSurest() throws {
        let usual: [[String?]] = (0..<6).flatMap { _ -> [[String?]] in
            [
                ["Then came Winston again.", "Akkor megint jött Winston."],
                ["Later Goldstein came.", "Később jött Goldstein."],
            ]
        }
        let both = try names(["en", "hu"], usual + [["Then Winston slept.", "Aztán aludt Goldstein."]], least: 0.6)
        #expect(both.map(\.passages) == [["Winston", "Goldstein"]])
        let alone = try names(["en", "hu"], usual + [["Then Winston slept.", "Aztán elaludt."]])
        #expect(alone.map(\.passages) == [["Winston"]])
        #expect(try names(["en", "hu"], usual + [["Then Winston slept.", "Aztán elaludt."]], least: 0.6).isEmpty)
    }

    /// What two translations lack is told of both.
    @Test func aNameThatTwoVersionsLack() throws {
        let usual: [[String?]] = (0..<8).map { _ in
            ["Then came Winston again.", "Akkor megint jött Winston.", "Apoi a venit iar Winston."]
        }
        let text = try SmallText.make(
            ["en", "hu", "ro"], usual + [["Then Winston slept.", "Aztán elaludt.", "Apoi a dormit."]], source: "en")
        let found = NameRule().findings(in: text, units: 0..<9).filter { $0.score >= 0.5 }
        #expect(found.map(\.version).sorted() == [1, 2])
    }
}
