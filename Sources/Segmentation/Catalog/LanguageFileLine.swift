private import Algorithms

/// What is wrong with a line of a language file.
struct LanguageFileProblem: Error { let text: String }

/// The forms that a line of a language file may have.
enum LanguageFileLine {
    static func trimmed(_ text: Substring) -> String { String(text.trimming(while: \.isWhitespace)) }

    /// What tabs part, without the white space around it.
    static func columns(_ line: String) -> [String] { line.split(separator: "\t").map(trimmed) }

    static func pair(_ line: String) throws(LanguageFileProblem) -> (String, String) {
        let parts = columns(line)
        guard parts.count == 2 else {
            throw LanguageFileProblem(text: "expected two words with a TAB between them, found '\(line)'")
        }
        return (parts[0], parts[1])
    }

    /// The largest number that a line may hold.
    private static let largest = 1e9

    static func weighted(_ line: String) throws(LanguageFileProblem) -> (String, Double) {
        let parts = columns(line)
        guard parts.count == 2, let number = Double(parts[1]), abs(number) <= largest else {
            throw LanguageFileProblem(text: "expected 'entry TAB number' (at most a milliard), found '\(line)'")
        }
        return (parts[0], number)
    }
}
