private import Algorithms
internal import Documents
private import ICUText

/// Whether a plain text looks like verse: short lines that end where the author wants it, mostly without a stop.
///
/// Wrapped prose is another thing: there the next word would not have fitted. So are lists and chats of whole sentences.
enum VerseDoubt {
    private static let fewestLines = 8
    /// In characters: longer lines are paragraphs.
    private static let longestUsualLine = 60
    /// Of the lines, those that end in a full stop or its kin.
    private static let mostStopped = 0.4
    /// Of the lines that another one follows directly, those that leave room for its first word.
    private static let leastWithRoom = 0.6
    /// Of the lines, those that the next one follows directly: a list of headlines has blank lines between.
    private static let leastFollowed = 0.5
    private static let stops = Set(".!?…。！？؟۔।".utf16)
    /// Lines looked at.
    private static let mostLines = 2000

    static func isVerse(_ document: Document) -> Bool {
        guard !document.isLines, document.times.isEmpty, document.blocks == nil else { return false }
        var lines: [(length: Int, firstWord: Int, isStopped: Bool)] = []
        for line in document.text.units.lazy.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd)
            .prefix(mostLines)
        {
            let trimmed = line.trimming { $0 <= 0x20 || $0 == 0xA0 || $0 == 0x3000 }
            let firstWord = trimmed.prefix { $0 > 0x20 }.count
            let isStopped = trimmed.suffix(2).contains(where: stops.contains)
            lines.append((trimmed.count, firstWord, isStopped))
        }
        let filled = lines.filter { $0.length > 0 }
        guard filled.count >= fewestLines else { return false }
        let lengths = filled.map(\.length).sorted()
        guard lengths[lengths.count / 2] <= longestUsualLine, let width = lengths.last else { return false }
        let followed = zip(lines, lines.dropFirst()).filter { $0.length > 0 && $1.length > 0 }
        let withRoom = followed.count { $0.length + 1 + $1.firstWord <= width }
        let stopped = filled.count(where: \.isStopped)
        return Double(stopped) <= mostStopped * Double(filled.count)
            && Double(followed.count) >= leastFollowed * Double(filled.count)
            && Double(withRoom) >= leastWithRoom * Double(followed.count)
    }

    private static func isLineEnd(_ unit: UInt16) -> Bool { unit == 0x0A || unit == 0x0D }
}
