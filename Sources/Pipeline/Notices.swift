private import Glibc

/// What is said to the person at the terminal: standard error, never mixed with results.
public enum Notices {
    public static func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    /// Whether a person is watching.
    public static var isTerminal: Bool { isatty(2) == 1 }
}
