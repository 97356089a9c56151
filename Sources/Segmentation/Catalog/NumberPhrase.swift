/// A number or a time of day that is said with words around other numbers: "{number} and a half" is half more than the
/// number, "{minutes} to {hour}" is so many minutes less than the hour.
public struct NumberPhrase: Sendable, Hashable {
    public enum HalfOfDay: String, Sendable, Hashable {
        case am, pm
        /// Of 24 hours: no other half can be meant.
        case whole = "24"
    }

    /// What stands in the place of a number.
    public enum Slot: String, Sendable, Hashable, CaseIterable {
        case number = "{number}"
        case hour = "{hour}"
        case minutes = "{minutes}"
        case century = "{century}"
    }

    public enum Piece: Sendable, Hashable {
        case words(String)
        case slot(Slot)
    }

    public enum Meaning: Sendable, Hashable {
        /// What is added to the number or, in minutes, to the hour.
        case adding(Double)
        /// The minutes that are said are added, or taken away.
        case addingMinutes, takingMinutes
        /// The number is years of the century: the seventies of the 17th are 1670.
        case decade
        /// What looks like the language's phrases and is none: {hour} hours.
        case other
    }

    public let pieces: [Piece]
    public let meaning: Meaning
    public let isTime: Bool
    public let half: HalfOfDay?

    /// `phrase TAB meaning`: a number; "+minutes", "-minutes"; "decade"; "other". A half of the day may follow.
    init(parsing line: String, isTime: Bool) throws(LanguageFileProblem) {
        let columns = LanguageFileLine.columns(line)
        guard columns.count == 2 || columns.count == 3 && isTime else {
            throw LanguageFileProblem(text: "expected 'phrase TAB meaning', found '\(line)'")
        }
        pieces = Self.pieces(of: columns[0])
        self.isTime = isTime
        switch columns[1] {
        case "other": meaning = .other
        case "+minutes": meaning = .addingMinutes
        case "-minutes": meaning = .takingMinutes
        case "decade": meaning = .decade
        case let number:
            meaning = .adding(try Self.value(number))
        }
        half = try columns.count < 3 ? nil : Self.half(columns[2])
        let slots = pieces.compactMap { piece -> Slot? in if case .slot(let slot) = piece { slot } else { nil } }
        let saysMinutes = meaning == .addingMinutes || meaning == .takingMinutes
        let isSound =
            isTime
            ? Set(slots).isSubset(of: [.hour, .minutes]) && meaning != .decade
                && (meaning == .other
                    || slots.contains(.minutes) == saysMinutes && (slots.contains(.hour) || !saysMinutes))
            : Set(slots).isSubset(of: meaning == .decade ? [.number, .century] : [.number]) && !saysMinutes
                && (meaning != .decade || slots.count == 2)
        guard isSound, Set(slots).count == slots.count, slots.count < pieces.count else {
            throw LanguageFileProblem(
                text: isTime
                    ? "expected words with {hour}, and {minutes} where the meaning says minutes, found '\(line)'"
                    : "expected words with at most one {number}, or {number} and {century} where the meaning is 'decade', found '\(line)'"
            )
        }
    }

    private static let largest = 1e12

    /// "0.5", "1/3", "+30".
    private static func value(_ text: String) throws(LanguageFileProblem) -> Double {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
        let value: Double? =
            switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
            case (1, let whole?, _): whole
            case (2, let part?, let whole?) where whole > 0: part / whole
            default: nil
            }
        guard let value, abs(value) <= largest else {
            throw LanguageFileProblem(
                text: "expected a number, '+minutes', '-minutes', 'decade' or 'other', found '\(text)'")
        }
        return value
    }

    private static func half(_ name: String) throws(LanguageFileProblem) -> HalfOfDay {
        guard let half = HalfOfDay(rawValue: name) else {
            throw LanguageFileProblem(text: "expected 'am', 'pm' or '24', found '\(name)'")
        }
        return half
    }

    private static func pieces(of phrase: String) -> [Piece] {
        var pieces: [Piece] = []
        var words: [Substring] = []
        for word in phrase.split(whereSeparator: \.isWhitespace) {
            if let slot = Slot(rawValue: String(word)) {
                if !words.isEmpty { pieces.append(.words(words.joined(separator: " "))) }
                words = []
                pieces.append(.slot(slot))
            } else {
                words.append(word)
            }
        }
        if !words.isEmpty { pieces.append(.words(words.joined(separator: " "))) }
        return pieces
    }
}
