import Encoders
import Errors
import Foundation
import TestFiles
import Testing

@testable import RemoteEncoder

/// A server that means harm, or is no server of embeddings: one error, soon, with little read; nothing of it is kept.
@Suite struct HostileServerTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    private static func vector(_ numbers: Int) -> String {
        "{\"data\":[{\"index\":0,\"embedding\":[" + String(repeating: "1,", count: numbers - 1) + "1]}]}"
    }

    struct Mode: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var reply: LoopbackServer.Reply
        /// What the error says.
        var message: String
        /// How often the server is asked.
        var requests = 1
    }

    static let modes: [Mode] = [
        Mode(
            testDescription: "an answer without an end", reply: .endless(head + "\r\n{\"data\":[", piece: zeros),
            message: "its answer has more than"),
        Mode(
            testDescription: "a length beyond all sense",
            reply: .raw(head + "Content-Length: 999999999999999\r\n\r\n{}"), message: "its answer has more than"),
        Mode(
            testDescription: "a refusal of a length beyond all sense",
            reply: .raw("HTTP/1.1 404 X\r\nContent-Length: 999999999999999\r\n\r\nno"), message: "status 404"),
        Mode(
            testDescription: "a negative length", reply: .raw(head + "Content-Length: -5\r\n\r\n{}"),
            message: "its answer is no HTTP"),
        Mode(
            testDescription: "headers without an end",
            reply: .endless(head, piece: "X-A: \(String(repeating: "a", count: 1000))\r\n"),
            message: "headers of its answer do not end"),
        Mode(
            testDescription: "headers that drip", reply: .drip(head, piece: "X-A: a\r\n", seconds: 0.05),
            message: "does not finish its answer, 3 times", requests: 3),
        Mode(
            testDescription: "a body that drips",
            reply: .drip(head + "Content-Length: 100000\r\n\r\n", piece: " ", seconds: 0.05),
            message: "does not finish its answer, 3 times", requests: 3),
        Mode(
            testDescription: "another protocol", reply: .raw("SSH-2.0-OpenSSH_9.2\r\n"),
            message: "its answer is no HTTP"
        ),
        Mode(
            testDescription: "a status of six digits", reply: .raw("HTTP/1.1 999999 X\r\n\r\n"), message: "its answer"),
        Mode(
            testDescription: "a challenge by name and password",
            reply: .answer(status: 401, headers: ["WWW-Authenticate: Basic realm=\"x\""], body: "secret"),
            message: "status 401; expected 200; set $HEXAPLA_API_KEY"),
        Mode(
            testDescription: "a challenge that negotiates",
            reply: .answer(status: 401, headers: ["WWW-Authenticate: Negotiate"], body: "x"),
            message: "status 401; expected 200; set $HEXAPLA_API_KEY"),
        Mode(
            testDescription: "a proxy's challenge",
            reply: .answer(status: 407, headers: ["Proxy-Authenticate: Basic realm=\"x\""], body: "x"),
            message: "status 407; expected 200; give the proxy's"),
        Mode(
            testDescription: "a redirection to a file",
            reply: .answer(status: 302, headers: ["Location: file:///etc/passwd"], body: ""),
            message: "status 302; expected 200; name the address that the server itself is at"),
        Mode(
            testDescription: "a refusal without an end",
            reply: .endless("HTTP/1.1 404 X\r\n\r\n", piece: zeros), message: "status 404"),
        Mode(
            testDescription: "a wait of three thousand years",
            reply: .answer(status: 429, headers: ["Retry-After: 99999999999"], body: "x"),
            message: "asks to wait 99999999999 seconds, 1 time;"),
        Mode(
            testDescription: "a wait until the year 9999",
            reply: .answer(status: 429, headers: ["Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"], body: "x"),
            message: "and asks to wait "),
        Mode(
            testDescription: "brackets, a million deep",
            reply: .answer(status: 200, body: String(repeating: "[", count: 1_000_000)),
            message: "no list of embeddings"),
        Mode(
            testDescription: "packed bytes that nobody asked for",
            reply: .answer(status: 200, headers: ["Content-Encoding: gzip"], body: "\u{1f}x"),
            message: "no list of embeddings"),
        Mode(
            testDescription: "more numbers than any model has", reply: .answer(status: 200, body: vector(70_000)),
            message: "vector of 70000 numbers; expected at most 65536"),
        Mode(
            testDescription: "no number", reply: .answer(status: 200, body: "{\"data\":[{\"embedding\":[NaN]}]}"),
            message: "no list of embeddings"),
    ]

    private static let zeros = String(repeating: "0,", count: 1 << 16)

    private static func options(_ directory: String) -> RemoteEncoder.Options {
        var options = RemoteEncoder.Options()
        options.pauseSeconds = 0.01
        options.attempts = 3
        options.timeoutSeconds = 0.5
        options.cacheDirectory = directory
        return options
    }

    @Test(arguments: modes) func oneErrorAndNothingKept(mode: Mode) throws {
        try TestFolder.use { folder in
            let server = try LoopbackServer { _, _ in mode.reply }
            defer { server.stop() }
            let error = #expect(throws: EncoderError.self) {
                try RemoteEncoder(address: server.address, options: Self.options(folder.path))
            }
            let text = error?.description ?? ""
            #expect(text.contains(mode.message) && !text.contains("secret"), "\(text)")
            #expect(server.requests.count == mode.requests)
            // A few buffers of the system's may be under way.
            #expect(server.endlessBytes < 32 << 20)
            let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(kept.count == 1)
            let file = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(kept.first ?? "")"))
            #expect(file.isEmpty)
        }
    }

    /// Bytes are counted by what was asked for: one vector of three numbers has no megabyte.
    @Test func anAnswerLongerThanItsVectors() throws {
        let long = String(repeating: " ", count: 1 << 20)
        let server = try LoopbackServer { _, number in
            .answer(status: 200, body: (number == 0 ? "" : long) + Self.vector(3))
        }
        defer { server.stop() }
        let encoder = try RemoteEncoder(address: server.address, options: RemoteEncoder.Options())
        let error = #expect(throws: EncoderError.self) { try encoder.encode(["a"]) }
        #expect(error?.description.contains("its answer has more than 66704 bytes") == true)
    }

    /// Doubles in full length, each on an indented line of its own, are no attack.
    @Test func aLongAnswerThatIsRight() throws {
        let numbers = (0..<3000).map { "\n                -\(Double($0 + 1) / 7e3)," }.joined().dropLast()
        let server = try LoopbackServer { _, _ in
            .answer(status: 200, body: "{\"data\":[{\"index\":0,\"embedding\":[\(numbers)\n]}]}")
        }
        defer { server.stop() }
        let encoder = try RemoteEncoder(address: server.address, options: RemoteEncoder.Options())
        #expect(try encoder.encode(["a"]).count == 3000)
    }

    @Test(arguments: ["a\nb", "a\r\nX-Other: b"]) func aKeyOfSeveralLines(key: String) {
        var options = RemoteEncoder.Options()
        options.key = key
        let error = #expect(throws: EncoderError.self) {
            try RemoteEncoder(address: "http://127.0.0.1:9/v1/embeddings", options: options)
        }
        #expect(error?.description == "$HEXAPLA_API_KEY: holds a line end or another control character")
    }
}
