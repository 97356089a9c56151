/// Burmese that was written for the font Zawgyi, as Unicode has it.
///
/// Zawgyi uses Unicode's code points with other meanings and in another order: "ပြည်" is "ျပည္" there. Much of what was
/// written before 2019 is such text. It is read syllable by syllable, by ICU's transliterator, so that what is found in the
/// reading has its place in the text.
public struct ZawgyiReading: Sendable {
    /// One syllable, or a character that is none.
    public struct Piece: Sendable {
        /// UTF-16 code units of the text as it was.
        public let range: Range<Int>
        public let reading: [UInt16]
    }

    /// In order; every code unit of the text is in one.
    public let pieces: [Piece]

    private static let letters: ClosedRange<UInt16> = 0x1000...0x109F
    private static let consonants: ClosedRange<UInt16> = 0x1000...0x1021
    /// Of Sanskrit and Mon.
    private static let moreConsonants: ClosedRange<UInt16> = 0x1050...0x105D
    /// Stands between two consonants in Unicode, and alone, as a vowel's killer, in Zawgyi.
    private static let virama: UInt16 = 0x1039
    /// Both stand behind their consonant in Unicode; in Zawgyi the vowel and the sign of a middle R stand before it.
    private static let vowelE: UInt16 = 0x1031
    private static let middleR: UInt16 = 0x103B
    private static let digits: ClosedRange<UInt16> = 0x1040...0x1049
    /// The sign of a final consonant's tone, before the killer or behind it.
    private static let lowDot: UInt16 = 0x1037
    /// Of code units. No syllable is longer, and no text makes the transliterator slow.
    private static let longestPiece = 32
    /// One sign of Zawgyi in so many letters may be a slip; in texts of Zawgyi one in ten is usual.
    private static let lettersPerSign = 40

    /// - Returns: nil where the text shows no sign of Zawgyi.
    /// - Complexity: O(length of the text).
    public init?(_ text: [UInt16]) {
        guard Self.isZawgyi(text), let transliterator = try? Transliterator("Zawgyi-my") else { return nil }
        var pieces: [Piece] = []
        var start = 0
        for end in 1...text.count
        where end == text.count || Self.begins(at: end, text)
            || end - start >= Self.longestPiece && !UTF16.isTrailSurrogate(text[end])
        {
            let units = Array(text[start..<end])
            // Digits that nothing belongs to are numbers; else "၀" is the letter that looks like it.
            let isSyllable = units.contains { Self.letters.contains($0) && !Self.digits.contains($0) }
            pieces.append(
                Piece(range: start..<end, reading: isSyllable ? transliterator.apply(units) : units))
            start = end
        }
        self.pieces = pieces
    }

    /// As `init?(_:)`, of a string; quick where it has no Burmese.
    public init?(_ text: String) {
        // The block's UTF-8 begins with E1 80, E1 81 or E1 82.
        guard text.utf8.contains(0xE1) else { return nil }
        self.init(Array(text.utf16))
    }

    /// The whole reading.
    public var text: String {
        pieces.flatMap(\.reading).withUnsafeBufferPointer { String(units: $0) }
    }

    /// Whether a text shows signs of Zawgyi, which Unicode's order never has.
    static func isZawgyi(_ text: [UInt16]) -> Bool {
        var (count, signs) = (0, 0)
        var before: UInt16 = 0
        for unit in text {
            if letters.contains(unit) { count += 1 }
            let isKiller = before == virama && !consonants.contains(unit) && !moreConsonants.contains(unit)
            if isKiller || (unit == vowelE || unit == middleR) && !letters.contains(before) { signs += 1 }
            before = unit
        }
        if before == virama { signs += 1 }
        return signs > 0 && signs * lettersPerSign >= count
    }

    /// Whether a syllable begins at a place: at a sign that stands before its consonant, or a letter that is not the last
    /// sound of the syllable before.
    private static func begins(at place: Int, _ text: [UInt16]) -> Bool {
        let (unit, before) = (text[place], text[place - 1])
        guard letters.contains(unit), letters.contains(before) else { return !UTF16.isTrailSurrogate(unit) }
        if isPrefix(before) || digits.contains(before) && digits.contains(unit) { return false }
        if isPrefix(unit) { return true }
        if isSign(unit) { return false }
        let next = text[(place + 1)...].prefix { $0 == lowDot || $0 == virama }
        return !next.contains(virama)
    }

    /// The vowel E and the signs of a middle R, in all their widths.
    private static func isPrefix(_ unit: UInt16) -> Bool {
        unit == vowelE || unit == middleR || (0x107E...0x1084).contains(unit)
    }

    /// What is written over, under or behind a consonant.
    private static func isSign(_ unit: UInt16) -> Bool {
        (0x102B...0x103F).contains(unit) || (0x1060...0x1069).contains(unit) || (0x106C...0x108E).contains(unit)
            || (0x1093...0x1096).contains(unit)
    }
}
