private import Glibc

/// Standard input as a file without a name, which can be read as often as need be.
final class SpooledInput {
    private let descriptor: Int32

    /// Opens anew, from the beginning, each time.
    var path: String { "/proc/self/fd/\(descriptor)" }

    init() throws(HexaplaError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/hexapla.XXXXXX".utf8CString)
        let opened = mkstemp(&template)
        guard opened >= 0 else { throw Self.failure("\(folder): no file for standard input can be made there") }
        unlink(template)
        descriptor = opened
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(0, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure("standard input: cannot be read") }
            if count == 0 { return }
            var written = 0
            while written < count {
                let more = piece[written..<count].withUnsafeBytes { write(opened, $0.baseAddress, $0.count) }
                if more < 0, errno == EINTR { continue }
                guard more >= 0 else { throw Self.failure("\(folder): standard input cannot be kept there") }
                written += more
            }
        }
    }

    deinit { close(descriptor) }

    private static func failure(_ problem: String) -> HexaplaError {
        let reason = strerror(errno).map { String(cString: $0).lowercased() } ?? "unknown reason"
        return HexaplaError("\(problem) (\(reason))")
    }
}
