public import Documents
private import Foundation
private import Synchronization

/// An SRX file, and where its rules cut.
public struct SRXUse: Sendable {
    public var file: SRXFile
    /// nil for all languages that have no file of their own.
    public var language: LanguageTag?
    /// Whether the places that no rule of the file fits are cut as without it, and not left whole.
    public var isOver: Bool

    public init(_ file: SRXFile, language: LanguageTag? = nil, isOver: Bool = false) {
        (self.file, self.language, self.isOver) = (file, language, isOver)
    }
}

/// Where the rules of a language are: the files built into the program, and over them those of a folder that the user names.
public struct RuleCatalog: Sendable {
    /// A folder of files such as `de.txt`, which add to what is built in, or replace it where they say so.
    public var folder: String?
    /// SRX files that cut instead of the rules, or over them: by language, or for all that have none of their own.
    public var ruleFiles: [SRXUse] = []
    private let cache = Cache()

    /// What was read already, by folder and language; copies of a catalog share it.
    private final class Cache: Sendable {
        let known = Mutex<[String: SegmentationTables]>([:])
        /// Beyond this it begins anew: a tag may be written in endless ways.
        static let most = 256
    }

    public init(folder: String? = nil) {
        self.folder = folder
    }

    public func rules(for language: LanguageTag) throws(LanguageRulesError) -> LanguageRules {
        try tables(for: language).rules
    }

    /// What a `Segmenter` of the language looks up.
    public func tables(for language: LanguageTag) throws(LanguageRulesError) -> SegmentationTables {
        let use = ruleFiles.first { $0.language == language } ?? ruleFiles.first { $0.language == nil }
        let key = "\(language.canonical) \(folder ?? "") \(use.map { "\($0.isOver) \($0.file.path)" } ?? "")"
        if let known = cache.known.withLock({ $0[key] }) { return known }
        var tables = SegmentationTables(language: language, rules: try readRules(for: language))
        if let use { tables.ruleFile = try SRXRules(use.file, for: language, scope: use.isOver ? .over : .alone) }
        cache.known.withLock { known in
            if known.count >= Cache.most { known = [:] }
            known[key] = tables
        }
        return tables
    }

    private func readRules(for language: LanguageTag) throws(LanguageRulesError) -> LanguageRules {
        let names = Self.names(for: language)
        var layers: [LanguageRules.File] = []
        for name in names {
            guard let bytes = EmbeddedLanguages.file(named: name) else { continue }
            layers.append(.init(text: String(decoding: bytes, as: UTF8.self), name: "\(name).txt"))
            break
        }
        if let folder {
            // The language's own before its variant's: the last one is believed.
            for path in names.reversed().map({ "\(folder)/\($0).txt" })
            where FileManager.default.fileExists(atPath: path) {
                layers.append(.init(text: try Self.text(path: path), name: path))
            }
        }
        return try LanguageRules(layers: layers)
    }

    private static func text(path: String) throws(LanguageRulesError) -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw LanguageRulesError(file: path, line: 1, problem: "cannot be read")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let before = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
            let line = 1 + before.count { $0.isNewline }
            throw LanguageRulesError(file: path, line: line, problem: "bytes that are not UTF-8")
        }
        return text
    }

    /// "zh-Hant" before "zh".
    private static func names(for language: LanguageTag) -> [String] {
        language.canonical == language.language ? [language.language] : [language.canonical, language.language]
    }
}
