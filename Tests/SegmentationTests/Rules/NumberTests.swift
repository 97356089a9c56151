import Testing

/// Numbers before and after a full stop: dates, ordinals, sentences that begin with one.
@Suite struct NumberTests {
    static let numberStart: [MarkedCase] = [
        MarkedCase(language: "en", marked: "The storm came at night. ‖12 people were hurt."),
        MarkedCase(language: "pt", marked: "A tempestade chegou de noite. ‖12 pessoas ficaram feridas."),
        MarkedCase(language: "fr", marked: "Le bus était en retard. ‖40 voyageurs attendaient."),
        MarkedCase(language: "ru", marked: "Автобус опоздал. ‖40 пассажиров ждали под дождём."),
        MarkedCase(language: "pl", marked: "Autobus się spóźnił. ‖40 pasażerów czekało."),
        MarkedCase(language: "da", marked: "Bussen var forsinket. ‖40 passagerer ventede."),
        MarkedCase(language: "cs", marked: "Autobus měl zpoždění. ‖40 cestujících čekalo."),
        MarkedCase(language: "tr", marked: "Otobüs geç kaldı. ‖40 yolcu bekledi."),
        MarkedCase(language: "el", marked: "Το λεωφορείο άργησε. ‖40 επιβάτες περίμεναν."),
        MarkedCase(language: "hu", marked: "A busz késett. ‖40 utas várt."),
        MarkedCase(language: "es", marked: "Véase pág. 14 al final del libro."),
        MarkedCase(language: "de", marked: "Siehe Abb. 14 am Ende."),
        MarkedCase(language: "uk", marked: "Автобус запізнився. ‖40 пасажирів чекали."),
        MarkedCase(language: "vi", marked: "Bão đến vào ban đêm. ‖12 người bị thương."),
        MarkedCase(language: "ro", marked: "Autobuzul a întârziat. ‖40 de călători așteptau."),
        MarkedCase(language: "fr", marked: "Voir p. 14 à la fin."),
    ]

    static let dateOrdinal: [MarkedCase] = [
        MarkedCase(language: "de", marked: "Der Markt am 5.8. (Sonntag) fällt aus."),
        MarkedCase(language: "hr", marked: "Koncert je 12. svibnja navečer."),
        MarkedCase(language: "nb", marked: "Møtet er 3. april klokka ti."),
        MarkedCase(language: "sk", marked: "Vidíme sa 7. 10. (v stredu) na úrade."),
        MarkedCase(language: "fi", marked: "Konsertti on 12. toukokuuta illalla."),
        MarkedCase(language: "de", marked: "Die Frist endet am 30.6. ‖Danach ist Schluss."),
        MarkedCase(language: "tr", marked: "Toplantı 3. katta yapılacak."),
    ]

    static let ordinalRoman: [MarkedCase] = [
        MarkedCase(language: "cs", marked: "Za Karla IV. Praha rozkvétala."),
        MarkedCase(language: "hr", marked: "Za Franje Josipa I. Zagreb je rastao."),
        MarkedCase(language: "sk", marked: "Pápež Ján XXIII. Zvolal koncil."),
        MarkedCase(language: "hu", marked: "II. Rákóczi György fejedelem volt."),
        MarkedCase(language: "tr", marked: "Padişah II. Mehmed şehri aldı."),
        MarkedCase(language: "de", marked: "Kaiser Karl V. dankte ab."),
        MarkedCase(language: "en", marked: "The king was Henry VIII. ‖He had six wives."),
        MarkedCase(language: "es", marked: "El rey era Felipe II. ‖El pueblo lo temía."),
    ]

    static let numberMid: [MarkedCase] = [
        MarkedCase(language: "en", marked: "In room 5. ‖Her sister was in room 6.")
    ]

    static let verseNumber: [MarkedCase] = [
        MarkedCase(language: "fr", marked: "Art. 3 La loi entre en vigueur."),
        MarkedCase(language: "nl", marked: "21 De man ging de berg op.\n‖22 Het volk bleef beneden."),
        MarkedCase(language: "de", marked: "§ 12 Der Vermieter repariert das Dach."),
        MarkedCase(language: "sv", marked: "21 Och han gick upp på berget."),
        MarkedCase(language: "en", marked: "3 The price is fixed.\n‖4 The price includes tax."),
    ]

    @Test(arguments: numberStart + dateOrdinal + ordinalRoman + numberMid + verseNumber) func sentence(
        _ example: MarkedCase
    ) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
