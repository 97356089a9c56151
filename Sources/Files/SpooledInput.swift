public import Errors
private import Glibc
private import SystemPackage

/// Standard input as a file without a name, which can be read as often as need be.
public final class SpooledInput {
    private let descriptor: FileDescriptor

    /// Opens anew, from the beginning, each time.
    public var path: String { "/proc/self/fd/\(descriptor.rawValue)" }

    public init() throws(HexaplaError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/hexapla.XXXXXX".utf8CString)
        let opened = mkstemp(&template)
        guard opened >= 0 else {
            throw HexaplaError.unreadable(folder, .last, problem: "no file for standard input can be made there")
        }
        unlink(template)
        descriptor = FileDescriptor(rawValue: opened)
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let read = Errno.result {
                try piece.withUnsafeMutableBytes { try FileDescriptor.standardInput.read(into: $0) }
            }
            let count = try read.mapError { HexaplaError.unreadable("standard input", $0) }.get()
            if count == 0 { return }
            let kept = Errno.result { [descriptor] in try descriptor.writeAll(piece[..<count]) }
            _ = try kept.mapError {
                HexaplaError.unreadable(folder, $0, problem: "standard input cannot be kept there")
            }.get()
        }
    }

    deinit { try? descriptor.close() }
}
