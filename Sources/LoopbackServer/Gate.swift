/// Who may ask: a page that the server itself gave out, at an address that only its reader knows.
public struct Gate: Sendable {
    /// Hexadecimal, of 128 random bits.
    public let secret: String
    private let hosts: [String]

    public init(secret: String, port: Int) {
        self.secret = secret
        hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    }

    public static func randomSecret() -> String {
        var numbers = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(numbers.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The path behind the secret, or what to answer instead.
    ///
    /// Another host's name that leads here, another page that asks, and an address without the secret are refused alike.
    func admit(_ request: ServerRequest) -> Result<String, Refusal> {
        guard let host = request.headers["host"], hosts.contains(host) else { return .failure(Refusal(.forbidden)) }
        if let origin = request.headers["origin"], !hosts.contains(where: { origin == "http://\($0)" }) {
            return .failure(Refusal(.forbidden))
        }
        // "none" is what a person types.
        if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none" {
            return .failure(Refusal(.forbidden))
        }
        let start = "/\(secret)/"
        guard Self.isSame(Array(request.path.utf8.prefix(start.utf8.count)), Array(start.utf8)) else {
            return .failure(Refusal(.notFound))
        }
        return .success(String(request.path.dropFirst(start.count)))
    }

    struct Refusal: Error {
        let status: ServerResponse.Status

        init(_ status: ServerResponse.Status) { self.status = status }
    }

    /// In a time that does not tell how much is right.
    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// What every answer says beside what it is about: nothing is kept, nothing fetched from elsewhere, nobody else's
    /// page shows it or reads it.
    static let headers = [
        "Cache-Control: no-store",
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=()",
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
    ]
}
