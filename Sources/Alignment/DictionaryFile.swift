public import Documents
public import Errors
internal import Evidence
private import ICUText
internal import Segmentation

/// A user's dictionary file between two languages: TSV with the first language's phrase first, or hunalign's
/// `second @ first` lines.
public struct DictionaryFile: Sendable {
    public let first: LanguageTag
    public let second: LanguageTag
    public let path: String

    /// - Parameter argument: As on the command line: `ar-de=names.tsv`.
    public init(_ argument: String) throws(HexaplaError) {
        guard let equals = argument.firstIndex(of: "=") else {
            throw HexaplaError(
                .usage, at: "\(.dictionary) \(argument)", "expected LANG-LANG=FILE, for example ar-de=names.tsv")
        }
        let parts = argument[..<equals].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        // "zh-Hant-de": the tags may have hyphens of their own.
        for cut in 1..<max(1, parts.count) {
            guard let first = LanguageTag(parts[..<cut].joined(separator: "-")),
                let second = LanguageTag(parts[cut...].joined(separator: "-"))
            else { continue }
            guard first != second else {
                throw HexaplaError(
                    .usage, at: "\(.dictionary) \(argument)", "one language twice",
                    expected: "two, such as ar-de=names.tsv")
            }
            self.first = first
            self.second = second
            path = String(argument[argument.index(after: equals)...])
            guard !path.isEmpty, path != "-" else {
                throw HexaplaError(
                    .usage, at: "\(.dictionary) \(argument)", "no file is named", expected: "LANG-LANG=FILE")
            }
            return
        }
        throw HexaplaError(
            .usage, at: "\(.dictionary) \(argument)", "unknown languages",
            expected: "LANG-LANG=FILE, such as ar-de=names.tsv")
    }

    /// Finds what is wrong before any text is read: a language that no version has, a file that is no dictionary.
    package func validate(_ languages: [LanguageTag]) throws(HexaplaError) {
        if let stranger = [first, second].first(where: { !languages.contains($0) }) {
            throw HexaplaError(
                .usage, at: "\(.dictionary) \(first)-\(second)=\(path)", "no text in '\(stranger)' is named",
                expected: "two of \(languages.map(\.tag).joined(separator: ", "))")
        }
        _ = try entries()
    }

    /// Phrase pairs in the order of the file's name.
    func entries() throws(HexaplaError) -> [(first: String, second: String)] {
        let document: Document
        do throws(DocumentError) {
            document = try DocumentReader(allowsEmpty: true).read(path: path, language: first)
        } catch {
            throw error.explanation
        }
        var entries: [(first: String, second: String)] = []
        for (index, line) in document.text.string.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
            let byTab = line.split(separator: "\t", omittingEmptySubsequences: false)
            let bySign = line.split(separator: "@", omittingEmptySubsequences: false)
            let entry: (first: Substring, second: Substring)? =
                byTab.count >= 2 ? (byTab[0], byTab[1]) : bySign.count == 2 ? (bySign[1], bySign[0]) : nil
            guard let entry, !entry.first.allSatisfy(\.isWhitespace), !entry.second.allSatisfy(\.isWhitespace) else {
                throw HexaplaError(
                    at: "\(path):\(index + 1)", "is no entry",
                    expected: "'phrase TAB phrase' or 'second phrase @ first phrase'")
            }
            entries.append((String(entry.first), String(entry.second)))
        }
        return entries
    }
}

extension [DictionaryFile] {
    /// All entries between two languages, whichever way round the files are; nil where there are none.
    func dictionary(
        between one: LanguageTag, and other: LanguageTag, catalog: RuleCatalog
    ) throws(HexaplaError) -> BilingualDictionary? {
        var pairs: [(first: String, second: String)] = []
        for file in self {
            if file.first == one && file.second == other { pairs += try file.entries() }
            if file.first == other && file.second == one { pairs += try file.entries().map { ($0.second, $0.first) } }
        }
        guard !pairs.isEmpty else { return nil }
        do {
            return try BilingualDictionary(
                pairs, first: (one.localeIdentifier, catalog.rules(for: one)),
                second: (other.localeIdentifier, catalog.rules(for: other)))
        } catch {
            throw HexaplaError(at: "\(.dictionary)", "\(error)")
        }
    }
}
