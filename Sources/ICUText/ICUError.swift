private import CICU

/// A call into ICU that failed: which one, on what, and ICU's own name for the reason.
public struct ICUError: Error, Sendable, CustomStringConvertible {
    public let operation: String
    public let reason: String

    init(_ operation: String, status: Int32) {
        self.operation = operation
        self.reason = String(cString: hexapla_icu_error_name(status))
    }

    public var description: String { "ICU: \(operation) failed: \(reason)" }
}
