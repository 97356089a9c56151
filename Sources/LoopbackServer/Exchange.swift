/// What a browser asks.
public struct ServerRequest: Sendable, Equatable {
    public var method: String
    /// What stands after the host, up to a question mark; not unescaped.
    public var path: String
    /// What stands after a question mark.
    public var query: String
    /// By name in small letters.
    public var headers: [String: String]
    public var body: [UInt8]

    public init(
        method: String, path: String, query: String = "", headers: [String: String] = [:], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}

/// What a browser gets.
public struct ServerResponse: Sendable, Equatable {
    public enum Status: Int, Sendable {
        case done = 200
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case notAllowed = 405
        case conflict = 409
        case tooLarge = 413
        case failed = 500

        var reason: String {
            switch self {
            case .done: "OK"
            case .badRequest: "Bad Request"
            case .forbidden: "Forbidden"
            case .notFound: "Not Found"
            case .notAllowed: "Method Not Allowed"
            case .conflict: "Conflict"
            case .tooLarge: "Content Too Large"
            case .failed: "Internal Server Error"
            }
        }
    }

    public var status: Status
    /// Its media type.
    public var type: String
    /// A file's name, for what is to be saved and not shown.
    public var fileName: String?
    public var body: [UInt8]

    public init(_ status: Status, type: String, fileName: String? = nil, body: [UInt8]) {
        self.status = status
        self.type = type
        self.fileName = fileName
        self.body = body
    }

    public static func text(_ status: Status, _ text: String) -> ServerResponse {
        ServerResponse(status, type: "text/plain; charset=utf-8", body: Array("\(text)\n".utf8))
    }

    public static func json(_ status: Status, _ text: String) -> ServerResponse {
        ServerResponse(status, type: "application/json", body: Array(text.utf8))
    }
}
