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
        let found = try names(["en", "hu"], usual + wrong, least: 0.8)
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
}
