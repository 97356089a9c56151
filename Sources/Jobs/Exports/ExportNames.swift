private import Codecs

/// What the files of a table are called, made from the name that the user gave.
struct ExportNames {
    /// nil for standard output.
    private let stem: String?
    private let suffix: String

    init(path: String?, format: ExportFormat) {
        guard let path, path != "-" else {
            (stem, suffix) = (nil, "")
            return
        }
        let plain = Compression.split(path: path).path
        let compression = String(path.dropFirst(plain.count))
        let known =
            switch format {
            case .xces: ["xml"]
            case .huggingface: ["jsonl"]
            case .bitextor: ["tsv"]
            default: format.suffixes
            }
        let own = known.first { plain.hasSuffix(".\($0)") }
        stem = own.map { String(plain.dropLast($0.utf8.count + 1)) } ?? plain
        suffix = (own.map { ".\($0)" } ?? (format == .xces ? ".xml" : "")) + compression
    }

    /// "out.tmx" with "ar-de" in it is "out.ar-de.tmx".
    func path(_ middle: String?) -> String? { stem.map { $0 + (middle.map { ".\($0)" } ?? "") + suffix } }
}
