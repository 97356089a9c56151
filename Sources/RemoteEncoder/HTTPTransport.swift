import Encoders
internal import Errors
import Foundation
import FoundationNetworking

/// Sends one request at a time for its caller, again and again where that may help.
///
/// Foundation's URLSession on Linux polls while it waits for the answer to a request with a body, and takes up to half a
/// processor from a server on the same machine: `threads` beyond 2 gain little there.
final class HTTPTransport: Sendable {
    /// An answer of the server's.
    struct Answer: Sendable {
        var status: Int
        var body: Data
        /// Seconds that the server asks to wait.
        var retryAfterSeconds: Double?
    }

    private let url: URL
    private let key: String?
    private let timeoutSeconds: Double
    private let attempts: Int
    private let pauseSeconds: Double
    private let session: URLSession

    /// - Parameters:
    ///   - key: Sent as a bearer token; never part of an error.
    ///   - attempts: How often a request is sent at most.
    ///   - pauseSeconds: Before the second attempt; doubled before each further one, at most a minute.
    init(url: URL, key: String?, timeoutSeconds: Double, attempts: Int, pauseSeconds: Double) {
        self.url = url
        self.key = key
        self.timeoutSeconds = timeoutSeconds
        self.attempts = max(attempts, 1)
        self.pauseSeconds = pauseSeconds
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeoutSeconds
        configuration.httpCookieAcceptPolicy = .never
        session = URLSession(configuration: configuration, delegate: RedirectRefusal(), delegateQueue: nil)
    }

    deinit { session.invalidateAndCancel() }

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

    private func send(_ body: Data) -> Result<Answer, EmbeddingsMessage.Problem> {
        var request = URLRequest(url: url, timeoutInterval: timeoutSeconds)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
        let box = AnswerBox()
        let task = session.dataTask(with: request) { data, response, error in
            if let response = response as? HTTPURLResponse, error == nil {
                let retry = response.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init)
                let finite = retry.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
                box.fill(
                    .success(Answer(status: response.statusCode, body: data ?? Data(), retryAfterSeconds: finite)))
            } else {
                let reason = error.map { ($0 as NSError).code }.map(Self.reason) ?? "no answer"
                box.fill(.failure(EmbeddingsMessage.Problem(text: reason)))
            }
        }
        task.resume()
        // The session's own timeout counts from the last byte; this one is for servers that send one now and then.
        guard let result = box.wait(seconds: 4 * timeoutSeconds) else {
            task.cancel()
            return .failure(EmbeddingsMessage.Problem(text: "it does not finish its answer"))
        }
        return result
    }

    private static func reason(_ code: Int) -> String {
        switch code {
        case NSURLErrorTimedOut: "it does not answer in time"
        case NSURLErrorCannotConnectToHost, NSURLErrorCannotFindHost: "it cannot be reached"
        case NSURLErrorNetworkConnectionLost: "the connection breaks off"
        default: "the connection fails (URL error \(code))"
        }
    }
}

/// Takes an answer from the session's thread to the waiting one.
///
/// @unchecked: `result` is written before the semaphore is signalled and read after it was waited for.
private final class AnswerBox: @unchecked Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private var result: Result<HTTPTransport.Answer, EmbeddingsMessage.Problem>?

    func fill(_ result: Result<HTTPTransport.Answer, EmbeddingsMessage.Problem>) {
        self.result = result
        semaphore.signal()
    }

    func wait(seconds: Double) -> Result<HTTPTransport.Answer, EmbeddingsMessage.Problem>? {
        semaphore.wait(timeout: .now() + seconds) == .success ? result : nil
    }
}

/// A redirection is an answer like any other: texts and key go to the address that the user named, and nowhere else.
private final class RedirectRefusal: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
