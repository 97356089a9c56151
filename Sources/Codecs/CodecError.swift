public import Errors

/// What is wrong with a file, or with what it is packed in: one line that says where, what and what to do.
public enum CodecError: ExplainedError, Sendable, Equatable {
    case noSuchFile(path: String)
    case notAFile(path: String)
    /// The system's own words for why it would not read.
    case unreadable(path: String, reason: String)
    case tooLarge(path: String, maximumSize: Int)
    case notCompressed(path: String, compression: Compression)
    /// `format` is what it should be ("zip archive", "gzip file"), `reason` the library's words.
    case damaged(path: String, format: String, reason: String)
    /// An archive's entry whose name leads out of it.
    case unsafeName(path: String, entry: String)
    /// What the format asks for is not in the archive.
    case noEntry(path: String, entry: String, format: String)
    /// `line` counts from 1.
    case malformed(path: String, line: Int, format: String, reason: String)
    /// The document declares an entity, which could make it as long as it likes, or another file a part of it.
    case entity(path: String, line: Int, reason: String)
    case unknownEncoding(path: String, encoding: String)
    case outOfMemory(path: String)
    /// What reads such files is a program that is not there; `package` is what Debian has it in.
    case missingProgram(path: String, program: String, package: String)

    public var explanation: HexaplaError {
        switch self {
        case .noSuchFile(let path): HexaplaError(at: "\(path)", "no such file", remedy: "name an existing one")
        case .notAFile(let path): HexaplaError(at: "\(path)", "is a folder", expected: "a file")
        case .unreadable(let path, let reason): HexaplaError(at: "\(path)", "cannot be read (\(reason))")
        case .tooLarge(let path, let size):
            HexaplaError(
                at: "\(path)", "unpacks to more than \(InputSize(bytes: size))",
                remedy: "a bomb does so too: if it is none, raise the limit with \(.maximumInputSize)")
        case .notCompressed(let path, let compression):
            HexaplaError(
                at: "\(path)", "is no \(compression.name) file of one layer", expected: "what its suffix says")
        case .damaged(let path, let format, let reason):
            HexaplaError(
                at: "\(path)", "is no complete \(format) (\(Self.oneLine(reason)))", expected: "an intact one")
        case .unsafeName(let path, let entry):
            HexaplaError(
                at: "\(path)", "holds an entry that leads out of the archive, '\(Self.oneLine(entry))'",
                expected: "names below it, so nothing was read")
        case .noEntry(let path, let entry, let format):
            HexaplaError(at: "\(path)", "has no '\(Self.oneLine(entry))' in it", expected: "\(format)")
        case .malformed(let path, let line, let format, let reason):
            HexaplaError(at: "\(path):\(line)", "\(Self.oneLine(reason))", expected: "\(format)")
        case .entity(let path, let line, let reason):
            HexaplaError(
                at: "\(path):\(line)", "\(Self.oneLine(reason))",
                expected: "a document without entities of its own: they are refused, for bombs are made of them")
        case .unknownEncoding(let path, let encoding):
            HexaplaError(
                at: "\(path)", "unknown encoding '\(Self.oneLine(encoding))'",
                expected: "a name such as utf-8, windows-1256")
        case .missingProgram(let path, let program, let package):
            HexaplaError(
                at: "\(path)", "is read by the program '\(program)', which is not installed",
                remedy: "install \(package) (apt install \(package)), or save the file as text")
        case .outOfMemory(let path): HexaplaError(at: "\(path)", "there is no memory left to read it")
        }
    }

    /// What comes from a file may be as long as it likes.
    private static func oneLine(_ text: String) -> String { text.shown(longest: 200) }
}
