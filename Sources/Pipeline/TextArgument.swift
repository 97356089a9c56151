public import Documents

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
                    "\(argument): unknown language '\(tag)'; expected a BCP 47 tag such as ar, de or zh-Hant")
            }
            guard !path.isEmpty else { throw HexaplaError("\(argument): no path after '='; expected LANG=PATH") }
            self.language = language
            return
        }
        path = argument
        guard argument != "-" else {
            throw HexaplaError("-: standard input needs a language; name it as LANG=-, for example ar=-")
        }
        guard let language = Self.language(in: argument) else {
            throw HexaplaError(
                "\(argument): its name carries no language; name it as LANG=PATH, for example de=\(argument)")
        }
        self.language = language
    }

    /// The language in the file's name ("book.ar.txt", "ar.txt"), else in its folder's ("ar/book.txt").
    private static func language(in path: String) -> LanguageTag? {
        let parts = path.split(separator: "/")
        guard let file = parts.last else { return nil }
        let pieces = file.split(separator: ".")
        let inName = pieces.count >= 3 ? pieces[pieces.count - 2] : pieces.count == 2 ? pieces[0] : nil
        if let inName, let language = LanguageTag(String(inName)) { return language }
        return parts.dropLast().last.flatMap { LanguageTag(String($0)) }
    }

    /// Reads what was named, after a check that no language or path (standard input too) comes twice.
    public static func parse(_ arguments: [String]) throws(HexaplaError) -> [TextArgument] {
        var texts: [TextArgument] = []
        for argument in arguments {
            let text = try TextArgument(argument)
            if texts.contains(where: { $0.language == text.language }) {
                throw HexaplaError("\(argument): language '\(text.language)' is named twice; expected one text a language")
            }
            if texts.contains(where: { $0.path == text.path }) {
                throw HexaplaError("\(argument): '\(text.path)' is named twice; expected one text a file")
            }
            texts.append(text)
        }
        return texts
    }
}
