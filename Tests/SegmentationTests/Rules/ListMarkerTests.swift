import Testing

/// Markers of items at the start of a line and inside one.
@Suite struct ListMarkerTests {
    static let listMarker: [MarkedCase] = [
        MarkedCase(language: "en", marked: "iv. The tenant pays.\n‖v. The owner repairs."),
        MarkedCase(language: "hi", marked: "क. रोटी ताज़ी है।\n‖ख. दूध कल आएगा।"),
        MarkedCase(language: "ar", marked: "أ. الخبز طازج.\n‖ب. الحليب غدا."),
        MarkedCase(language: "ru", marked: "а. Хлеб свежий.\n‖б. Молоко завтра."),
        MarkedCase(language: "zh", marked: "一. 面包是新鲜的。\n‖二. 牛奶明天到。"),
        MarkedCase(language: "el", marked: "α. Το ψωμί είναι φρέσκο.\n‖β. Το γάλα έρχεται αύριο."),
        MarkedCase(language: "hu", marked: "III. A szerződés érvényes.\n‖IV. Az ár állandó."),
        MarkedCase(language: "hy", marked: "ա. Հացը թարմ է։\n‖բ. Կաթը կգա վաղը։"),
        MarkedCase(language: "pl", marked: "II. Umowa jest ważna.\n‖III. Cena jest stała."),
        MarkedCase(language: "bn", marked: "ক. রুটি তাজা।\n‖খ. দুধ কাল আসবে।"),
        MarkedCase(language: "ta", marked: "அ. ரொட்டி புதியது.\n‖ஆ. பால் நாளை வரும்."),
        MarkedCase(language: "ja", marked: "ア. パンは新しい。\n‖イ. 牛乳は明日来る。"),
        MarkedCase(language: "en", marked: "3.1. The price is fixed.\n‖3.2. The price includes tax."),
    ]

    static let enumeration: [MarkedCase] = [
        MarkedCase(language: "nl", marked: "Twee dingen tellen. ‖1. Blijf rustig. ‖2. Roep hulp."),
        MarkedCase(language: "sv", marked: "Två saker gäller. ‖1. Håll dig lugn. ‖2. Ring efter hjälp."),
        MarkedCase(language: "ru", marked: "Правила просты. ‖1. Никто не бегает. ‖2. Никто не кричит."),
        MarkedCase(language: "ro", marked: "Regulile sunt simple. ‖1. Nimeni nu aleargă. ‖2. Nimeni nu strigă."),
        MarkedCase(language: "ar", marked: "القواعد بسيطة. ‖1. لا أحد يركض. ‖2. لا أحد يصرخ."),
        MarkedCase(language: "tr", marked: "Kurallar basit. ‖1. Kimse koşmaz. ‖2. Kimse bağırmaz."),
        MarkedCase(language: "el", marked: "Οι κανόνες είναι απλοί. ‖1. Κανείς δεν τρέχει. ‖2. Κανείς δεν φωνάζει."),
        MarkedCase(language: "vi", marked: "Quy tắc rất đơn giản. ‖1. Không ai chạy. ‖2. Không ai hét."),
        MarkedCase(language: "en", marked: "Two things matter. ‖a) Keep calm. ‖b) Call for help."),
        MarkedCase(language: "en", marked: "Two things matter. ‖(1) Keep calm. ‖(2) Call for help."),
        MarkedCase(language: "ja", marked: "規則は簡単だ。‖1. 誰も走らない。‖2. 誰も叫ばない。"),
        MarkedCase(
            language: "id", marked: "Aturannya sederhana. ‖1. Tidak ada yang berlari. ‖2. Tidak ada yang berteriak."),
    ]

    @Test(arguments: listMarker + enumeration) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
