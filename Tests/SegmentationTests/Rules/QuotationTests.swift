import Testing

/// What stands behind a quotation, and words that begin sentences without a capital.
@Suite struct QuotationTests {
    static let afterQuote: [MarkedCase] = [
        MarkedCase(language: "ko", marked: "\"나가라.\"고 소리쳤다. ‖모두 놀랐다."),
        MarkedCase(language: "ko", marked: "그녀는 \"왜?\"라며 웃었다."),
        MarkedCase(language: "ja", marked: "「静かに。」と先生は言った。"),
        MarkedCase(language: "ja", marked: "『走れ！』を読んだ。"),
        MarkedCase(language: "ja", marked: "藤岡弘、は俳優だ。"),
        MarkedCase(language: "zh", marked: "她读完了《谁动了我的奶酪？》这本书。"),
        MarkedCase(language: "zh", marked: "“快跑！”他喊道。‖没有人动。"),
        MarkedCase(language: "en", marked: "\"Run!\" Anna said. ‖Nobody moved."),
        MarkedCase(language: "ru", marked: "«Беги!» — крикнул он. ‖Никто не двинулся."),
        MarkedCase(language: "hi", marked: "\"भागो!\" उसने कहा। ‖कोई नहीं हिला।"),
        MarkedCase(language: "fa", marked: "«فرار کن!» او گفت. ‖هیچ‌کس تکان نخورد."),
        MarkedCase(language: "he", marked: "\"רוץ!\" הוא אמר. ‖איש לא זז."),
        MarkedCase(language: "tr", marked: "\"Koş!\" diye bağırdı. ‖Kimse kıpırdamadı."),
        MarkedCase(language: "en", marked: "\"Run!\" ‖Nobody moved."),
    ]

    static let smallLatin: [MarkedCase] = [
        MarkedCase(language: "ja", marked: "電話が壊れた。‖iPhoneは高い。"),
        MarkedCase(language: "zh", marked: "手机坏了。‖iPhone很贵。"),
        MarkedCase(language: "ur", marked: "میرا فون خراب ہے۔ ‖iPhone مہنگا ہے۔"),
        MarkedCase(language: "ka", marked: "ტელეფონი გაფუჭდა. ‖iPhone ძვირია."),
        MarkedCase(language: "de", marked: "Mein Handy ist kaputt! ‖iPhones sind teuer."),
        MarkedCase(language: "en", marked: "My phone broke. ‖eBay has cheaper ones."),
        MarkedCase(language: "am", marked: "ስልኬ ተበላሸ። ‖iPhone ውድ ነው።"),
        MarkedCase(language: "el", marked: "Γνωρίζεις; ‖eBay το πουλάει."),
    ]

    static let apostropheStart: [MarkedCase] = [
        MarkedCase(language: "nl", marked: "De zon scheen. ‖'s Middags regende het."),
        MarkedCase(language: "nl", marked: "Het was laat. ‖'k Heb niets gezien."),
        MarkedCase(language: "af", marked: "Dit is laat. ‖'n Hond blaf."),
        MarkedCase(language: "nl", marked: "Hij woont in 's-Gravenhage en werkt in 't Gooi."),
    ]

    @Test(arguments: afterQuote + smallLatin + apostropheStart) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
