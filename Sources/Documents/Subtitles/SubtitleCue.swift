private import Algorithms
private import Foundation

/// A cue of `.srt` or `.vtt`: lines that stand on the screen together.
struct SubtitleCue {
    /// Milliseconds.
    var start: Int
    var end: Int
    /// Without markup, none blank.
    var lines: [String] = []

    /// The cues of a file, in its order, those without text left out.
    ///
    /// SubRip has no norm: a cue's text goes on to the next line of times, blank lines or not; the number before that line
    /// may have blank lines, spaces and marks of direction around it. WebVTT's text ends at a blank line, and notes and
    /// styles stand between.
    static func cues(of text: String, isWebVTT: Bool) -> [SubtitleCue] {
        var cues: [SubtitleCue] = []
        var isOpen = false
        var wasBlank = true
        // Whether the last line of the last cue is a number behind a blank line.
        var endsInLoneNumber = false
        for line in text[...].lines {
            let isBlank = line.allSatisfy(\.isWhitespace)
            defer { wasBlank = isBlank }
            if let times = times(of: line) {
                // The number that stands before.
                if isOpen, !isWebVTT, endsInLoneNumber || !wasBlank, let last = cues.last?.lines.last, isNumber(last) {
                    cues[cues.count - 1].lines.removeLast()
                }
                cues.append(SubtitleCue(start: min(times.start, times.end), end: max(times.start, times.end)))
                (isOpen, endsInLoneNumber) = (true, false)
            } else if isBlank {
                if isWebVTT { isOpen = false }
            } else if isOpen {
                endsInLoneNumber = wasBlank && isNumber(line)
                for part in plainText(line, isWebVTT: isWebVTT) where !part.allSatisfy(\.isWhitespace) {
                    cues[cues.count - 1].lines.append(part)
                }
            }
        }
        return cues.filter { !$0.lines.isEmpty }
    }

    private static func isNumber(_ line: some StringProtocol) -> Bool {
        let inner = withoutMargins(line)
        return !inner.isEmpty && inner.allSatisfy(\.isNumber)
    }

    /// Without white space and marks of direction at both ends.
    private static func withoutMargins(_ line: some StringProtocol) -> String {
        let kept = line.unicodeScalars.filter {
            !($0.properties.isBidiControl || $0.properties.isDefaultIgnorableCodePoint)
        }
        return String(String.UnicodeScalarView(kept)).trimming(while: \.isWhitespace).description
    }

    /// "00:01:02,345 --> 00:01:04,000", with whatever follows; also with "->".
    private static func times(of line: Substring) -> (start: Int, end: Int)? {
        guard let arrow = arrow(in: line) else { return nil }
        let before = line[..<arrow.lowerBound].reversed().drop { $0 == "-" }.reversed()
        guard let start = milliseconds(withoutMargins(String(before))),
            let word = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first,
            let end = milliseconds(withoutMargins(word))
        else { return nil }
        return (start, end)
    }

    /// Where the first "->" stands. By bytes, for most lines are text.
    private static func arrow(in line: Substring) -> Range<Substring.Index>? {
        var line = line
        let head = line.withUTF8 { bytes in
            bytes.indices.dropFirst().first {
                bytes[$0] == UInt8(ascii: ">") && bytes[$0 - 1] == UInt8(ascii: "-")
            }
        }
        return head.map {
            let shaft = line.utf8.index(line.startIndex, offsetBy: $0 - 1)
            return shaft..<line.utf8.index(shaft, offsetBy: 2)
        }
    }

    /// "1:02:03,456", "02:03.4", "00:00:05:000".
    static func milliseconds(_ text: String) -> Int? {
        let parts = text.split(omittingEmptySubsequences: false) { ",.".contains($0) }
        guard let first = parts.first else { return nil }
        var fields = first.split(separator: ":", omittingEmptySubsequences: false)
        var fraction = parts.count == 2 ? parts[1] : "0"
        if parts.count == 1, fields.count == 4, fields[3].count == 3 { fraction = fields.removeLast() }
        let isNumber = { (field: Substring) in
            (1...4).contains(field.utf8.count) && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count <= 2, (2...3).contains(fields.count), fields.allSatisfy(isNumber), isNumber(fraction),
            fraction.count <= 3
        else { return nil }
        let seconds = fields.reduce(0) { $0 * 60 + (Int($1) ?? 0) }
        return seconds * 1000 + (Int(String(fraction).padding(to: 3)) ?? 0)
    }

    /// Without tags, positions and character references; more than one line where a code breaks it.
    private static func plainText(_ line: Substring, isWebVTT: Bool) -> [String] {
        var text = String(line)
        let marks = text.withUTF8 { bytes in
            bytes.filter {
                $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "&")
                    || $0 == UInt8(ascii: "\\")
            }
        }
        if marks.isEmpty { return [text] }
        if isWebVTT {
            // A reading stands beside what it reads.
            if text.contains("<rt") { text = text.replacing(/<rt[^<>]*>[^<>]*(<\/rt>)?/, with: "") }
            if marks.contains(UInt8(ascii: "<")) { text = text.replacing(/<[^<>]*>/, with: "") }
        } else {
            if marks.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
            if marks.contains(UInt8(ascii: "{")) { text = withoutOverrides(text) }
        }
        if marks.contains(UInt8(ascii: "&")) {
            for (reference, character) in references { text = text.replacing(reference, with: character) }
        }
        return isWebVTT || !marks.contains(UInt8(ascii: "\\")) ? [text] : brokenLines(text)
    }

    /// Without "{\\an8}" and its like.
    static func withoutOverrides(_ text: String) -> String { text.replacing(/\{\\[^{}]*\}/, with: "") }

    /// What Advanced SubStation's codes break: "\\N" ends a line, "\\h" is a space that does not.
    static func brokenLines(_ text: String) -> [String] {
        text.replacing("\\h", with: " ").replacing("\\n", with: "\\N").components(separatedBy: "\\N")
    }

    /// SubRip's tags are those of old HTML; what else stands in angle brackets is said.
    private static func withoutTags(_ text: String) -> String {
        var kept = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            kept += rest[..<open]
            rest = rest[open...]
            let inner = rest.dropFirst().drop { $0 == "/" }
            let name = inner.prefix { $0.isLetter }.lowercased()
            let after = inner.dropFirst(name.count)
            if ["b", "i", "u", "s", "font"].contains(name), after.first == ">" || after.first == " ",
                let close = after.firstIndex(where: { $0 == ">" || $0 == "<" }), after[close] == ">"
            {
                rest = rest[rest.index(after: close)...]
            } else {
                kept += "<"
                rest = rest.dropFirst()
            }
        }
        return kept + rest
    }

    /// The ampersand last: what it makes is no reference.
    private static let references = [
        ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
        ("&amp;", "&"),
    ]
}

extension String {
    fileprivate func padding(to count: Int) -> String {
        self + String(repeating: "0", count: Swift.max(0, count - self.count))
    }
}
