public import Codecs

/// What is wrong with a text that was named: one line that says where, what, what was expected and what to do.
public enum DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
    case noSuchFile(path: String)
    case notAFile(path: String)
    /// The system's own words for why it would not read.
    case unreadable(path: String, reason: String)
    case empty(path: String)
    case unknownEncoding(path: String, encoding: String)
    /// `line` counts from 1, `byteOffset` from 0.
    case undecodable(path: String, encoding: String, byteOffset: Int, line: Int)
    case binary(path: String, nulBytes: Int)
    /// The file holds versions, but none in the language asked for.
    case noLanguage(path: String, language: String, known: [String])
    /// What the file is packed in.
    case codec(CodecError)

    public var description: String {
        switch self {
        case .noSuchFile(let path):
            "\(path): no such file; name a text as LANG=PATH, for example de=article.txt"
        case .notAFile(let path):
            "\(path): is a folder; expected a text file"
        case .unreadable(let path, let reason):
            "\(path): cannot be read (\(reason))"
        case .empty(let path):
            "\(path): is empty; expected a text (--allow-empty takes an empty version as one that lacks everything)"
        case .unknownEncoding(let path, let encoding):
            "\(path): unknown encoding '\(encoding)'; expected a name that ICU knows, such as utf-8, windows-1256, tis-620"
        case .undecodable(let path, let encoding, let byteOffset, let line):
            "\(path):\(line): byte \(byteOffset) is not \(encoding); name the encoding with --encoding, "
                + "or replace what does not decode with --lossy"
        case .binary(let path, let nulBytes):
            "\(path): looks like a binary file (\(nulBytes) NUL characters); expected text "
                + "(UTF-16 without a byte order mark needs --encoding utf-16le or utf-16be)"
        case .noLanguage(let path, let language, let known):
            "\(path): has no text in '\(language)'; it has "
                + (known.isEmpty ? "none in any language" : known.prefix(20).joined(separator: ", "))
        case .codec(let error): error.description
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
