import Testing

@Suite struct GermanTests {
    static let abbreviations = MarkedCase.all(
        "de",
        [
            "Er mag Obst, z. ×B. Äpfel. ‖ Sie nicht.",
            "Er mag Obst, z.B. Äpfel und Birnen. ‖ Sie mag keins.",
            "Gestern kam Dr. × Meier an. ‖ Er blieb bis Montag.",
            "Siehe Nr. × 5 der Liste. ‖ Dort steht es.",
            "Auch Prof. × Dr. × Schulz und Frau Dr. × med. × Weber waren da.",
            "Sie liest Romane, Gedichte u. a. Texte. ‖ Er liest nie.",
            "Dort gibt es Brot, Käse u. a. ‖ Niemand zahlt.",
            "Wir kaufen Brot, Milch usw. ‖ Danach gehen wir heim.",
            "Wir kaufen Brot, Milch usw. ‖ Die Preise sind hoch.",
            "Wir kaufen Brot, Milch usw. und gehen heim.",
            "Das gilt d. ×h. immer, bzw. × fast immer, ca. × 5 Mio. × Euro.",
            "Vgl. × Abs. × 3 und Art. × 5 des Gesetzes. ‖ Das ist neu.",
            "Geb.-Nr. × 12 fehlt.",
            "Das war im Jahr 50 v. Chr. in Rom. ‖ Dort lebte er.",
            "Die U.S. · Army und die Fa. × Müller e. V. kamen.",
        ])

    @Test(arguments: abbreviations) func abbreviation(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    /// "Da" begins sentences; what a soft hyphen parts is one word.
    @Test(arguments: [
        "Das hat noch seine × Da\u{AD}seins\u{AD}berechtigung. ‖ Er ist alt.",
        "Ja, er ist da. ‖ Da\u{AD}bei bleibt es.",
    ]) func softHyphens(marked: String) throws { try expectMarks(marked, in: "de") }

    static let numbers = MarkedCase.all(
        "de",
        [
            "Am 3. × Mai kam er. ‖ Am 4. × Juni ging er.",
            "Das war am 1. × und 2. × März. ‖ Dann war Ruhe.",
            "Im 19. × Jh. · Goethe und im 2. × Jahrtausend niemand.",
            "Im 19. × Jahrhundert war das anders. ‖ Heute nicht.",
            "Der 2. × Weltkrieg endete 1945. ‖ Danach kam der Frieden.",
            "Das kostet 1.000,50 Euro. ‖ Es waren 3,5 Prozent. ‖ Mehr nicht.",
            "Um 20.15 Uhr beginnt der Film. ‖ Er endet um 22 Uhr.",
            "Sie wurde 2. ‖ Er wurde Erster.",
            "1. × Hände waschen.",
            "Karl IV. starb früh. ‖ Sein Sohn regierte lange.",
        ])

    @Test(arguments: numbers) func number(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    static let quotes = MarkedCase.all(
        "de",
        [
            "„Wer da?“ fragte er. ‖ Niemand sprach.",
            "„Wer da?“, fragte er. ‖ Niemand sprach.",
            "„Ich komme.“ ‖ Sie ging.",
            "»Ja.« ‖ Er ging. ‖ »Nein«, sagte er. ‖ »Warum?« ‖ »Darum.« ‖ Er kam.",
            "„Ich komme.“ × sagte er am 3. × oder 4. × und ging. · dass er kam, freute sie.",
            "Er wohnt in der Hauptstr. × 5 und zahlt brutto. · € 500 im Monat. ‖ 5 Männer kamen.",
            "Er ging (»gern«). ‖ »Nein«, sagte sie. ‖ »Warum?« ‖ Er kam.",
            "„Ich komme. ‖ Warte hier.“ ‖ Sie ging zur Tür.",
            "Er sagte: „Das ist gut.“ ‖ „Nein“, sagte sie.",
            "»Halt!«, rief er. ‖ »Wer ist da?« ‖ Es blieb still.",
            "Er las „Die Räuber“ von Schiller und „Faust“ von Goethe.",
            "(Das war gestern.) ‖ Heute ist es anders.",
            "Er kam (vgl. Bild 3) zu spät. ‖ Sie nicht.",
        ])

    @Test(arguments: quotes) func quote(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    static let marks = MarkedCase.all(
        "de",
        [
            "Er kam ... und ging. ‖ Sie blieb.",
            "Er kam … und ging. ‖ Sie blieb.",
            "Er wartete ... ‖ Niemand kam.",
            "Er wartete… ‖ Niemand kam.",
            "„Er wartete …“ ‖ Niemand kam.",
            "Er sagte […] Goethe nichts (und so weiter …) Heine auch nicht.",
            "Was? ‖ Wie bitte?! ‖ Das ist neu!",
            "Foto: Nato.int | Bild: dpa",
            "| Foto: Nato.int |",
            "Auf www.example.de steht mehr. ‖ Dort ist es gratis.",
            "J. · R. · R. · Tolkien schrieb Bücher. ‖ Er lebte in Oxford.",
            "Auch C. · G. · Jung und Thomas A. · Edison waren da.",
            "Das war. ‖ Die NATO. ‖ Sie ging ab. ‖ Er blieb.",
            "Er ist krank; sie ist gesund.",
            "Das ist neu . ‖ Das auch.",
        ])

    @Test(arguments: marks) func mark(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
