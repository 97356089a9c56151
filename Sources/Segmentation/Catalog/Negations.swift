/// The words of a language that deny, lower case: "nicht", "never".
///
/// Others only may deny, or mean so much in another language: "hardly", "-less", French "ne". They answer one that denies,
/// and are not missed themselves.
public struct Negations: Sendable, Hashable {
    private var words: Set<String> = []
    private var possibleWords: Set<String> = []
    private var beginnings: [String] = []
    private var endings: [String] = []
    private var parts: [String] = []

    public init() {}

    /// Whether no word is known to deny; what only may deny does not count.
    public var isEmpty: Bool { words.isEmpty }

    /// Whether a word, in small letters, denies.
    public func contains(_ word: String) -> Bool { words.contains(word) }

    /// Whether it does or may.
    ///
    /// - Complexity: O(entries).
    public func mayContain(_ word: String) -> Bool {
        // Not by characters: what joins letters, as in Persian "نمی‌شود", belongs to the letter before it.
        words.contains(word) || possibleWords.contains(word) || beginnings.contains { word.utf8.starts(with: $0.utf8) }
            || endings.contains { word.utf8.reversed().starts(with: $0.utf8.reversed()) }
            || parts.contains { word.utf8.contains($0.utf8) }
    }

    /// - Parameter line: `nicht`; in brackets what only may deny: a word `(ne)`, or how words begin, end or what they have
    ///   inside: `(non-)`, `(-less)`, `(-않-)`.
    mutating func add(_ line: String) throws(LanguageFileProblem) {
        let entry = line.lowercased()
        guard entry.hasPrefix("(") || entry.hasSuffix(")") else {
            words.insert(entry)
            return
        }
        let inner = entry.dropFirst().dropLast()
        let part = inner.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed()
        guard entry.hasPrefix("("), entry.hasSuffix(")"), !part.isEmpty else {
            throw LanguageFileProblem(
                text: "expected 'word', '(word)' or '(part-)', '(-part)', '(-part-)', found '\(line)'")
        }
        switch (inner.hasPrefix("-"), inner.hasSuffix("-")) {
        case (false, false):
            possibleWords.insert(String(part))
            words.remove(String(part))
        case (false, true): beginnings.append(String(part))
        case (true, false): endings.append(String(part))
        case (true, true): parts.append(String(part))
        }
    }
}
