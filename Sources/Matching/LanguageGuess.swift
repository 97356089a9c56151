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
}
