private import CLanguageDetector
public import Documents

/// Which language a text is in, told from its script and its letters.
public struct LanguageGuess: Sendable, Equatable {
    public let language: LanguageTag
    /// Whether nothing else comes near.
    public let isSure: Bool

    /// Whether CLD2 is on this machine: without it nothing is ever said.
    public static var isPossible: Bool { hexapla_language_detector_is_there() != 0 }

    /// Asks CLD2.
    ///
    /// - Returns: nil where nothing can be said: too short, or no language that it knows.
    public init?(_ text: String) {
        var code = [CChar](repeating: 0, count: 32)
        // As much as it needs, cut between characters.
        var text = String(text.prefix(50_000))
        let answer = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                hexapla_detect_language(bytes.baseAddress, Int64(bytes.count), &code, Int32(code.count))
            }
        }
        guard answer >= 0 else { return nil }
        let end = code.firstIndex(of: 0) ?? code.count
        let name = String(decoding: code[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Its own names for scripts that it cannot tell apart are no languages.
        guard !name.hasPrefix("xx"), let language = LanguageTag(name == "sr-ME" ? "sr-Latn" : name) else { return nil }
        self.language = language
        isSure = answer == 1
    }

    /// The language that a text is surely in, where that is another one than named, and none that is taken for it.
    ///
    /// - Returns: nil where the text may be what it should be, or nobody can say.
    public static func other(than named: LanguageTag, in text: String) -> LanguageTag? {
        guard told.contains(named.language), let guess = LanguageGuess(text), guess.isSure else { return nil }
        let (one, other) = (guess.language.language, named.language)
        guard one != other, !alike.contains(where: { $0.contains(one) && $0.contains(other) }) else { return nil }
        return guess.language
    }

    /// Languages that are taken for one another.
    private static let alike: [Set<String>] = [
        ["hr", "sr", "bs", "sl"], ["id", "ms"], ["no", "nb", "nn", "da", "sv"], ["cs", "sk"], ["pt", "gl", "es"],
        ["bg", "mk"], ["hi", "mr", "ne", "bho"], ["fa", "ps", "ur"], ["fil", "ceb"], ["zh", "yue"],
        ["ru", "uk", "be", "bg"],
    ]

    /// The languages that CLD2 tells apart: of others it says what is nearest.
    private static let told = Set(
        """
        af ar be bg bn bs ca ceb cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr ht hu hy id is it ja \
        jv ka km kn ko lo lt lv mk ml mr ms mt nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk \
        ur vi yi zh
        """.split(separator: " ").map(String.init))
}
