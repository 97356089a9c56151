public import Codecs
public import Errors

/// What is wrong with a text that was named: one line that says where, what, what was expected and what to do.
public enum DocumentError: ExplainedError, Sendable, Equatable {
    case noSuchFile(path: String)
    case notAFile(path: String)
    /// The system's own words for why it would not read.
    case unreadable(path: String, reason: String)
    case empty(path: String)
    case unknownEncoding(path: String, encoding: String)
    /// `line` counts from 1, `byteOffset` from 0.
    case undecodable(path: String, encoding: String, byteOffset: Int, line: Int)
    case binary(path: String, nulBytes: Int)
    /// The file is something else than a text, by its first bytes.
    case foreign(path: String, file: ForeignFile)
    /// The file holds versions, but none in the language asked for.
    case noLanguage(path: String, language: String, known: [String])
    /// What the file is packed in.
    case codec(CodecError)

    public var explanation: HexaplaError {
        switch self {
        case .noSuchFile(let path):
            HexaplaError(at: "\(path)", "no such file", remedy: "name a text as LANG=PATH, for example de=article.txt")
        case .notAFile(let path): HexaplaError(at: "\(path)", "is a folder", expected: "a text file")
        case .unreadable(let path, let reason): HexaplaError(at: "\(path)", "cannot be read (\(reason))")
        case .empty(let path):
            HexaplaError(
                at: "\(path)", "is empty",
                expected: "a text (\(.emptyTexts) takes an empty version as one that lacks everything)")
        case .unknownEncoding(let path, let encoding):
            HexaplaError(
                at: "\(path)", "unknown encoding '\(encoding)'",
                expected: "a name that ICU knows, such as utf-8, windows-1256, tis-620")
        case .undecodable(let path, let encoding, let byteOffset, let line):
            HexaplaError(
                at: "\(path):\(line)", "byte \(byteOffset) is not \(encoding)",
                remedy: "name the encoding with \(.encoding), or replace what does not decode with \(.lossyDecoding)")
        case .binary(let path, let nulBytes):
            HexaplaError(
                at: "\(path)", "looks like a binary file (\(nulBytes) NUL characters)",
                expected: "text (UTF-16 without a byte order mark needs \(.encoding) utf-16le or utf-16be)")
        case .foreign(let path, let file):
            HexaplaError(at: "\(path)", "is \(file.kind)", expected: "a text", remedy: file.remedy.map { "\($0)" })
        case .noLanguage(let path, let language, let known):
            HexaplaError(
                at: "\(path)", "has no text in '\(language)'",
                remedy: known.isEmpty
                    ? "it has none in any language" : "it has \(known.prefix(20).joined(separator: ", "))")
        case .codec(let error): error.explanation
        }
    }

    init(_ error: CodecError) {
        self =
            switch error {
            case .noSuchFile(let path): .noSuchFile(path: path)
            case .notAFile(let path): .notAFile(path: path)
            case .unreadable(let path, let reason): .unreadable(path: path, reason: reason)
            case .unknownEncoding(let path, let encoding): .unknownEncoding(path: path, encoding: encoding)
            default: .codec(error)
            }
    }
}
