import Testing

/// Capitals inside a first sentence, and headlines without a full stop.
@Suite struct HeadlineTests {
    static let headline: [MarkedCase] = [
        MarkedCase(language: "de", marked: "Können Sie mir morgen beim Umzug helfen?"),
        MarkedCase(language: "en", marked: "My sister lives in The Hague."),
        MarkedCase(language: "en", marked: "Last night we watched The Birds with our cousins."),
        MarkedCase(language: "de", marked: "Wir lasen gestern Abend Der Prozess."),
        MarkedCase(language: "es", marked: "Mi abuela nació en El Escorial."),
        MarkedCase(language: "es", marked: "Ayer leímos La casa de los espíritus en clase."),
        MarkedCase(language: "fr", marked: "Mon frère travaille à Le Havre depuis mars."),
        MarkedCase(language: "it", marked: "Ieri abbiamo visto La dolce vita al cinema."),
        MarkedCase(language: "nl", marked: "We fietsten zondag van Den Haag naar Leiden."),
        MarkedCase(language: "pt", marked: "A minha tia mora em A Coruña."),
        MarkedCase(language: "sv", marked: "Min farmor läser Vi varje vecka."),
        MarkedCase(language: "pl", marked: "Wczoraj widzieliśmy Pan Tadeusz w teatrze."),
        MarkedCase(language: "ru", marked: "Вчера мы смотрели На дне в театре."),
        MarkedCase(language: "tr", marked: "Kardeşim Bir Gün gazetesini okuyor."),
        MarkedCase(language: "en", marked: "When did I say that?"),
        MarkedCase(language: "da", marked: "Kan De hjælpe mig?"),
        MarkedCase(language: "en", marked: "16 In the beginning there was a garden."),
        MarkedCase(language: "de", marked: "Ich wollte fragen, ob Sie uns am Montag besuchen."),
        MarkedCase(language: "fr", marked: "Nous avons dîné chez La Mère Poulard hier."),
    ]

    static let headlineGlued: [MarkedCase] = [
        MarkedCase(
            language: "de",
            marked: "Hochwasser sperrt zwei Straßen ‖Die Feuerwehr pumpte in der Nacht mehrere Keller leer."),
        MarkedCase(
            language: "en", marked: "Ferry runs aground near island ‖The captain told reporters that nobody was hurt."),
        MarkedCase(
            language: "fr", marked: "Incendie maîtrisé dans la forêt ‖Les pompiers ont travaillé toute la nuit."),
        MarkedCase(language: "es", marked: "Tormenta deja pueblos sin luz ‖La compañía espera reparar las líneas hoy."),
        MarkedCase(
            language: "it", marked: "Chiuso il vecchio ponte romano ‖La decisione del sindaco divide il paese da mesi."),
        MarkedCase(language: "nl", marked: "Brand verwoest oude molen ‖De brandweer kon het gebouw niet meer redden."),
        MarkedCase(
            language: "ru", marked: "Снег остановил движение поездов ‖По данным вокзала, рейсы возобновятся вечером."),
        MarkedCase(
            language: "pt",
            marked: "Incêndio destrói armazém antigo ‖O fogo começou de madrugada e ninguém ficou ferido."),
    ]

    @Test(arguments: headline + headlineGlued) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
