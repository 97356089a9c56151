private import Algorithms

/// A cue of `.srt` or `.vtt`: lines that stand on the screen together.
struct SubtitleCue {
    /// Milliseconds.
    var start: Int
    var end: Int
    /// Without markup, none blank.
    var lines: [String] = []

    /// The cues of a file, in its order, those without text left out.
    ///
    /// SubRip has no norm: a cue's text goes on to the next line of times, blank lines or not. WebVTT's ends at a blank
    /// line, and notes and styles stand between.
    static func cues(of text: String, isWebVTT: Bool) -> [SubtitleCue] {
        var cues: [SubtitleCue] = []
        var isOpen = false
        var wasBlank = true
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isBlank = line.allSatisfy(\.isWhitespace)
            defer { wasBlank = isBlank }
            if let times = times(of: line) {
                // The number that stands before.
                if isOpen, !isWebVTT, !wasBlank, let last = cues.last?.lines.last, last.allSatisfy(\.isNumber) {
                    cues[cues.count - 1].lines.removeLast()
                }
                cues.append(SubtitleCue(start: min(times.start, times.end), end: max(times.start, times.end)))
                isOpen = true
            } else if isBlank {
                if isWebVTT { isOpen = false }
            } else if isOpen {
                let plain = plainText(line, isWebVTT: isWebVTT)
                if !plain.allSatisfy(\.isWhitespace) { cues[cues.count - 1].lines.append(plain) }
            }
        }
        return cues.filter { !$0.lines.isEmpty }
    }

    /// "00:01:02,345 --> 00:01:04,000", with whatever follows.
    private static func times(of line: Substring) -> (start: Int, end: Int)? {
        guard let arrow = line.firstRange(of: "-->") else { return nil }
        guard let start = milliseconds(line[..<arrow.lowerBound]),
            let word = line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first,
            let end = milliseconds(word)
        else { return nil }
        return (start, end)
    }

    /// "1:02:03,456", "02:03.4".
    private static func milliseconds(_ text: Substring) -> Int? {
        let plain = text.trimming(while: \.isWhitespace)
        let parts = String(plain).split(omittingEmptySubsequences: false) { ",.".contains($0) }
        let fields = parts[0].split(separator: ":", omittingEmptySubsequences: false)
        let isNumber = { (field: Substring) in
            (1...4).contains(field.utf8.count) && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count <= 2, (2...3).contains(fields.count), fields.allSatisfy(isNumber),
            parts.dropFirst().allSatisfy({ isNumber($0) && $0.count <= 3 })
        else { return nil }
        let seconds = fields.reduce(0) { $0 * 60 + (Int($1) ?? 0) }
        let fraction = parts.count == 2 ? String(parts[1]) : "0"
        return seconds * 1000 + (Int(fraction.padding(to: 3)) ?? 0)
    }

    /// Without tags, positions and character references.
    private static func plainText(_ line: Substring, isWebVTT: Bool) -> String {
        var text = String(line)
        let marks = text.utf8.filter { "<{&".utf8.contains($0) }
        if isWebVTT {
            if marks.contains(UInt8(ascii: "<")) { text = text.replacing(/<[^<>]*>/, with: "") }
            guard marks.contains(UInt8(ascii: "&")) else { return text }
            for (reference, character) in references { text = text.replacing(reference, with: character) }
        } else {
            if marks.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
            if marks.contains(UInt8(ascii: "{")) { text = text.replacing(/\{\\[^{}]*\}/, with: "") }
        }
        return text
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
