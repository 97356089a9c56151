/// A catalog of messages in GNU gettext's form (`.po`, `.pot`): texts of a program and their translations.
package struct MessageCatalog {
    package struct Message {
        /// From 1.
        package var line: Int
        /// The last line of what programs say to translators.
        package var comment: String?
        package var context: String?
        package var source = ""
        package var pluralSource: String?
        /// By the number of the plural form; one where there are none.
        package var translations: [Int: String] = [:]
        /// Whether the translation is a guess of a program, which nobody looked at.
        package var isFuzzy = false

        /// Source and translation; two of a message with plural forms: the singular, and the last form there is.
        package var pairs: [(source: String, translation: String?)] {
            guard let pluralSource else { return [(source, translations[0])] }
            let last = translations.keys.max()
            return [(source, translations[0]), (pluralSource, last.flatMap { $0 > 0 ? translations[$0] : nil })]
        }
    }

    /// What is wrong with a line.
    package struct Problem: Error {
        package let line: Int
        package let reason: String
    }

    package private(set) var messages: [Message] = []
    /// What the header says, by lower-case names: "language".
    package private(set) var fields: [String: String] = [:]

    /// The language of the translations, as the header spells it: "pt_BR".
    package var language: String? { fields["language"].flatMap { $0.isEmpty ? nil : $0 } }
    /// The language of the sources: English, as in nearly all catalogs, where nothing is said.
    package var sourceLanguage: String { fields["x-source-language"].flatMap { $0.isEmpty ? nil : $0 } ?? "en" }

    private enum Place {
        case context, source, pluralSource
        case translation(Int)
    }

    /// - Complexity: O(length of the text). Messages that are no longer in use (`#~`) are left.
    package init(_ text: String) throws(Problem) {
        var message: Message?
        var place: Place?
        var isFuzzy = false
        var comment: String?
        // By scalars: a quotation mark is one whatever mark stands on it, and a text may hold other ends of lines.
        let text = text.unicodeScalars
        let lineEnd: Unicode.Scalar = text.contains("\n") ? "\n" : "\r"
        for (index, rawLine) in text.split(separator: lineEnd, omittingEmptySubsequences: false).enumerated() {
            let line = rawLine.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
            if line.isEmpty { continue }
            if line.first == "#" {
                if line.starts(with: "#,".unicodeScalars), String(line).contains("fuzzy") { isFuzzy = true }
                if line.starts(with: "#.".unicodeScalars) { comment = String(line.dropFirst(2)) }
                if line.starts(with: "#~".unicodeScalars) { place = nil }
                continue
            }
            var rest = line
            if line.first != "\"" {
                let keyword = String(line.prefix { !$0.properties.isWhitespace && $0 != "\"" })
                rest = line.dropFirst(keyword.unicodeScalars.count).drop(while: \.properties.isWhitespace)
                guard let found = Self.place(keyword) else {
                    throw Problem(line: index + 1, reason: "'\(keyword)' is no keyword of a catalog")
                }
                place = found
                let begins: Bool =
                    switch found {
                    case .context: true
                    case .source: message?.translations.isEmpty == false || message == nil || message?.context == nil
                    default: false
                    }
                if begins {
                    add(message)
                    message = Message(line: index + 1, comment: comment, isFuzzy: isFuzzy)
                    (isFuzzy, comment) = (false, nil)
                }
            }
            guard let piece = Self.unquoted(rest) else {
                throw Problem(line: index + 1, reason: "no text in quotation marks")
            }
            guard let place, message != nil else {
                throw Problem(line: index + 1, reason: "a text that belongs to no message")
            }
            let (context, plural) = (message?.context, message?.pluralSource)
            switch place {
            case .context: message?.context = (context ?? "") + piece
            case .source: message?.source += piece
            case .pluralSource: message?.pluralSource = (plural ?? "") + piece
            case .translation(let form): message?.translations[form, default: ""] += piece
            }
        }
        add(message)
    }

    private mutating func add(_ message: Message?) {
        guard let message else { return }
        guard message.source.isEmpty, message.context == nil else { return messages.append(message) }
        for line in (message.translations[0] ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            fields[parts[0].lowercased()] = value
        }
    }

    private static func place(_ keyword: String) -> Place? {
        switch keyword {
        case "msgctxt": return .context
        case "msgid": return .source
        case "msgid_plural": return .pluralSource
        case "msgstr": return .translation(0)
        default:
            guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
                let form = Int(keyword.dropFirst(7).dropLast()), (0..<100).contains(form)
            else { return nil }
            return .translation(form)
        }
    }

    /// The text between quotation marks, with its escapes read.
    private static func unquoted(_ quoted: Substring.UnicodeScalarView) -> String? {
        guard quoted.first == "\"" else { return nil }
        let bytes = Substring(quoted.dropFirst()).utf8
        let end = bytes.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        if let end, bytes[end] == UInt8(ascii: "\"") { return String(quoted.dropFirst()[..<end]) }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in quoted.dropFirst() {
            if isEscaped {
                text.append(escapes[scalar] ?? scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                return String(text)
            } else {
                text.append(scalar)
            }
        }
        return nil
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "n": "\n", "t": "\t", "r": "\r", "v": "\u{B}", "f": "\u{C}", "b": "\u{8}", "a": "\u{7}",
    ]
}
