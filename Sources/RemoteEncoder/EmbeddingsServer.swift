import Encoders
internal import Errors
import Foundation
import Synchronization

/// A server of embeddings: texts in, vectors out, each answer held against what was asked for.
final class EmbeddingsServer: Sendable {
    private let transport: HTTPTransport
    private let model: String
    /// Whether the server has refused base64.
    private let wantsDigits = Atomic<Bool>(false)

    /// Bytes of an answer for each number at most: a double in decimal digits, on a line of its own, well indented.
    private static let mostBytesPerNumber = 48
    /// Bytes of an answer for each text beside its numbers, and for all of them.
    private static let mostBytesPerText = 1 << 10
    private static let mostBytesBesideTexts = 1 << 16

    init(transport: HTTPTransport, model: String) {
        self.transport = transport
        self.model = model
    }

    /// One request, or several when the server finds it too large.
    ///
    /// - Parameter dimension: Numbers in a vector; nil where that is to be learned.
    /// - Throws: `remote` where there is no answer, or one that gives not one direction of that dimension a text.
    func vectors(of texts: [String], dimension: Int?) throws(EncoderError) -> [[Float]] {
        let format = wantsDigits.load(ordering: .relaxed) ? nil : "base64"
        let message = EmbeddingsMessage.Request(input: texts, model: model, encodingFormat: format)
        guard let body = try? JSONEncoder().encode(message) else {
            throw error("the request cannot be written", expected: "texts")
        }
        let numbers = dimension ?? VectorCache.mostDimension
        let answer = try transport.post(
            body,
            mostBytes: texts.count * (numbers * Self.mostBytesPerNumber + Self.mostBytesPerText)
                + Self.mostBytesBesideTexts)
        switch answer.status {
        case 200..<300: break
        case 413 where texts.count > 1:
            let half = texts.count / 2
            let first = try vectors(of: Array(texts[..<half]), dimension: dimension)
            return try first + vectors(of: Array(texts[half...]), dimension: dimension)
        case 400 where format != nil, 422 where format != nil:
            wantsDigits.store(true, ordering: .relaxed)
            return try vectors(of: texts, dimension: dimension)
        default:
            throw error(
                "it answers with status \(answer.status)", expected: "200", remedy: Self.remedy(status: answer.status))
        }
        switch EmbeddingsMessage.vectors(in: answer.body, count: texts.count) {
        case .failure(let problem): throw error("\(problem.text)", expected: "one vector for each text")
        case .success(let vectors):
            for vector in vectors where !vector.allSatisfy(\.isFinite) || vector.allSatisfy({ $0 == 0 }) {
                throw error("it answered a vector that is zero or not finite", expected: "a direction")
            }
            for vector in vectors where vector.count > VectorCache.mostDimension {
                throw error(
                    "it answered a vector of \(vector.count) numbers", expected: "at most \(VectorCache.mostDimension)")
            }
            return vectors
        }
    }

    func error(
        _ problem: Phrase, expected: Phrase, remedy: Phrase = "check that the server speaks OpenAI's /v1/embeddings"
    ) -> EncoderError {
        EncoderError(.remote, place: "\(transport.place)", problem: problem, expected: expected, remedy: remedy)
    }

    private static func remedy(status: Int) -> Phrase {
        switch status {
        case 401, 403: "set $HEXAPLA_API_KEY"
        case 407: "give the proxy's user and password in $https_proxy, or reach the server without it"
        case 300..<400: "name the address that the server itself is at: redirections are not followed"
        default: "check the address, and the model's name after a #"
        }
    }
}
