private import CCurl
import Encoders
internal import Errors
import Foundation
import Synchronization

/// Sends one request at a time for its caller, again and again where that may help.
final class HTTPTransport: Sendable {
    /// An answer of the server's.
    struct Answer: Sendable {
        var status: Int
        /// Of an answer that is no success it is empty.
        var body: Data
    }

    private let url: URL
    private let key: String?
    private let options: RemoteEncoder.Options
    private let idle = Mutex(Connections())

    /// - Parameter key: Sent as a bearer token; never part of an error.
    init(url: URL, key: String?, options: RemoteEncoder.Options) {
        self.url = url
        // A line end in the key would begin another header.
        self.key = key.map { $0.filter { !$0.isNewline && $0 != "\0" } }
        self.options = options
    }

    /// Posts JSON until the server answers something else than "later".
    ///
    /// - Parameter mostBytes: Of the answer; a longer one is refused, and not read on.
    /// - Throws: `remote` when it does not within the attempts and the time for them.
    func post(_ body: Data, mostBytes: Int) throws(EncoderError) -> Answer {
        let start = ContinuousClock.now
        var pause = options.pauseSeconds
        var problem = ""
        var attempt = 0
        while true {
            attempt += 1
            var wanted = 0.0
            switch send(body, mostBytes: mostBytes) {
            case .success(let reply):
                guard [408, 425, 429, 500, 502, 503, 504].contains(reply.answer.status) else { return reply.answer }
                problem = "it answers with status \(reply.answer.status)"
                wanted = Double(reply.retryAfterSeconds)
            case .failure(let failure):
                guard failure.mayPass else { throw error(failure.text, remedy: failure.remedy) }
                problem = failure.text
            }
            guard attempt < options.attempts else { break }
            let wait = max(pause, wanted)
            let spent = (ContinuousClock.now - start) / .seconds(1)
            guard spent + wait < options.patienceSeconds else {
                if wanted > pause { problem += ", and asks to wait \(Int(wanted)) seconds" }
                break
            }
            Thread.sleep(forTimeInterval: wait)
            pause = min(2 * pause, 60)
        }
        throw error(
            "\(problem), \(attempt) \(attempt == 1 ? "time" : "times")",
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

    private func error(_ problem: String, remedy: Phrase) -> EncoderError {
        EncoderError(.remote, place: "\(place)", problem: "\(problem)", expected: "embeddings", remedy: remedy)
    }

    private struct Reply {
        var answer: Answer
        /// How long the server asks to wait; 0 for nothing asked.
        var retryAfterSeconds: Int64
    }

    private struct Failure: Error {
        var text: String
        /// Whether another attempt may help.
        var mayPass = true
        var remedy: Phrase = "check that the server speaks OpenAI's /v1/embeddings"
    }

    private func send(_ body: Data, mostBytes: Int) -> Result<Reply, Failure> {
        let waiting = idle.withLock { connections in
            nonisolated(unsafe) let taken = connections.open.popLast()
            return taken
        }
        guard let connection = waiting ?? hexapla_connection_open() else {
            guard hexapla_curl_is_there() == 0 else {
                return .failure(Failure(text: "there is no memory left to ask it", mayPass: false))
            }
            return .failure(
                Failure(
                    text: "it cannot be asked without libcurl.so.4, which is not on this machine", mayPass: false,
                    remedy: "install it; Debian's package is libcurl4"))
        }
        defer {
            nonisolated(unsafe) let used = connection
            idle.withLock { $0.open.append(used) }
        }
        let authorization: String? = key.map { "Bearer \($0)" }
        let answer = body.withUnsafeBytes { bytes in
            hexapla_post(
                connection, url.absoluteString, authorization,
                bytes.bindMemory(to: UInt8.self).baseAddress, Int64(bytes.count), Int64(mostBytes),
                Int64(1000 * options.timeoutSeconds), Int64(4000 * options.timeoutSeconds))
        }
        if let failure = Self.failure(answer, mostBytes: mostBytes) { return .failure(failure) }
        let read = Data(UnsafeBufferPointer(start: answer.body, count: Int(answer.length)))
        return .success(
            Reply(
                answer: Answer(status: Int(answer.status), body: read), retryAfterSeconds: answer.retry_after_seconds))
    }

    private static func failure(_ answer: hexapla_answer, mostBytes: Int) -> Failure? {
        switch Int(answer.problem) {
        case HEXAPLA_ANSWERED: nil
        case HEXAPLA_UNREACHABLE: Failure(text: "it cannot be reached")
        case HEXAPLA_BROKEN_OFF: Failure(text: "the connection breaks off")
        case HEXAPLA_NO_ANSWER_IN_TIME: Failure(text: "it does not answer in time")
        case HEXAPLA_UNFINISHED: Failure(text: "it does not finish its answer")
        case HEXAPLA_TOO_LONG:
            Failure(
                text: "its answer has more than \(mostBytes) bytes, all that was asked for has less", mayPass: false)
        case HEXAPLA_LONG_HEADERS: Failure(text: "the headers of its answer do not end", mayPass: false)
        case HEXAPLA_NO_HTTP: Failure(text: "its answer is no HTTP", mayPass: false)
        case HEXAPLA_NO_TRUST:
            Failure(
                text: "its certificate is not trusted", mayPass: false,
                remedy: "check the address, and that this machine knows who signed the certificate")
        case HEXAPLA_NO_MEMORY: Failure(text: "there is no memory left for its answer", mayPass: false)
        default: Failure(text: "the connection fails (libcurl's error \(answer.code))")
        }
    }
}

/// Connections that no thread uses.
///
/// @unchecked: a connection is taken out by one thread, used by it, and put back.
private struct Connections: ~Copyable, @unchecked Sendable {
    var open: [OpaquePointer] = []

    deinit { for connection in open { hexapla_connection_close(connection) } }
}
