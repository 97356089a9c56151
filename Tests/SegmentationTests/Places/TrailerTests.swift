import Testing

/// What belongs to the sentence before: emoji, footnotes, numbers of verses.
@Suite struct TrailerTests {
    static let emoji: [MarkedCase] = [
        MarkedCase(language: "en", marked: "See you soon! 😊 ‖Bring a cake."),
        MarkedCase(language: "ru", marked: "До встречи! 😊 ‖Принеси торт."),
        MarkedCase(language: "ja", marked: "また明日！😊‖ケーキを持ってきて。"),
        MarkedCase(language: "zh", marked: "明天见！😊‖带个蛋糕来。"),
        MarkedCase(language: "pt", marked: "Ganhámos a taça. 🏆🎉 ‖Ninguém dormiu."),
        MarkedCase(language: "hi", marked: "फिर मिलेंगे! 😊 ‖केक लाना।"),
        MarkedCase(language: "en", marked: "See you soon. :-) ‖Bring a cake."),
        MarkedCase(language: "de", marked: "Bis bald! ;) ‖Bring Kuchen mit."),
        MarkedCase(language: "fr", marked: "À bientôt ! 🎂 ‖Apporte un gâteau."),
    ]

    static let footnote: [MarkedCase] = [
        MarkedCase(language: "en", marked: "The castle burnt down.[12] ‖It was never rebuilt."),
        MarkedCase(language: "de", marked: "Das Schloss brannte ab.¹ ‖Es wurde nie wieder aufgebaut."),
        MarkedCase(language: "ru", marked: "Замок сгорел.[3] ‖Его не восстановили."),
        MarkedCase(language: "en", marked: "The castle burnt down.* ‖It was never rebuilt."),
        MarkedCase(language: "zh", marked: "城堡被烧毁了。[3]‖石头被卖掉了。"),
        MarkedCase(language: "hi", marked: "किला जल गया।[3] ‖वह फिर नहीं बना।"),
        MarkedCase(language: "ar", marked: "احترقت القلعة.[3] ‖لم يعد بناؤها."),
        MarkedCase(language: "en", marked: "The castle burnt down.[note 2] ‖It was never rebuilt."),
        MarkedCase(language: "pt", marked: "O castelo ardeu.[3][4] ‖Nunca foi reconstruído."),
        MarkedCase(language: "hu", marked: "A vár leégett.² ‖Soha nem építették újjá."),
    ]

    static let verseEnd: [MarkedCase] = [
        MarkedCase(language: "ar", marked: "أشرقت الشمس ۝٤ ‖وغنى الطائر ۝٥"),
        MarkedCase(language: "ar", marked: "عاد المطر ﴿١﴾‖ونبت الزرع ﴿٢﴾"),
        MarkedCase(language: "hi", marked: "नदी बहती है॥ ५॥ ‖पर्वत ऊँचा है॥ ६॥"),
        MarkedCase(language: "sa", marked: "वर्षा पतति ॥१॥ ‖नदी वहति ॥२॥"),
    ]

    @Test(arguments: emoji + footnote + verseEnd) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
