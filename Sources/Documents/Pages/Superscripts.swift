/// Raised digits as characters of their own: 10<sup>6</sup> is not 106.
enum Superscripts {
    private static let raised: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
        "-": "⁻", "\u{2212}": "⁻",
    ]

    /// - Returns: The text as it is where it is more than a number: 1<sup>st</sup>.
    static func text(_ text: String) -> String {
        let word = text.filter { !$0.isWhitespace }
        guard !word.isEmpty, word.allSatisfy({ raised[$0] != nil }) else { return text }
        return String(text.map { raised[$0] ?? $0 })
    }
}
