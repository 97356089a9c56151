private import Foundation
public import Documents

/// Where the rules of a language are: a folder that the user names, else the files built into the program.
public struct RuleCatalog: Sendable {
    /// A folder of files such as `de.txt`, which replace the built-in ones of the same name.
    public var folder: String?

    public init(folder: String? = nil) {
        self.folder = folder
    }

    public func rules(for language: LanguageTag) throws(LanguageRulesError) -> LanguageRules {
        for name in Self.names(for: language) {
            if let folder {
                let path = "\(folder)/\(name).txt"
                if let text = try? String(contentsOfFile: path, encoding: .utf8) {
                    return try LanguageRules(parsing: text, name: path)
                }
            }
            if let bytes = EmbeddedLanguages.file(named: name) {
                return try LanguageRules(parsing: String(decoding: bytes, as: UTF8.self), name: "\(name).txt")
            }
        }
        return LanguageRules()
    }

    /// "zh-Hant" before "zh".
    private static func names(for language: LanguageTag) -> [String] {
        language.canonical == language.language ? [language.language] : [language.canonical, language.language]
    }
}
