import Testing

/// Other marks in place of a full stop, and the dash of another speaker.
@Suite struct StopScannerTests {
    static let substituteStop: [MarkedCase] = [
        MarkedCase(language: "hi", marked: "रोटी ताज़ी है| ‖दूध कल आएगा|"),
        MarkedCase(language: "mr", marked: "आज पाऊस पडला|| ‖रस्ते ओले झाले||"),
        MarkedCase(language: "am", marked: "ዛሬ ዝናብ ነው፡፡ ‖ነገ ፀሐይ ይሆናል፡፡"),
        MarkedCase(language: "am", marked: "ዛሬ ዝናብ ነው:: ‖ነገ ፀሐይ ይሆናል::"),
        MarkedCase(language: "hy", marked: "Հացը թարմ է: ‖Կաթը վաղը կգա:"),
        MarkedCase(language: "hy", marked: "Գնեցի երեք բան: հաց, կաթ և պանիր։"),
        MarkedCase(language: "or", marked: "ଆଜି ବର୍ଷା ହେଲା| ‖ରାସ୍ତା ଓଦା ହେଲା|"),
        MarkedCase(language: "hi", marked: "होम | खेल | मनोरंजन"),
    ]

    static let fullwidthStop: [MarkedCase] = [
        MarkedCase(language: "ja", marked: "図書館は閉まった．‖私たちは帰った．"),
        MarkedCase(language: "zh", marked: "今天下雨了．‖路湿了．"),
        MarkedCase(language: "ja", marked: "１．はじめに"),
    ]

    static let speakers: [MarkedCase] = [
        MarkedCase(language: "en", marked: "– Where are you? ‖– In the kitchen."),
        MarkedCase(language: "fr", marked: "– Où es-tu ? ‖– Dans la cuisine."),
        MarkedCase(language: "es", marked: "—¿Dónde estás? ‖—En la cocina."),
        MarkedCase(language: "ru", marked: "— Где ты? ‖— На кухне."),
        MarkedCase(language: "hu", marked: "– Hol vagy? ‖– A konyhában."),
        MarkedCase(language: "ja", marked: "- どこ？‖- 台所。"),
        MarkedCase(language: "fa", marked: "- کجایی؟ ‖- در آشپزخانه."),
        MarkedCase(language: "de", marked: "– Komm! – rief sie. ‖Niemand kam."),
        MarkedCase(language: "it", marked: "– Dove sei? ‖– In cucina."),
        MarkedCase(language: "pl", marked: "— Gdzie jesteś? ‖— W kuchni."),
    ]

    @Test(arguments: substituteStop + fullwidthStop + speakers) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
