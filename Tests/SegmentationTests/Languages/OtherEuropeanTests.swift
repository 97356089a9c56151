import Testing

/// Languages with full stops and capitals, other than German and English.
@Suite struct OtherEuropeanTests {
    static let french = MarkedCase.all(
        "fr",
        [
            "« Oui », dit-il. ‖ Elle partit.",
            "« Oui. » ‖ Elle partit.",
            "« Qui est là ? » demanda-t-il. ‖ Personne ne répondit.",
            "« Pourquoi ? », demanda-t-il. ‖ « Parce que. » ‖ « Bon. »",
            "« Viens. ‖ Je t’attends. » ‖ Il vint.",
            "M. × Dupont est là. ‖ Mme Dupont aussi.",
            "En 50 av. J.-C. la ville brûla. ‖ Elle fut rebâtie.",
            "En 50 av. J.-C. ‖ La ville brûla.",
            "Est-ce vrai ? ‖ Oui !",
            "Voir p. × 12, n. × 5. ‖ Merci.",
            "« Oui… » ‖ Elle partit. ‖ « Non » dit-il.",
        ])

    static let spanish = MarkedCase.all(
        "es",
        [
            "¿Quién es? ‖ ¡Soy yo! ‖ Entra.",
            "—¿Quién es? —preguntó él. ‖ Nadie habló.",
            "El Sr. × García vive en EE. UU. con la Dra. × López.",
            "Dijo: «Ven». ‖ Ella vino.",
        ])

    static let russian = MarkedCase.all(
        "ru",
        [
            "В 1999 г. × он родился. ‖ Потом уехал.",
            "Он жил на ул. × Ленина, д. × 5. ‖ Потом уехал.",
            "А. · С. · Пушкин писал стихи. ‖ Он жил в Петербурге.",
            "«Кто там?» — спросил он. ‖ Никто не ответил.",
            "Он купил хлеб и т. × д. ‖ Потом ушёл.",
            "Он купил хлеб и т. × д. · Москва далеко.",
            "Это стоит 3,5 млн. × рублей. ‖ Дорого!",
        ])

    static let turkish = MarkedCase.all(
        "tr",
        [
            "Dr. × Yılmaz geldi. ‖ Sonra gitti.",
            "3. × Mayıs günü geldi. ‖ İki gün kaldı.",
            "“Kim o?” diye sordu. ‖ Kimse konuşmadı.",
            "Iğdır'a gitti. ‖ İzmir'den döndü.",
        ])

    /// No file for these: Unicode's rules, with care for initials and numbers.
    static let unknown =
        MarkedCase.all(
            "nah",
            [
                "Nican ca cen tlahtolli. ‖ Ocno ce tlahtolli. ‖ Tlami.",
                "J. · R. · Tolkien otlahcuiloh. ‖ Yehuatl omic.",
                "Ca 3.50. ‖ ¿Tlein? ‖ Amo.",
            ])
        + MarkedCase.all("tlh", ["nuqneH. ‖ Qapla'!"])
        + MarkedCase.all("x-mine", ["One thing. ‖ Another thing."])

    static let rest =
        MarkedCase.all("cs", ["Přišel 3. × května v 5 hod. a odešel. ‖ Pak se vrátil."])
        + MarkedCase.all("pl", ["Dr × Kowalski przyszedł, tzn. × był tu. ‖ Potem wyszedł."])
        + MarkedCase.all("nl", ["Dhr. × Jansen kwam d.w.z. × was er. ‖ Toen ging hij."])
        + MarkedCase.all("it", ["Il sig. × Rossi è qui. ‖ «Chi è?» chiese. ‖ Nessuno parlò."])
        + MarkedCase.all("el", ["Ποιος είναι; ‖ Κανείς. ‖ Ο κ. × Παπάς ήρθε."])
        + MarkedCase.all("hi", ["वह आया। ‖ वह गया। ‖ क्या यह सच है? ‖ हाँ।"])
        + MarkedCase.all("ko", ["그는 왔다. ‖ 그녀는 갔다. ‖ 정말?"])
        + MarkedCase.all("he", ["הוא בא. ‖ היא הלכה. ‖ מה?"])
        + MarkedCase.all("ur", ["وہ آیا۔ ‖ وہ گیا۔ ‖ کیا؟"])
        + MarkedCase.all("vi", ["Ông ấy đến. ‖ Bà ấy đi. ‖ Thật sao?"])

    @Test(arguments: french + spanish + russian + turkish + unknown + rest) func sentence(_ example: MarkedCase) throws
    {
        try expectMarks(example.marked, in: example.language)
    }
}
