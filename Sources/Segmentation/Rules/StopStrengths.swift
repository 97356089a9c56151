extension StopRules {
    /// How probable it is that a sentence ends, by what stands around the place. In the examples `|` is the place.
    enum Strength {
        /// Weaker places are no boundaries at all.
        static let least: Float = 0.015
        /// From here on a boundary counts as a sentence's end, else as a doubtful one.
        static let leastSure: Float = 0.75

        // MARK: Without a full stop or its kin

        /// "“I came” | “I saw”": a quotation ends and the next begins.
        static let betweenQuotes: Float = 0.6
        /// "“A place called “Home” | Anna knows”": a quotation ends inside a sentence.
        static let afterQuote: Float = 0.06
        /// ICU cuts where no mark stands: "… first line; | Second …" at a line's end.
        static let unmarkedCut: Float = 0.5
        /// 《他是谁？》 | 卖得很好, "モーニング娘。 | は人気だ", "\"가자.\" | 라고": what follows is part of the sentence.
        static let particle: Float = 0.04
        /// "“Run!” | Anna said."
        static let speech: Float = 0.12
        /// "چرا؟ | – نمی‌دانم": a dash in a script without capitals.
        static let doubtfulSpeaker: Float = 0.4

        // MARK: After ! ? 。

        /// "Who is there? | Nobody."
        static let mark: Float = 0.97
        /// „Wer da?“ | fragte er.
        static let quotedMarkThenSmall: Float = 0.04
        /// "who is there? | nobody": a text without capitals.
        static let markInSmallText: Float = 0.8
        /// "Yahoo! | said so."
        static let markThenSmall: Float = 0.2
        /// "What? | ?!", and "etc. | , and": more marks follow, the end is after them.
        static let moreMarks: Float = 0.02
        /// "Really? | 2018", "Really? | →": no letter says whether a sentence begins.
        static let markThenNoLetter: Float = 0.4

        // MARK: After a full stop

        /// "It rains. | We stay."
        static let dot: Float = 0.96
        /// "It rains. | 2018": no letter says whether a sentence begins.
        static let dotThenNoLetter: Float = 0.3
        /// "she said. | and he went": an abbreviation that nobody listed, or a slip.
        static let dotThenSmall: Float = 0.15
        /// The same in a text without capitals.
        static let dotInSmallText: Float = 0.6
        /// "It snowed. | 12 people were hurt."
        static let dotThenNumber: Float = 0.6
        /// "(see p. 5.) | and then".
        static let quotedDotThenSmall: Float = 0.03
        /// "Dr. | med.", "example. | com": hardly ever an end.
        static let dotInWord: Float = 0.01
        /// "จบแล้ว. | ต่อไป" without a space after the full stop, behind a long word.
        static let dotWithoutSpace: Float = 0.5
        /// "雨が降った. | 道が濡れた" with the narrow full stop.
        static let narrowDot: Float = 0.6
        /// "Well… | we shall see."
        static let ellipsisThenSmall: Float = 0.1
        /// "Well… | We shall see."
        static let ellipsisThenCapital: Float = 0.7
        /// "嗯… | 我们" in a script without capitals.
        static let ellipsis: Float = 0.45

        // MARK: After abbreviations, initials and numbers

        /// "Dr. | Who", "Nr. | 5", "3. | Mai", "1. | Wash your hands.": the full stop belongs to the word.
        static let abbreviation: Float = 0.012
        /// "… at 5 p.m. | She left.": a word that begins sentences follows.
        static let abbreviationThenStarter: Float = 0.8
        /// "… usw. | Berlin": a name or a sentence.
        static let abbreviationThenCapital: Float = 0.4
        /// "etc. | Then": behind what ends a list.
        static let finalAbbreviation: Float = 0.65
        /// "No. | The", "usw. | 5".
        static let abbreviationMaybe: Float = 0.3
        /// "e. | V."
        static let smallInitial: Float = 0.05
        /// "J. | Tolkien", "Sr. | Pérez" where nobody listed it, "Eng. | & Sci."
        static let initial: Float = 0.1
        /// "Block B. | The house": a word that begins sentences follows.
        static let initialThenStarter: Float = 0.65
        /// "Vitamin C. | 他": no name follows in a script without capitals.
        static let initialThenNoCapital: Float = 0.6
        /// "the U.S. | Congress"
        static let lettersThenCapital: Float = 0.35
        /// "u.a. | 5"
        static let letters: Float = 0.2
        /// "in 2018. | Then": no ordinal, or a language that writes none with a full stop.
        static let number: Float = 0.95
        /// "am 12. | Spieltag", "am 7.10. | (Montag)", "Karel IV. | Lucemburský": an ordinal more often than an end.
        static let likelyOrdinal: Float = 0.3
        /// "um 350. | Dann", "am 12. | Der": too large for most ordinals, or before a word that begins sentences.
        static let unlikelyOrdinal: Float = 0.7
    }
}
