/// Texts that no author would write: what a segmenter must still give back whole.
public struct RandomText {
    private var numbers: SplitMix64

    public init(seed: UInt64) {
        numbers = SplitMix64(seed: seed)
    }

    /// Pieces that rules look for, in the worst company.
    private static let pieces: [String] = [
        " ", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\u{2028}", "\u{2029}", "\u{0}", "\u{B}", "\u{C}", "\u{85}", "\t",
        "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{200B}", "\u{200D}",
        "\u{A0}", "\u{3000}", "\u{AD}", "\u{301}", "\u{308}", "\u{20DD}", "\u{FFFD}", "\u{FFFF}",
        ".", "..", "...", "…", "!", "?", "?!", "。", "！", "？", "؟", "؛", "।", "。」", "」", "「", "『", "』",
        "„", "“", "”", "\"", "'", "‚", "‘", "’", "«", "»", "‹", "›", "(", ")", "[", "]", ",", ":", ";", "–", "—", "- ",
        "• ", "1. ", "12) ", "|", "z. B.", "u. a.", "Dr.", "Nr. 5", "3. Mai", "J. R. R.", "1.000,50", "usw.", "19.",
        "Der", "Die", "The", "said", "fragte", "NATO", "Straße", "e\u{301}a\u{308}", "x", "I", "II", "7",
        "พ.ศ. 2566", "ประเทศไทย", "ๆ", "ฯ", "ครับ", "นาย", "และ", "١٢٣", "مرحبا", "د.", "קול", "हिन्दी", "ລາວ", "ភាសាខ្មែរ",
        "မြန်မာ", "中文", "と言った", "日本語", "カナ", "한국어", "𝒜", "😀", "👨‍👩‍👧‍👦", "🇩🇪", "𠀀", "𐏐",
    ]

    public mutating func pieces(count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += numbers.element(of: Self.pieces) }
        return text
    }

    /// Scalars from anywhere in Unicode, half of them from its first few hundred.
    public mutating func scalars(count: Int) -> String {
        var text = String.UnicodeScalarView()
        while text.count < count {
            let limit: UInt32 = numbers.element(of: [0x180, 0x180, 0x2070, 0x1_0000, 0x11_0000])
            if let scalar = Unicode.Scalar(UInt32(numbers.below(Int(limit)))) { text.append(scalar) }
        }
        return String(text)
    }

    public mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    }

    public mutating func below(_ limit: Int) -> Int { numbers.below(limit) }
}
