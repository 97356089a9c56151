package import Errors
private import Glibc
package import SystemPackage

extension HexaplaError {
    /// What the system said when something could not be read.
    package static func unreadable(_ name: String, _ error: Errno, _ problem: String = "cannot be read") -> HexaplaError
    {
        HexaplaError(.input, at: "\(name)", "\(problem) (\(error.reason))")
    }

    /// What the system said when something could not be written.
    package static func unwritable(_ name: String, _ error: Errno) -> HexaplaError {
        if error == .brokenPipe { return HexaplaError(.readerGone, at: "\(name)", "is not read any more") }
        let remedy: Phrase? =
            switch error {
            case .noSuchFileOrDirectory, .notDirectory: "make its folder first, or name another file"
            case .permissionDenied, .notPermitted, .readOnlyFileSystem: "name a file that you may write"
            case .noSpace, .diskQuotaExceeded, .fileTooLarge: "make room, or write elsewhere"
            default: nil
            }
        return HexaplaError(.output, at: "\(name)", "cannot be written (\(error.reason))", remedy: remedy)
    }
}

extension Errno {
    /// The C library's last error.
    package static var last: Errno { Errno(rawValue: errno) }

    /// The system's words, as part of a sentence.
    package var reason: String { description.lowercased() }

    /// What a call into the system gives, its error as this type.
    package static func result<Value>(_ body: () throws -> Value) -> Result<Value, Errno> {
        do {
            return .success(try body())
        } catch {
            return .failure(error as? Errno ?? .ioError)
        }
    }
}
