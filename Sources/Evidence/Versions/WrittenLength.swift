private import ICUText

/// How long a text is, in letters: a unit that means much the same in every script, so that texts which mix scripts can
/// be compared.
///
/// A Chinese character stands for about three letters, a syllable of kana, Hangul or Ethiopic for two. White space and
/// the vowel marks that Arabic and Hebrew may write or leave out count nothing.
enum WrittenLength {
    /// - Complexity: O(length of the text).
    static func of(_ text: UnsafeBufferPointer<UInt16>) -> Int32 {
        text.reduce(into: Int32(0)) { length, unit in length += letters(of: unit) }
    }

    @inline(__always)
    private static func letters(of unit: UInt16) -> Int32 {
        switch unit {
        // The quick way for most texts.
        case 0x21...0x7E: 1
        // Accents after their letters; vowel marks of Hebrew and Arabic.
        case 0x300...0x36F, 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, 0x610...0x61A, 0x640,
            0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8, 0x6EA...0x6ED:
            0
        // Ethiopic; kana; Hangul.
        case 0x1200...0x135A, 0x3041...0x309F, 0x30A1...0x30FA, 0xAC00...0xD7A3: 2
        // Chinese characters; and those beyond the first plane, of which this is the first half: "𠮷" and most emoji.
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xD840...0xD88F: 3
        default: TextBuffer.isTrailSurrogate(unit) || CharacterClass.of(UInt32(unit)) == .space ? 0 : 1
        }
    }
}
