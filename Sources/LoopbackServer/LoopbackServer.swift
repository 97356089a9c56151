public import Errors
private import Glibc

/// A small HTTP server for one person on this machine: it listens on 127.0.0.1 alone, answers one request after the
/// other on the thread that runs it, and sends nothing of its own accord.
///
/// It is our own, for what is asked of it is little, and a library would cost every start of the program: see
/// ARCHITECTURE.
public final class LoopbackServer {
    public let port: Int
    private let listener: Int32
    private var connections: [Int32: Connection] = [:]
    /// More than a browser opens.
    private static let mostConnections = 64

    private struct Connection {
        var received: [UInt8] = []
        var pending: [UInt8] = []
        var sent = 0
        var isEnding = false
    }

    /// - Parameter port: 0 for any that is free.
    public init(port: Int) throws(HexaplaError) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard listener >= 0 else { throw Self.failure(port) }
        var on: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isBound, fcntl(listener, F_SETFL, O_NONBLOCK) == 0 else {
            let error = Self.failure(port)
            close(listener)
            throw error
        }
        self.listener = listener
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit {
        for descriptor in connections.keys { close(descriptor) }
        close(listener)
    }

    private static func failure(_ port: Int) -> HexaplaError {
        let reason = String(cString: strerror(errno)).lowercased()
        return HexaplaError(
            .usage, at: "\(.port) \(port)", "cannot be listened on (\(reason))", expected: "a port that is free")
    }

    /// Answers requests until `isOver` says so, which is asked after each and some times a second.
    public func run(
        _ gate: Gate, until isOver: () -> Bool, answering answer: (_ path: String, ServerRequest) -> ServerResponse
    ) throws(HexaplaError) {
        while !isOver() {
            var waiting = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
            for (descriptor, connection) in connections {
                let events = connection.pending.isEmpty ? POLLIN : POLLOUT
                waiting.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
            }
            guard poll(&waiting, nfds_t(waiting.count), 200) >= 0 || errno == EINTR else { throw Self.failure(port) }
            for entry in waiting where entry.revents != 0 {
                if entry.fd == listener {
                    accept()
                } else {
                    serve(entry.fd, gate, answering: answer)
                }
            }
        }
    }

    private func accept() {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else {
                close(descriptor)
                continue
            }
            // Answers are small, and somebody waits for them.
            var on: Int32 = 1
            setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            if connections.count >= Self.mostConnections,
                let idle = connections.first(where: { $0.value.pending.isEmpty })
            {
                end(idle.key)
            }
            connections[descriptor] = Connection()
        }
    }

    private func end(_ descriptor: Int32) {
        connections[descriptor] = nil
        close(descriptor)
    }

    private func serve(
        _ descriptor: Int32, _ gate: Gate, answering answer: (String, ServerRequest) -> ServerResponse
    ) {
        guard var connection = connections.removeValue(forKey: descriptor) else { return }
        var isOpen = connection.pending.isEmpty ? receive(descriptor, &connection) : true
        while isOpen {
            if connection.pending.isEmpty {
                guard !connection.isEnding, next(&connection, gate, answering: answer) else { break }
            }
            guard let isSent = send(descriptor, &connection) else {
                isOpen = false
                break
            }
            if !isSent { break }
        }
        guard isOpen, !(connection.isEnding && connection.pending.isEmpty) else {
            close(descriptor)
            return
        }
        connections[descriptor] = connection
    }

    /// Whether the other side is still there.
    private func receive(_ descriptor: Int32, _ connection: inout Connection) -> Bool {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &piece, piece.count, 0)
            if count > 0 {
                connection.received.append(contentsOf: piece[..<count])
                // A request that is too long is refused when it is looked at.
                if connection.received.count > RequestReader.longestHead + RequestReader.longestBody { return true }
            } else {
                return count < 0 && (errno == EAGAIN || errno == EINTR)
            }
        }
    }

    /// Answers the next request that has come whole; false where there is none.
    private func next(
        _ connection: inout Connection, _ gate: Gate, answering answer: (String, ServerRequest) -> ServerResponse
    ) -> Bool {
        switch RequestReader.read(connection.received[...]) {
        case .incomplete: return false
        case .refused(let status):
            connection.isEnding = true
            connection.pending = Self.bytes(.text(status, status.reason), isEnding: true)
        case .request(let request, let length):
            connection.received.removeFirst(length)
            connection.isEnding = request.headers["connection"]?.lowercased() == "close"
            let response =
                switch gate.admit(request) {
                case .success(let path): answer(path, request)
                case .failure(let refusal): ServerResponse.text(refusal.status, refusal.status.reason)
                }
            connection.pending = Self.bytes(response, isEnding: connection.isEnding)
        }
        connection.sent = 0
        return true
    }

    /// Whether all was sent; nil where the other side is gone.
    private func send(_ descriptor: Int32, _ connection: inout Connection) -> Bool? {
        while connection.sent < connection.pending.count {
            let count = connection.pending.withUnsafeBytes { bytes in
                Glibc.send(
                    descriptor, bytes.baseAddress.map { $0 + connection.sent }, bytes.count - connection.sent,
                    Int32(MSG_NOSIGNAL))
            }
            guard count >= 0 else { return errno == EAGAIN || errno == EINTR ? false : nil }
            connection.sent += count
        }
        connection.pending = []
        return true
    }

    private static func bytes(_ response: ServerResponse, isEnding: Bool) -> [UInt8] {
        var lines = ["HTTP/1.1 \(response.status.rawValue) \(response.status.reason)"]
        lines.append("Content-Type: \(response.type)")
        lines.append("Content-Length: \(response.body.count)")
        if isEnding { lines.append("Connection: close") }
        if let name = response.fileName { lines.append("Content-Disposition: attachment; filename=\"\(name)\"") }
        return Array((lines + Gate.headers + ["", ""]).joined(separator: "\r\n").utf8) + response.body
    }
}
