import Encoders
import Errors
import Foundation
import Testing

@testable import RemoteEncoder

@Suite("Remote encoder")
struct WeatherTests {
    /// A vector for a text: its length in bytes and the sum of its bytes.
    private static func vector(_ text: String) -> [Float] {
        [Float(text.utf8.count), 1 + Float(text.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 97 }), -1]
    }

    private static func body(_ texts: [String], base64: Bool = false, reversed: Bool = false) -> String {
        var items = texts.enumerated().map { index, text in
            let vector = vector(text)
            let digits = "[" + vector.map { "\($0)" }.joined(separator: ",") + "]"
            let bytes = "\"" + Data(vector.withUnsafeBytes(Array.init)).base64EncodedString() + "\""
            return "{\"object\":\"embedding\",\"index\":\(index),\"embedding\":\(base64 ? bytes : digits)}"
        }
        if reversed { items.reverse() }
        return "{\"object\":\"list\",\"data\":[\(items.joined(separator: ","))],\"model\":\"m\"}"
    }

    private static func expected(_ texts: [String]) -> [Float] {
        texts.flatMap { text -> [Float] in
            let vector = vector(text)
            let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            return vector.map { Float(Double($0) / length) }
        }
    }

    private static var quick: RemoteEncoder.Options {
        var options = RemoteEncoder.Options()
        options.pauseSeconds = 0.01
        options.attempts = 3
        options.batchSize = 4
        options.timeoutSeconds = 5
        return options
    }

    private let texts = (0..<11).map { "text \($0 % 9) \(String(repeating: "é", count: $0 % 9))" }

    @Test("vectors in the order of the texts, as base64, digits, or out of order", arguments: [0, 1, 2])
    func goodWeather(form: Int) throws {
        let server = try LoopbackServer { request, _ in
            .answer(status: 200, body: Self.body(request.texts, base64: form == 0, reversed: form == 2))
        }
        defer { server.stop() }
        var options = Self.quick
        options.key = "secret"
        let encoder = try RemoteEncoder(address: server.address + "#some-model", options: options)
        #expect(encoder.dimension == 3)
        #expect(try encoder.encode(texts, threads: 1) == Self.expected(texts))
        #expect(try encoder.encode(texts, threads: 3) == Self.expected(texts))
        #expect(try encoder.encode([], threads: 2).isEmpty)
        let first = try #require(server.requests.first)
        #expect(first.texts == ["Hexapla"] && first.value("model") == "some-model")
        #expect(first.head.contains("Bearer secret") && first.head.hasPrefix("POST /v1/embeddings "))
        // 9 different texts in batches of 4.
        #expect(server.requests.count == 1 + 2 * 3)
    }

    @Test("trouble that passes is waited out", arguments: [500, 503, 429, 0, 1])
    func passingTrouble(status: Int) throws {
        let server = try LoopbackServer { request, number in
            if number % 2 == 0 {
                switch status {
                case 0: return .raw("")
                case 1: return .raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":")
                default: return .answer(status: status, headers: ["Retry-After: 0"], body: "busy")
                }
            }
            return .answer(status: 200, body: Self.body(request.texts))
        }
        defer { server.stop() }
        let encoder = try RemoteEncoder(address: server.address, options: Self.quick)
        #expect(try encoder.encode(["a", "b"]) == Self.expected(["a", "b"]))
    }

    @Test("trouble that stays is an error of one line without the key")
    func lastingTrouble() throws {
        let cases: [(LoopbackServer.Reply, String)] = [
            (.answer(status: 503, body: ""), "status 503, 3 times"),
            (.answer(status: 401, body: ""), "$HEXAPLA_API_KEY"),
            (.answer(status: 404, body: ""), "status 404"),
            (.answer(status: 200, body: "hello"), "no list of embeddings"),
            (.answer(status: 400, body: ""), "status 400"),
            (.answer(status: 302, headers: ["Location: http://127.0.0.1:1/"], body: ""), "status 302"),
            (.answer(status: 200, body: "{\"data\":[]}"), "0 vectors for 1 texts"),
            (.answer(status: 200, body: "{\"data\":[{\"index\":0,\"embedding\":[0,0]}]}"), "zero or not finite"),
            (.answer(status: 200, body: "{\"data\":[{\"index\":0,\"embedding\":\"AAA\"}]}"), "no list of embeddings"),
            (.answer(status: 200, body: "{\"data\":[{\"index\":7,\"embedding\":[1]}]}"), "indices"),
            (.raw(""), "3 times"),
        ]
        for (reply, message) in cases {
            let server = try LoopbackServer { _, _ in reply }
            defer { server.stop() }
            var options = Self.quick
            options.key = "secret"
            let error = #expect(throws: EncoderError.self) {
                try RemoteEncoder(address: server.address + "?token=secret", options: options)
            }
            let text = error?.description ?? ""
            #expect(error?.kind == .remote && text.contains(message), "\(text)")
            #expect(text.hasPrefix(server.address + ":") && !text.contains("secret") && !text.contains("\n"), "\(text)")
        }
    }

    @Test("a server that says nothing is given up")
    func silence() throws {
        let server = try LoopbackServer { _, _ in .silence(seconds: 3) }
        defer { server.stop() }
        var options = Self.quick
        options.timeoutSeconds = 0.5
        options.attempts = 2
        let watch = ContinuousClock.now
        #expect(throws: EncoderError.self) { try RemoteEncoder(address: server.address, options: options) }
        #expect(ContinuousClock.now - watch < .seconds(20))
    }

    @Test("too few vectors and a changed dimension are errors")
    func changedAnswers() throws {
        let server = try LoopbackServer { request, number in
            switch number {
            case 0: .answer(status: 200, body: Self.body(request.texts))
            case 1: .answer(status: 200, body: Self.body(Array(request.texts.dropLast())))
            default: .answer(status: 200, body: "{\"data\":[{\"index\":0,\"embedding\":[1,2]}]}")
            }
        }
        defer { server.stop() }
        let encoder = try RemoteEncoder(address: server.address, options: Self.quick)
        let short = #expect(throws: EncoderError.self) { try encoder.encode(["a", "b"]) }
        #expect(short?.description.contains("1 vectors for 2 texts") == true)
        let changed = #expect(throws: EncoderError.self) { try encoder.encode(["c"]) }
        #expect(changed?.description.contains("vector of 2 numbers; expected 3") == true)
    }

    @Test("a server without base64 gets another request; one that finds a request too large gets halves")
    func adapting() throws {
        let server = try LoopbackServer { request, _ in
            if request.value("encoding_format") != nil { return .answer(status: 422, body: "unknown field") }
            if request.texts.count > 1 { return .answer(status: 413, body: "") }
            return .answer(status: 200, body: Self.body(request.texts))
        }
        defer { server.stop() }
        let encoder = try RemoteEncoder(address: server.address, options: Self.quick)
        #expect(try encoder.encode(texts) == Self.expected(texts))
    }

    @Test("what was encoded is kept, also when the run broke and the file is torn")
    func cache() throws {
        let directory = NSTemporaryDirectory() + "/hexapla-cache-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let server = try LoopbackServer { request, number in
            number == 3 ? .answer(status: 403, body: "") : .answer(status: 200, body: Self.body(request.texts))
        }
        defer { server.stop() }
        var options = Self.quick
        options.cacheDirectory = directory
        do {
            let encoder = try RemoteEncoder(address: server.address, options: options)
            #expect(throws: EncoderError.self) { try encoder.encode(texts) }
        }
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: directory).first)
        let handle = try #require(FileHandle(forWritingAtPath: directory + "/" + file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([1, 2, 3]))
        try handle.close()
        do {
            let encoder = try RemoteEncoder(address: server.address, options: options)
            #expect(try encoder.encode(texts) == Self.expected(texts))
        }
        // Probe, two batches, the refused one; then only that one.
        #expect(server.requests.count == 5)
        server.stop()
        let encoder = try RemoteEncoder(address: server.address, options: options)
        #expect(try encoder.encode(texts) == Self.expected(texts))
    }

    @Test("addresses that are none")
    func addresses() throws {
        for address in ["", "ftp://host/x", "http://", "host/v1/embeddings"] {
            let error = #expect(throws: EncoderError.self) {
                try RemoteEncoder(address: address, options: Self.quick)
            }
            #expect(error?.kind == .usage)
        }
        let options = try RemoteEncoder.Options.fromEnvironment(["HOME": "/h", "HEXAPLA_API_KEY": "k"])
        #expect(options.key == "k" && options.cacheDirectory == "/h/.cache/hexapla/embeddings")
        let homeless = #expect(throws: EncoderError.self) { try RemoteEncoder.Options.fromEnvironment([:]) }
        #expect(homeless?.description.hasPrefix("$HOME: is not set; ") == true)
        #expect(try RemoteEncoder.Options.fromEnvironment(["XDG_CACHE_HOME": "/c"]).cacheDirectory != nil)
    }

    @Test("spans are encoded as joined text, each once")
    func spans() throws {
        let server = try LoopbackServer { request, _ in .answer(status: 200, body: Self.body(request.texts)) }
        defer { server.stop() }
        let encoder = try RemoteEncoder(address: server.address, options: Self.quick)
        let spans = JoinedSpans(segments: ["a", "b", "c"], spaces: [true, false], encoder: encoder)
        #expect(try spans.embed(spans: [0..<3, 1..<3, 0..<3]) == Self.expected(["a bc", "bc", "a bc"]))
    }
}
