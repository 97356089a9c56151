internal import Codecs
internal import ICUText

/// `.srt`, `.vtt`, `.ass`, `.ssa`: cues joined to running text, with the time of each.
///
/// A sentence goes on from cue to cue, so cues are joined by spaces; a pause of three seconds after a full stop, or of
/// ten after anything, ends a paragraph, and so does a line of dialogue that begins with a dash. Where hardly any cue
/// ends in a full stop the language or the translator does without them, and three seconds are enough.
struct SubtitleText: TextExtractor {
    enum Form { case subRip, webVTT, advanced }

    var form = Form.subRip

    private static let pauseAfterSentence = 3_000
    private static let pauseAnywhere = 10_000

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let source = try file.decoded(try file.bytes())
        let cues =
            form == .advanced
            ? AdvancedCues.cues(of: source.string)
            : SubtitleCue.cues(of: source.string, isWebVTT: form == .webVTT)
        guard !cues.isEmpty || !source.containsInk else {
            throw .codec(
                .malformed(
                    path: file.name, line: 1,
                    format: form == .advanced
                        ? "subtitles with lines such as Dialogue: 0,0:01:02.50,0:01:04.00,…"
                        : "subtitles with lines such as 00:01:02,500 --> 00:01:04,000",
                    reason: "no cue with a text"))
        }
        let stops = cues.count { TimedSpan.endsSentence(($0.lines.last ?? "").unicodeScalars.reversed()) }
        let hasStops = !TimedSpan.areFew(stops, of: cues.count)
        var units: [UInt16] = []
        var times: [TimedSpan] = []
        var previous: SubtitleCue?
        for cue in cues {
            if let previous {
                let pause = cue.start - previous.end
                let ends =
                    pause >= Self.pauseAnywhere
                    || pause >= Self.pauseAfterSentence
                        && (!hasStops || TimedSpan.endsSentence((previous.lines.last ?? "").unicodeScalars.reversed()))
                    || Self.beginsDialogue(cue.lines[0])
                units.append(contentsOf: ends ? [0x0A, 0x0A] : [0x20])
            }
            let start = units.count
            for (number, line) in cue.lines.enumerated() {
                if number > 0 { units.append(contentsOf: Self.beginsDialogue(line) ? [0x0A, 0x0A] : [0x20]) }
                units.append(contentsOf: Self.words(of: line).utf16)
            }
            times.append(TimedSpan(range: start..<units.count, start: cue.start, end: cue.end))
            previous = cue
        }
        if !units.isEmpty { units.append(0x0A) }
        return ExtractedText(text: TextBuffer(units: units), times: times)
    }

    private static func words(of line: String) -> String {
        // Most lines are that already.
        var isAfterSpace = true
        let isTidy = line.utf8.allSatisfy { byte in
            defer { isAfterSpace = byte == 0x20 }
            return byte != 0x09 && !(byte == 0x20 && isAfterSpace)
        }
        if isTidy, !isAfterSpace { return line }
        return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }

    private static func beginsDialogue(_ line: String) -> Bool {
        line.first { !$0.isWhitespace }.map { "-–—‐‑".contains($0) } ?? false
    }
}
