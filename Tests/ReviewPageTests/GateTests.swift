import Testing

@testable import LoopbackServer

@Suite struct GateTests {
    private let gate = Gate(secret: "00ff00ff00ff00ff00ff00ff00ff00ff", port: 4321)

    private func status(_ path: String, _ headers: [String: String]) -> ServerResponse.Status? {
        switch gate.admit(ServerRequest(method: "POST", path: path, headers: headers)) {
        case .success: nil
        case .failure(let refusal): refusal.status
        }
    }

    @Test("The secret, this machine's address and no other page: all of it, or nothing") func admission() {
        let own = "/\(gate.secret)/rows"
        let host = ["host": "127.0.0.1:4321"]
        #expect(status(own, host) == nil)
        #expect(status(own, ["host": "localhost:4321", "origin": "http://localhost:4321"]) == nil)
        #expect(status(own, host.merging(["sec-fetch-site": "same-origin"]) { $1 }) == nil)
        #expect(status("/rows", host) == .notFound)
        #expect(status("/\(gate.secret)", host) == .notFound)
        #expect(status("/\(gate.secret.dropLast())0/rows", host) == .notFound)
        for other in ["example.org:4321", "127.0.0.1", "127.0.0.1:4322", "127.0.0.1.example.org:4321", ""] {
            #expect(status(own, ["host": other]) == .forbidden)
        }
        #expect(status(own, [:]) == .forbidden)
        for origin in ["http://example.org", "null", "https://127.0.0.1:4321", "http://127.0.0.1:4322"] {
            #expect(status(own, host.merging(["origin": origin]) { $1 }) == .forbidden)
        }
        for site in ["cross-site", "same-site"] {
            #expect(status(own, host.merging(["sec-fetch-site": site]) { $1 }) == .forbidden)
        }
    }

    @Test("Secrets are long and never the same") func secrets() {
        let secrets = (0..<100).map { _ in Gate.randomSecret() }
        #expect(Set(secrets).count == 100)
        #expect(secrets.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
    }
}

@Suite struct RequestReaderTests {
    private func read(_ text: String) -> RequestReader.Found { RequestReader.read(Array(text.utf8)[...]) }

    @Test("A request is read when all of it has come, and what follows is left") func whole() {
        let text = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n{}\n"
        let bytes = Array(text.utf8)
        for length in bytes.indices { #expect(RequestReader.read(bytes[..<length]) == .incomplete) }
        guard case .request(let request, let length) = read(text + "GET /") else {
            Issue.record("no request")
            return
        }
        #expect(length == bytes.count)
        #expect(request.path == "/a" && request.query == "b=c" && request.headers["host"] == "x")
        #expect(request.body == Array("{}\n".utf8))
    }

    @Test(
        "What two readers could read in two ways is refused",
        arguments: [
            "GET / HTTP/1.0\r\n\r\n", "GET http://x/ HTTP/1.1\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\n: b\r\n\r\n", "\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        ])
    func refused(text: String) { #expect(read(text) == .refused(.badRequest)) }

    @Test("Heads and bodies have an end") func limits() {
        #expect(read("GET /\(String(repeating: "a", count: 20_000))") == .refused(.tooLarge))
        #expect(read("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n") == .refused(.tooLarge))
    }
}
