/// The cues of `.ass` and `.ssa` (Advanced SubStation Alpha), by their times: events are written in any order.
///
/// Comments and drawings are left out, and so is all that says how a text looks.
enum AdvancedCues {
    static func cues(of text: String) -> [SubtitleCue] {
        var cues: [SubtitleCue] = []
        var columns = usualColumns
        for line in text.split(whereSeparator: \.isNewline) {
            if let format = content(of: line, "format:") {
                let names = format.split(separator: ",", omittingEmptySubsequences: false).map {
                    trimmed($0).lowercased()
                }
                // Styles have a format too.
                if names.contains("text") { columns = names }
            } else if let event = content(of: line, "dialogue:"), let cue = cue(event, columns) {
                cues.append(cue)
            }
        }
        return cues.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }

    private static let usualColumns = [
        "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
    ]

    private static func content(of line: Substring, _ name: String) -> Substring? {
        let line = line.drop(while: \.isWhitespace)
        return line.prefix(name.count).lowercased() == name ? line.dropFirst(name.count) : nil
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The text stands last, and may have commas.
    private static func cue(_ event: Substring, _ columns: [String]) -> SubtitleCue? {
        let values = event.split(separator: ",", maxSplits: columns.count - 1, omittingEmptySubsequences: false)
        func value(_ name: String) -> Substring? {
            columns.firstIndex(of: name).flatMap { $0 < values.count ? values[$0] : nil }
        }
        guard let start = value("start").flatMap({ SubtitleCue.milliseconds(trimmed($0)) }),
            let end = value("end").flatMap({ SubtitleCue.milliseconds(trimmed($0)) }),
            let text = value("text"), text.firstMatch(of: /\{[^{}]*\\p[1-9][^{}]*\}/) == nil
        else { return nil }
        var cue = SubtitleCue(start: min(start, end), end: max(start, end))
        // A brace that is said has a backslash before it.
        let said = SubtitleCue.withoutOverrides(String(text).replacing("\\{", with: "\u{0}")).replacing(
            "\u{0}", with: "{")
        cue.lines = SubtitleCue.brokenLines(said).filter { !$0.allSatisfy(\.isWhitespace) }
        return cue.lines.isEmpty ? nil : cue
    }
}
