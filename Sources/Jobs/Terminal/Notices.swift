private import Errors
private import Glibc

/// What is said to the person at the terminal: standard error, never mixed with results.
public enum Notices {
    private static let longest = 2000

    /// Writes one line, even where a file's name has line ends in it, and not a long one.
    public static func write(_ line: String) {
        let bytes = Array((line.shown(longest: longest) + "\n").utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    /// Puts a line in the place of the last one that was shown so, without ending it; an empty one takes it away.
    static func show(_ line: String) {
        let bytes = Array("\r\u{1B}[K\(line.shown(longest: longest))".utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    /// Whether a person is watching.
    public static var isTerminal: Bool { isatty(2) == 1 }
}
