import Documents
import ICUText
import Segmentation
import Testing

/// Narrow lines: wrapped ones, and lists and verses.
@Suite struct NarrowLinesTests {
    static let wrap: [MarkedCase] = [
        MarkedCase(
            language: "fr",
            marked:
                "La boulangerie du coin ouvre\navant le lever du soleil et\nl'odeur du pain remplit toute\nla rue. ‖Les gens font la queue\net parlent du temps."
        ),
        MarkedCase(language: "ja", marked: "角のパン屋は日の出前に\n開き、パンの匂いが通りに\n広がる。‖人々は列に並び、天\n気の話をする。"),
        MarkedCase(language: "zh", marked: "街角的面包店在日出之前\n开门，面包的香味弥漫整\n条街。‖人们排着长队，谈论\n着天气。"),
        MarkedCase(
            language: "ru",
            marked:
                "Пекарня на углу открывается\nдо восхода солнца, и запах\nхлеба наполняет всю улицу.\n‖Люди стоят в длинной очереди\nи говорят о погоде."
        ),
        MarkedCase(
            language: "hi",
            marked: "कोने की बेकरी सूरज निकलने\nसे पहले खुलती है और रोटी\nकी महक पूरी गली में फैल\nजाती है। ‖लोग लंबी कतार में\nखड़े होकर बात करते हैं।"),
        MarkedCase(
            language: "he",
            marked:
                "המאפייה בפינה נפתחת לפני\nהזריחה וריח הלחם ממלא את\nכל הרחוב. ‖אנשים עומדים בתור\nארוך ומדברים על מזג האוויר."
        ),
        MarkedCase(language: "en", marked: "Milk\n‖Bread\n‖Eggs"),
        MarkedCase(
            language: "en",
            marked:
                "Twinkle, twinkle, little star,\n‖How I wonder what you are!\n‖Up above the world so high,\n‖Like a diamond in the sky."
        ),
        MarkedCase(language: "hi", marked: "दूध\n‖रोटी\n‖अंडे"),
    ]

    @Test(arguments: wrap) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    /// Lines are joined by a space, and by nothing between two characters of Chinese or Japanese.
    @Test(
        arguments: [
            ("de", "ein\nzwei", "ein zwei"), ("de", "ein \r\n  zwei", "ein zwei"), ("zh", "面\n包", "面包"),
            ("zh", "面包 \u{3000}\n 店", "面包店"), ("zh", "面包\nAB", "面包 AB"), ("ko", "빵\n집", "빵 집"),
            ("ja", "「\n」", "「」"), ("zh", "面 包", "面 包"),
        ])
    func unwrapped(_ language: String, _ text: String, _ expected: String) throws {
        let document = Document(language: try #require(LanguageTag(language)), string: text)
        let segment = Segment(range: 0..<document.text.units.count, paragraph: 0)
        let segmentation = Segmentation(document: document, segments: [segment], boundaries: [])
        #expect(segmentation.unwrappedText(of: segment) == expected)
        #expect(segmentation.text(of: segment) == text)
    }
}
