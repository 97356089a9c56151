internal import ArgumentParser
internal import Documents
internal import Pipeline
internal import Segmentation

/// How bytes become text, for every command that reads texts.
struct DecodingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "An encoding that ICU knows, for all texts or one language's: windows-1256, th:tis-620 (default: UTF-8, or UTF-16 with a byte order mark).",
            valueName: "[lang:]name"))
    var encoding: [String] = []

    @Flag(help: "Replace what does not decode by U+FFFD instead of stopping.")
    var lossy = false

    @Flag(help: "Take an empty text for a version that lacks everything.")
    var allowEmpty = false

    func read(_ texts: [TextArgument]) throws(HexaplaError) -> [Document] {
        var everywhere: String?
        var byLanguage: [LanguageTag: String] = [:]
        for entry in encoding {
            if let colon = entry.firstIndex(of: ":") {
                let tag = String(entry[..<colon])
                guard let language = LanguageTag(tag), texts.contains(where: { $0.language == language }) else {
                    throw HexaplaError("--encoding \(entry): no text in '\(tag)' is named; expected LANG:NAME or NAME")
                }
                byLanguage[language] = String(entry[entry.index(after: colon)...])
            } else {
                everywhere = entry
            }
        }
        var documents: [Document] = []
        for text in texts {
            let decoder = TextDecoder(encoding: byLanguage[text.language] ?? everywhere, isLossy: lossy)
            do throws(DocumentError) {
                documents.append(
                    try DocumentReader(decoder: decoder, allowsEmpty: allowEmpty)
                        .read(path: text.path, language: text.language))
            } catch {
                throw HexaplaError(error)
            }
        }
        return documents
    }
}

/// Where what is known about languages comes from.
struct LanguageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A folder of language files (de.txt) that replace the built-in ones.", valueName: "folder"))
    var languageData: String?

    var catalog: RuleCatalog { RuleCatalog(folder: languageData) }
}

/// One of an enumeration's names, or an error that lists them.
func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of option: String
) throws(HexaplaError) -> Choice {
    guard let choice = Choice(rawValue: name) else {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw HexaplaError("\(option) \(name): unknown; expected one of \(names)")
    }
    return choice
}
