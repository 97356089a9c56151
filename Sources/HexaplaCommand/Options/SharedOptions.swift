internal import ArgumentParser
private import Codecs
internal import Documents
internal import Errors
internal import Files
private import Glibc
internal import Jobs
internal import Segmentation

/// How bytes become text, for every command that reads texts.
struct DecodingOptions: ParsableArguments {
    /// What the help says of files.
    static let formats = """
        A text is plain, or by its suffix .md, .html, .pdf, .docx, .odt, .epub, .srt, .vtt, .tmx, .xliff, .usfm, \
        .osis or .jsonl, each also as .gz, .zst, .xz or .bz2; spans count in the text that is taken out.
        """

    @Option(
        help: ArgumentHelp(
            "How the texts are encoded, all or one language's: windows-1256, th:tis-620 (default: UTF-8, UTF-16 or UTF-32 with a byte order mark, or what a page says of itself). May be repeated.",
            valueName: "[lang:]name"))
    var encoding: [String] = []

    @Flag(help: "Replace what does not decode by U+FFFD instead of stopping.")
    var lossy = false

    @Flag(help: "Take an empty text as a version that lacks everything.")
    var allowEmpty = false

    @Option(
        help: ArgumentHelp(
            "The most that a compressed file, a document or a book may unpack to: 512M, 4G (default: 512M).",
            valueName: "size"),
        transform: { try inputSize($0) })
    var maxInputSize: Int = InputSize.standard.bytes

    /// - Parameter findsLines: Whether texts shall know the lines of their files.
    func read(_ texts: [TextArgument], findsLines: Bool = false) throws(HexaplaError) -> [Document] {
        var reading = try reading()
        reading.findsLines = findsLines
        if let stranger = reading.encodings.keys.first(where: { tag in !texts.contains { $0.language == tag } }) {
            throw HexaplaError(
                "--encoding \(stranger):\(reading.encodings[stranger] ?? ""): no text in '\(stranger)' is named; "
                    + "expected NAME or LANG:NAME")
        }
        var documents: [Document] = []
        for text in texts { documents.append(try reading.read(path: text.path, language: text.language)) }
        return documents
    }

    /// The options as the pipeline takes them.
    func reading() throws(HexaplaError) -> TextReading {
        var reading = TextReading()
        for entry in encoding {
            // ICU has names with colons of their own: ISO_8859-8:1988.
            let colon = entry.firstIndex(of: ":")
            let language = colon.flatMap { LanguageTag(String(entry[..<$0])) }
            let name = colon.flatMap { language == nil ? nil : String(entry[entry.index(after: $0)...]) } ?? entry
            guard !name.isEmpty else {
                throw HexaplaError("--encoding '\(entry)': no encoding is named; expected NAME or LANG:NAME")
            }
            if let language { reading.encodings[language] = name } else { reading.encoding = name }
        }
        reading.isLossy = lossy
        reading.allowsEmpty = allowEmpty
        reading.maximumSize = InputSize(bytes: maxInputSize)
        return reading
    }

    /// What texts depend on among these options, as the user gave them.
    var settings: [String] { encoding.map { "encoding \($0)" } + ["lossy \(lossy)", "empty \(allowEmpty)"] }
}

/// Where what is known about languages comes from.
struct LanguageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of language files (de.txt) that add to what is built in, or replace it (replace = yes).",
            valueName: "folder"))
    var languageData: String?

    @Option(
        help: ArgumentHelp(
            "Cut texts as an SRX 2.0 file says, all or one language's: rules.srx, de=rules.srx. May be repeated.",
            valueName: "[lang=]file"))
    var srx: [String] = []

    @Option(
        help: ArgumentHelp(
            "alone: segments end where a rule of the SRX file says so, and nowhere else (default). over: where no rule fits, they end as without the file.",
            valueName: "alone|over"))
    var srxMode: String?

    var readFiles: ReadFiles {
        var files = ReadFiles()
        if let languageData { files.add(filesIn: languageData) }
        files.add(srx.map { Self.named($0).path })
        return files
    }

    /// The language, where one is named, and the file.
    private static func named(_ entry: String) -> (language: LanguageTag?, path: String) {
        guard let sign = entry.firstIndex(of: "="), let language = LanguageTag(String(entry[..<sign])) else {
            return (nil, entry)
        }
        return (language, String(entry[entry.index(after: sign)...]))
    }

    private func ruleFiles() throws(HexaplaError) -> [SRXUse] {
        guard ["alone", "over"].contains(srxMode ?? "alone") else {
            throw HexaplaError("--srx-mode \(srxMode ?? ""): unknown; expected alone or over")
        }
        guard srxMode == nil || !srx.isEmpty else {
            throw HexaplaError("--srx-mode \(srxMode ?? ""): there is no --srx FILE that it could be about")
        }
        var uses: [SRXUse] = []
        for entry in srx {
            let (language, path) = Self.named(entry)
            guard !uses.contains(where: { $0.language == language }) else {
                throw HexaplaError("--srx \(entry): a second file for the same texts; expected one a language")
            }
            uses.append(SRXUse(try SRXFile(path: path), language: language, isOver: srxMode == "over"))
        }
        return uses
    }

    func catalog() throws(HexaplaError) -> RuleCatalog {
        if let languageData {
            var status = stat()
            guard stat(languageData, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw HexaplaError(
                    "--language-data \(languageData): no such folder; expected one with files such as de.txt")
            }
        }
        var catalog = RuleCatalog(folder: languageData)
        catalog.ruleFiles = try ruleFiles()
        return catalog
    }

    /// What texts are cut by, as the user gave it.
    var settings: [String] {
        ["languages \(languageData ?? "")"] + srx.map { "srx \($0) \(srxMode ?? "")" }
    }
}

/// Where installed encoders are.
struct ModelOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of installed encoders (default: $HEXAPLA_MODELS, else hexapla/models in the user's data folder).",
            valueName: "folder"))
    var models: String?

    func folder() throws(HexaplaError) -> String? {
        guard models != "" else {
            throw HexaplaError("--models '': no folder is named; expected the one with the models")
        }
        return models
    }
}

/// How many threads run.
struct ThreadOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How many threads to use; results do not depend on it (default: 1).", valueName: "n"),
        transform: { try wholeNumber($0, in: 1...1024) })
    var threads: Int = 1
}

/// Whether the user is told how far the work is.
struct ProgressOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "auto: progress on standard error where it is a terminal. never: none.", valueName: "auto|never"))
    var progress: String = "auto"

    func isShown() throws(HexaplaError) -> Bool {
        guard ["auto", "never"].contains(progress) else {
            throw HexaplaError("--progress \(progress): unknown; expected auto or never")
        }
        return progress == "auto" && Notices.isTerminal
    }
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

/// A number of bytes, or an error that says how to write one.
func inputSize(_ text: String) throws(HexaplaError) -> Int {
    guard let size = InputSize(text) else {
        throw HexaplaError("expected a number of bytes above 0, such as 1000000, 512M or 4G")
    }
    return size.bytes
}

/// A number within bounds, or an error that names them.
func wholeNumber(_ text: String, in bounds: ClosedRange<Int>) throws(HexaplaError) -> Int {
    guard let number = Int(text), bounds.contains(number) else {
        throw HexaplaError("expected a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
}
