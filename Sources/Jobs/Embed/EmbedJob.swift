private import Encoders
public import Errors
public import Files

/// `hexapla embed`: a text a line in, a vector a line out, in NumPy's format.
public struct EmbedJob: Sendable {
    /// The file with a text a line; "-" for standard input.
    public var path: String
    public var encoder = EncoderChoice.automatic
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var threads = 1

    /// Texts that are encoded at a time: enough to keep threads busy, and a bound on memory.
    private static let pieceLines = 2048
    private static let pieceBytes = 1 << 20

    public init(path: String) {
        self.path = path
    }

    /// Checks what was asked for before anything is written.
    public func validate() throws(HexaplaError) {
        guard encoder != .lexical else {
            throw HexaplaError(
                .usage, at: "\(.encoder) none", "makes no vectors", expected: "auto, or an encoder of your own")
        }
    }

    /// Counts the lines, for the count comes first in the format, then encodes and writes them piece by piece.
    public func run(to output: Output) throws(HexaplaError) {
        guard !output.isTerminal else {
            throw HexaplaError(
                .usage, at: "standard output", "is a terminal, and vectors are no text",
                expected: "\(.output) FILE or a pipe")
        }
        let lines = try LineReader(path: path)
        guard let encoder = try encoder.open(models: models) else { throw Self.noEncoder(models) }
        let count = try lines.count()
        try output.write(bytes: NumPyFile.header(rows: count, columns: encoder.dimension))
        var left = count
        while left > 0 {
            var texts: [String] = []
            var bytes = 0
            while texts.count < min(left, Self.pieceLines), bytes < Self.pieceBytes, let line = try lines.next() {
                texts.append(line)
                bytes += line.utf8.count
            }
            guard !texts.isEmpty else {
                throw HexaplaError(at: "\(path)", "got shorter while it was read; run again when it is complete")
            }
            left -= texts.count
            let vectors: [Float]
            do throws(EncoderError) {
                vectors = try encoder.encode(texts, threads: threads)
            } catch {
                throw error.explanation
            }
            try output.write(numbers: vectors)
        }
    }

    private static func noEncoder(_ models: String?) -> HexaplaError {
        do throws(EncoderError) {
            return HexaplaError(
                at: "\(try ModelStore(directory: models).directory)", "the encoder is not installed",
                remedy: "install it with \(.installModel), or name another one with \(.encoder)")
        } catch {
            return error.explanation
        }
    }
}
