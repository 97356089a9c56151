public import Alignment
public import Errors
public import Files
private import Formats
private import Foundation
internal import Threads

/// `hexapla stream`: a document a line in, its rows out, in the order in which they came.
///
/// Memory is that of a few documents for each thread. A line that cannot be aligned gives a line that says why, and the
/// rest goes on.
public struct StreamJob: Sendable {
    public var aligner = Aligner()
    public var encoder = EncoderChoice.automatic
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var threads = 1
    /// Whether an empty text is a version that lacks everything.
    public var allowsEmpty = false
    /// Whether a document is one line of the output, with all its rows.
    public var writesTables = false
    /// Whether a line may name files, and how these are read.
    public var reading: TextReading?
    /// How errors in the output name settings.
    public var wording: any Wording = PlainWording()

    public init() {}

    /// - Parameter path: JSON Lines, or "-" for standard input.
    public func run(_ path: String, to output: Output) throws(HexaplaError) {
        let lines: ByteLines
        do throws(TableError) {
            lines = try ByteLines(path: path, name: path == "-" ? "standard input" : path)
        } catch {
            throw error.explanation
        }
        var single = aligner
        // Documents are many: each takes one thread.
        single.threads = 1
        let encoders = OpenEncoders(encoder, models: models)
        if let notice = encoder.notice(opened: try encoders.encoders(for: []), for: []) { aligner.notify?(notice) }
        let worker = StreamWorker(
            aligner: single, encoders: encoders, allowsEmpty: allowsEmpty, writesTables: writesTables, reading: reading,
            wording: wording)
        // The lines are read, and the output written, by one thread at a time.
        nonisolated(unsafe) let source = lines
        nonisolated(unsafe) let target = output
        try OrderedWork.run(
            threads: threads,
            next: { () throws(HexaplaError) -> StreamWorker.Line? in
                do throws(TableError) {
                    guard let line = try source.next() else { return nil }
                    return StreamWorker.Line(number: source.number, bytes: Array(line))
                } catch {
                    throw error.explanation
                }
            },
            work: { worker.rows(of: $0) },
            finish: { bytes, isWaiting throws(HexaplaError) in
                try target.write(bytes: bytes)
                if isWaiting { try target.handOn() }
            })
        try output.finish()
    }
}
