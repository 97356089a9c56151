private import Codecs
internal import Corpus
internal import Documents
public import Errors
private import Glibc

/// A format that a corpus is written in beside its rows, as the user names it: "tmx" or "moses.gz".
public struct CorpusExport: Sendable, Equatable {
    let format: ExportFormat
    let compression: String

    public init(_ name: String) throws(HexaplaError) {
        let (plain, compression) = Compression.split(path: name)
        guard let format = ExportFormat(rawValue: plain), Self.isExport(format) else {
            let names = ExportFormat.allCases.filter(Self.isExport).map(\.rawValue)
            throw HexaplaError(
                .usage, at: "\(.exports) \(name)", "unknown",
                expected: "one of \(names.joined(separator: ", ")), each also as \(names[0]).gz "
                    + "or .zst")
        }
        guard compression.map({ Compressor($0) != nil }) ?? true else {
            throw HexaplaError(.usage, at: "\(.exports) \(name)", "is read, not written", expected: ".gz or .zst")
        }
        self.format = format
        self.compression = compression.map { ".\($0.rawValue)" } ?? ""
    }

    private static func isExport(_ format: ExportFormat) -> Bool {
        !format.isOfWholeTable && !format.needsTimes && !format.needsLinks
    }

    /// The files of one part of a corpus: for every pair of languages, and for all of them where the format holds more
    /// than two.
    ///
    /// - Parameter stem: What the files' names begin with, folder included.
    func plans(
        _ languages: [LanguageTag], stem: String, isComplete: Bool
    ) throws(HexaplaError) -> [ExportPlan] {
        let suffix: String =
            switch format {
            case .moses: ""
            case .huggingface: ".huggingface.jsonl"
            case .bitextor: ".bitextor.tsv"
            case .xces: ".xml"
            default: ".\(format.suffixes[0])"
            }
        var options = ExportOptions()
        options.format = format
        options.isComplete = isComplete
        let path = stem + suffix + compression
        guard languages.count > 2, format != .xces else {
            return [try ExportPlan(options, languages: languages, path: path)]
        }
        var pairs = options
        pairs.isByPair = true
        let byPair = try ExportPlan(pairs, languages: languages, path: path)
        guard !format.isOfPairs else { return [byPair] }
        return [try ExportPlan(options, languages: languages, path: path), byPair]
    }

    /// Lets the program have as many files open as the system allows.
    static func raiseFileLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
