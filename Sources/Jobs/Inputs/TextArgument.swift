public import Documents
public import Errors
internal import Files
private import ICUText

/// How the command line names a text: `de=article.txt`, or a path that carries the language (`book.ar.txt`,
/// `ar/book.txt`, `ar.txt`).
public struct TextArgument: Sendable, Equatable {
    public let language: LanguageTag
    /// "-" for standard input.
    public let path: String

    public init(_ argument: String) throws(HexaplaError) {
        if let equals = argument.firstIndex(of: "="), !argument[..<equals].contains("/") {
            let tag = String(argument[..<equals])
            path = String(argument[argument.index(after: equals)...])
            guard let language = LanguageTag(tag) else {
                throw HexaplaError(
                    at: "\(argument)", "unknown language '\(tag)'", expected: "a BCP 47 tag such as ar, de or zh-Hant")
            }
            guard !path.isEmpty else {
                throw HexaplaError(at: "\(argument)", "no path after '='", expected: "LANG=PATH")
            }
            self.language = language
            return
        }
        path = argument
        guard !argument.isEmpty else { throw HexaplaError(.usage, at: "''", "no text is named", expected: "LANG=PATH") }
        guard argument != "-" else {
            throw HexaplaError(.usage, at: "-", "standard input needs a language; name it as LANG=-, for example ar=-")
        }
        guard let language = Self.language(in: argument) else {
            throw HexaplaError(
                at: "\(argument)", "its name carries no language; name it as LANG=PATH, for example de=\(argument)")
        }
        self.language = language
    }

    /// The language in the file's name ("book.ar.txt", "ar.txt"), else in its folder's ("ar/book.txt").
    private static func language(in path: String) -> LanguageTag? {
        let parts = path.split(separator: "/")
        guard !parts.isEmpty else { return nil }
        let pieces = TextFormats.pieces(ofName: path)
        let inName = pieces.count >= 3 ? pieces[pieces.count - 2] : pieces.count == 2 ? pieces[0] : nil
        let fromName = inName.flatMap(certainLanguage)
        let fromFolder = parts.dropLast().last.flatMap(certainLanguage)
        // Three letters are often just a word: "de/new.txt" is German, not Newari.
        if let fromName, fromName.language.utf8.count == 3, let fromFolder { return fromFolder }
        return fromName ?? fromFolder
    }

    /// A guess must be a language that ICU knows: any three letters are a tag ("src", "old", "tmp").
    static func certainLanguage(_ tag: Substring) -> LanguageTag? {
        guard let language = LanguageTag(pieceOfName: tag), LocaleData.isKnown(language: language.language) else {
            return nil
        }
        return language
    }

    /// Reads what was named, after a check that no language or path (standard input too) comes twice.
    public static func parse(_ arguments: [String]) throws(HexaplaError) -> [TextArgument] {
        var texts: [TextArgument] = []
        for argument in arguments {
            let text = try TextArgument(argument)
            if texts.contains(where: { $0.language == text.language }) {
                throw HexaplaError(
                    at: "\(argument)", "language '\(text.language)' is named twice", expected: "one text a language")
            }
            let identity = FileIdentity(path: text.path)
            if !TextFormats.holdsSeveralLanguages(path: text.path),
                texts.contains(where: {
                    $0.path == text.path || identity != nil && FileIdentity(path: $0.path) == identity
                })
            {
                throw HexaplaError(
                    at: "\(argument)", "the file is named twice", expected: "a file of its own for each version")
            }
            texts.append(text)
        }
        return texts
    }
}
