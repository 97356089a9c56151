public import Documents
internal import Errors
public import Formats

/// How a table is to be written, as the user asked for it.
public struct ExportOptions: Sendable {
    public var format = ExportFormat.tsv
    /// For TSV and CSV: which columns; nil for all.
    public var columns: [String]?
    /// For TSV, CSV and Bitextor's columns.
    public var hasHeader = true
    /// For CSV.
    public var hasByteOrderMark = true
    /// For books.
    public var layout = BookLayout.sideBySide
    /// For subtitles: the version whose times are taken; nil for the first that has some.
    public var timing: LanguageTag?
    /// For documents: whether they show rows' numbers and scores.
    public var showsScores = false
    /// For Pharaoh's files: what tokens are; nil for words.
    public var tokens: TokenCut?
    /// A file for each pair of versions.
    public var isByPair = false
    /// Whether rows that lack a version are left out.
    public var isComplete = false
    /// Whether rows say where their texts are from.
    public var hasSources = false

    public init() {}

    /// What writes rows into one file; ``ExportPlan`` knows the formats of several.
    func rowFormat(languages: [LanguageTag]) -> any RowFormat {
        switch format {
        case .tsv: TSVFormat(languages: languages, columns: columns, hasHeader: hasHeader)
        case .csv:
            CSVFormat(
                languages: languages, columns: columns, hasHeader: hasHeader, hasByteOrderMark: hasByteOrderMark)
        case .huggingface: HuggingFaceFormat()
        case .tmx: TMXFormat()
        case .xliff: XLIFFFormat(source: languages[0], target: languages[1])
        case .po: MessageCatalogFormat(source: languages[0], target: languages[1])
        case .bitextor: BitextorFormat(languages[0], languages[1], hasHeader: hasHeader)
        case .tei: TEIFormat(languages: languages)
        case .docx: WordFormat(languages: languages, showsScores: showsScores)
        case .xlsx: SheetFormat(languages: languages)
        case .epub: BookFormat(languages: languages, layout: layout)
        case .srt: SubtitleFormat(.subRip, languages: languages, timing: timing)
        case .vtt: SubtitleFormat(.webVTT, languages: languages, timing: timing)
        case .ass: SubtitleFormat(.advanced, languages: languages, timing: timing)
        case .jsonl, .moses, .pharaoh, .xces, .ladder, .html: JSONLinesFormat()
        }
    }

    /// Refuses options that the format has no use for.
    func validate(_ languages: [LanguageTag]) throws(HexaplaError) {
        let name = format.rawValue
        let useless: [(isSet: Bool, setting: Setting, lack: String, formats: String)] = [
            (columns != nil && !format.hasColumns, .columns, "columns", "tsv or csv"),
            (!hasByteOrderMark && format != .csv, .byteOrderMark, "byte order mark", "csv"),
            (layout != .sideBySide && format != .epub, .layout, "layout", "epub"),
            (timing != nil && !format.needsTimes, .timing, "times of its own", "srt, vtt or ass"),
            (showsScores && format != .docx, .shownScores, "choice of scores", "docx"),
            (tokens != nil && format != .pharaoh, .tokens, "tokens", "pharaoh"),
        ]
        if let found = useless.first(where: \.isSet) {
            throw HexaplaError(
                .usage, at: "\(found.setting)", "\(name) has no \(found.lack)", expected: "\(.format) \(found.formats)")
        }
        if let timing, !languages.contains(timing) {
            throw HexaplaError(
                .usage, at: "\(.timing) \(timing)", "no version in '\(timing)'",
                expected: "one of \(languages.map(\.tag).joined(separator: ", "))")
        }
    }
}
