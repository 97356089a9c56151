private import Codecs
public import Errors
internal import Files
private import Glibc

/// A table under review: its rows as they are now, and the log that says how they came to be so.
///
/// Of one thread; a server puts it into an actor.
public final class ReviewSession {
    public enum Access: Sendable {
        case read, write
    }

    public enum Failure: Error, Sendable {
        /// The correction makes no sense; nothing was written.
        case refused(RefusedCorrection)
        /// The log could not be written; nothing has changed.
        case failed(HexaplaError)

        public var explanation: HexaplaError {
            switch self {
            case .refused(let refusal): HexaplaError("\(refusal.reason)")
            case .failed(let error): error
            }
        }
    }

    public private(set) var state: ReviewState
    public let path: String
    /// How many corrections the log has, those undone and undoing counted.
    public private(set) var revision = 0
    private let log: LogFile
    private let now: () -> String?
    private var hasHeader: Bool

    /// Reads the log, if there is one, and replays it over the table.
    ///
    /// - Parameters:
    ///   - path: The log.
    ///   - access: To write, the log is made and locked; where another process has it, it is only read.
    ///   - now: What lines say of when they were made.
    /// - Complexity: O(rows + what the corrections cost).
    public init(
        _ table: ReviewTable, log path: String, access: Access, now: @escaping () -> String? = ReviewSession.time
    ) throws(HexaplaError) {
        self.path = path
        self.now = now
        log = try LogFile(path: path, mayWrite: access == .write)
        var state = ReviewState(table)
        if let header = log.lines.first { try Self.check(header, table, path: path) }
        hasHeader = !log.lines.isEmpty
        for (index, line) in log.lines.enumerated().dropFirst() {
            try Self.replay(line, over: &state, at: "\(path):\(index + 1)")
            revision += 1
        }
        self.state = state
    }

    public var table: ReviewTable { state.table }

    /// Why nothing can be corrected; nil where it can.
    public var refusal: String? { log.refusal }

    /// Makes a correction; when this comes back, it is on the disk.
    @discardableResult
    public func apply(_ correction: Correction) throws(Failure) -> ReviewChange {
        do throws(RefusedCorrection) { try state.validate(correction) } catch { throw .refused(error) }
        do throws(HexaplaError) {
            if !hasHeader { try log.append(Self.header(table)) }
            hasHeader = true
            try log.append(correction.line(time: now()))
        } catch {
            throw .failed(error)
        }
        revision += 1
        do throws(RefusedCorrection) { return try state.apply(correction) } catch { throw .refused(error) }
    }

    /// "nato.review.jsonl" for "nato.jsonl" and "nato.jsonl.zst", "nato.tmx.review.jsonl" for "nato.tmx".
    public static func logPath(ofTable path: String) -> String {
        let plain = Compression.split(path: path).path
        let stem = plain.hasSuffix(".jsonl") ? String(plain.dropLast(6)) : plain
        return stem + ".review.jsonl"
    }

    /// Now, as ISO 8601 has it, in UTC.
    public static func time() -> String? {
        var seconds = Glibc.time(nil)
        var parts = tm()
        guard gmtime_r(&seconds, &parts) != nil else { return nil }
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    // MARK: - Lines

    private static let version = 1

    private static func header(_ table: ReviewTable) -> String {
        "{\"review\":\(version),\"table\":\"\(table.fingerprint)\",\"rows\":\(table.rows.count)}"
    }

    private static func check(_ line: ArraySlice<UInt8>, _ table: ReviewTable, path: String) throws(HexaplaError) {
        let expected: Phrase = "the corrections of a review"
        let fields: [(name: String, value: ReadJSON)]
        do throws(JSONReader.Problem) {
            guard case .object(let found) = try JSONReader.read(line) else { throw .init(reason: "no object") }
            fields = found
        } catch {
            throw HexaplaError(at: "\(path):1", "\(error.reason)", expected: expected)
        }
        guard case .number(let number)? = fields.first(where: { $0.name == "review" })?.value else {
            throw HexaplaError(at: "\(path):1", "no 'review'", expected: expected)
        }
        guard number == Double(version) else {
            throw HexaplaError(at: "\(path):1", "is of another release", expected: "'review' to be \(version)")
        }
        guard case .string(table.fingerprint)? = fields.first(where: { $0.name == "table" })?.value else {
            throw HexaplaError(
                at: "\(path)", "its corrections are of other rows than those of the table",
                expected: "the table as it was when the review began",
                remedy: "name that table, or move the corrections away to begin anew")
        }
    }

    private static func replay(
        _ line: ArraySlice<UInt8>, over state: inout ReviewState, at place: String
    ) throws(HexaplaError) {
        let correction: Correction
        do throws(JSONReader.Problem) {
            correction = try Correction(line: line)
        } catch {
            throw HexaplaError(at: "\(place)", "\(error.reason)", expected: "a correction as a review writes it")
        }
        do throws(RefusedCorrection) {
            try state.apply(correction)
        } catch {
            throw HexaplaError(
                at: "\(place)", "\(error.reason)", expected: "a correction that the rows before it allow")
        }
    }
}
