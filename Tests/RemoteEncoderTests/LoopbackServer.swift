import Foundation
import Glibc
import Synchronization

/// An HTTP server on the loopback interface that answers as a test tells it to, good or bad.
final class LoopbackServer: Sendable {
    /// A request as it came.
    struct Request: Sendable {
        var head: String
        var body: Data

        var texts: [String] {
            let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
            return object?["input"] as? [String] ?? []
        }

        func value(_ key: String) -> String? {
            let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
            return object?[key] as? String
        }
    }

    /// What the server does.
    enum Reply: Sendable {
        case answer(status: Int, headers: [String] = [], body: String)
        /// Bytes as they are, then the connection is closed.
        case raw(String)
        /// A beginning, then the same piece again and again, until the client has enough.
        case endless(String, piece: String)
        /// The same, a piece in so many seconds.
        case drip(String, piece: String, seconds: Double)
        /// Nothing for some seconds.
        case silence(seconds: Double)
    }

    let port: UInt16
    private let listener: Int32
    private let isStopped = Atomic<Bool>(false)
    private let counted = Atomic<Int>(0)
    private let log = Mutex<[Request]>([])
    private let handler: @Sendable (Request, Int) -> Reply

    /// - Parameter handler: Gets a request and its number, from 0.
    init(_ handler: @escaping @Sendable (Request, Int) -> Reply) throws {
        self.handler = handler
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let size = length
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        self.listener = listener
        guard isReady else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { [self] in serve(connection) }
            }
        }
    }

    /// Closes the listening socket; the threads end. Again is harmless.
    func stop() {
        guard !isStopped.exchange(true, ordering: .relaxed) else { return }
        shutdown(listener, Int32(truncatingIfNeeded: SHUT_RDWR))
        close(listener)
    }

    var address: String { "http://127.0.0.1:\(port)/v1/embeddings" }
    var requests: [Request] { log.withLock { $0 } }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        guard let request = read(connection) else { return }
        let number = log.withLock { log in
            log.append(request)
            return log.count - 1
        }
        switch handler(request, number) {
        case .answer(let status, let headers, let body):
            let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
            send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body, connection)
        case .raw(let text): send(text, connection)
        case .endless(let head, let piece):
            guard send(head, connection) else { return }
            while !isStopped.load(ordering: .relaxed), send(piece, connection) {
                counted.wrappingAdd(piece.utf8.count, ordering: .relaxed)
            }
        case .drip(let head, let piece, let seconds):
            guard send(head, connection) else { return }
            while !isStopped.load(ordering: .relaxed), send(piece, connection) {
                Thread.sleep(forTimeInterval: seconds)
            }
        case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
        }
    }

    /// Bytes that were sent without an end.
    var endlessBytes: Int { counted.load(ordering: .relaxed) }

    /// Whether the client took all of it.
    @discardableResult
    private func send(_ text: String, _ connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeBytes {
                Glibc.send(connection, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            position += count
        }
        return true
    }

    private func read(_ connection: Int32) -> Request? {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let end = data.range(of: Data("\r\n\r\n".utf8)) {
                let head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
                let lines = head.lowercased().split(separator: "\r\n")
                let length = lines.first { $0.hasPrefix("content-length:") }.flatMap {
                    Int($0.dropFirst(15).trimmingPrefix(" "))
                }
                if data.count - end.upperBound >= length ?? 0 {
                    return Request(head: head, body: Data(data[end.upperBound...]))
                }
            }
            let count = Glibc.read(connection, &buffer, buffer.count)
            guard count > 0 else { return nil }
            data.append(contentsOf: buffer[..<count])
        }
    }
}
