private import CCurl
import Encoders
internal import Errors
import Foundation
private import Synchronization

/// Sends one request at a time for its caller, again and again where that may help.
final class HTTPTransport: Sendable {
    /// An answer of the server's.
    struct Answer: Sendable {
        var status: Int
        var body: Data
        /// Seconds that the server asks to wait.
        var retryAfterSeconds: Double?
    }

    /// A connection of libcurl's.
    ///
    /// @unchecked: it is taken out of `idle` before it is used, so that one thread has it at a time.
    private struct Connection: @unchecked Sendable {
        let handle: UnsafeMutableRawPointer
    }

    /// Why there is no answer, and whether there may be one later.
    private struct Failure: Error {
        var text: String
        var mayPass = true
    }

    private let url: URL
    private let headers: [String]
    private let timeoutSeconds: Double
    private let attempts: Int
    private let pauseSeconds: Double
    private let idle = Mutex<[Connection]>([])

    /// - Parameters:
    ///   - key: Sent as a bearer token; never part of an error.
    ///   - attempts: How often a request is sent at most.
    ///   - pauseSeconds: Before the second attempt; doubled before each further one, at most a minute.
    init(url: URL, key: String?, timeoutSeconds: Double, attempts: Int, pauseSeconds: Double) {
        self.url = url
        self.timeoutSeconds = timeoutSeconds
        self.attempts = max(attempts, 1)
        self.pauseSeconds = pauseSeconds
        // A line end in the key would begin another header.
        let token = key.map { $0.filter { !$0.isNewline && $0 != "\0" } }
        headers =
            ["Content-Type: application/json", "Accept: application/json"]
            + (token.map { ["Authorization: Bearer \($0)"] } ?? [])
    }

    deinit {
        idle.withLock { connections in
            for connection in connections { hexapla_http_close(connection.handle) }
        }
    }

    /// Posts JSON until the server answers something else than "later".
    ///
    /// - Throws: `remote` when it does not within the attempts.
    func post(_ body: Data) throws(EncoderError) -> Answer {
        var pause = pauseSeconds
        var problem = ""
        for attempt in 1...attempts {
            switch send(body) {
            case .success(let answer):
                guard [408, 425, 429, 500, 502, 503, 504].contains(answer.status) else { return answer }
                problem = "it answers with status \(answer.status)"
                if let seconds = answer.retryAfterSeconds { pause = max(pause, seconds) }
            case .failure(let failure):
                problem = failure.text
                guard failure.mayPass else {
                    throw EncoderError(
                        .remote, place: "\(place)", problem: "\(problem)", expected: "libcurl.so.4 on this machine",
                        remedy: "install it; Debian's package is libcurl4")
                }
            }
            if attempt < attempts {
                Thread.sleep(forTimeInterval: min(pause, 60))
                pause *= 2
            }
        }
        throw EncoderError(
            .remote, place: "\(place)", problem: "\(problem), \(attempts) times", expected: "embeddings",
            remedy: "see whether the server runs and try again: what was encoded is kept")
    }

    /// The address without user, password, query and fragment: these may be secret.
    var place: String {
        var components = URLComponents(url: url, resolvingAgainstBaseURL: false)
        components?.user = nil
        components?.password = nil
        components?.query = nil
        components?.fragment = nil
        return components?.string ?? "the server"
    }

    private func send(_ body: Data) -> Result<Answer, Failure> {
        let kept = idle.withLock { $0.popLast() }
        guard let connection = kept ?? hexapla_http_open().map(Connection.init) else {
            return .failure(Failure(text: "it cannot be talked to without libcurl", mayPass: false))
        }
        defer { idle.withLock { $0.append(connection) } }
        // The first time limit counts from the last byte; the second is for servers that send one now and then.
        var answer = body.withUnsafeBytes { bytes in
            Self.withCStrings(headers) { lines in
                hexapla_http_post(
                    connection.handle, url.absoluteString, lines, Int32(lines.count),
                    bytes.bindMemory(to: UInt8.self).baseAddress, Int64(bytes.count), timeoutSeconds, 4 * timeoutSeconds
                )
            }
        }
        defer { hexapla_http_free(&answer) }
        guard answer.outcome == HEXAPLA_HTTP_ANSWERED else { return .failure(Self.failure(answer)) }
        let retry = withUnsafeBytes(of: answer.retry_after) { bytes in
            Double(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
        }
        return .success(
            Answer(
                status: Int(answer.status),
                body: answer.body.map { Data(bytes: $0, count: Int(answer.length)) } ?? Data(),
                retryAfterSeconds: retry.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }))
    }

    private static func failure(_ answer: hexapla_http_answer) -> Failure {
        switch answer.outcome {
        case HEXAPLA_HTTP_SILENT: Failure(text: "it does not answer in time")
        case HEXAPLA_HTTP_UNREACHABLE: Failure(text: "it cannot be reached")
        case HEXAPLA_HTTP_BROKEN_OFF: Failure(text: "the connection breaks off")
        case HEXAPLA_HTTP_UNFINISHED: Failure(text: "it does not finish its answer")
        default: Failure(text: "the connection fails (libcurl's error \(answer.code))")
        }
    }

    /// Lends the texts to C for the length of a call.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = texts.map { strdup($0) }
        defer {
            for copy in copies { free(copy) }
        }
        return body(copies.map { UnsafePointer($0) })
    }
}
