private import AlignedTable
private import Documents
private import Errors
private import Formats
private import ICUText

/// `path:line:column: severity: message [rule]` (of a file of rows, what is known of the place), and under it the passages, each marked in its line.
///
/// What people call the place ("paragraph 12, under “Results”") has a line of its own, where the file has such names.
/// The mark stands in the line itself, not under it: rows of carets are wrong wherever a script runs from right to left.
public struct TextFindingFormat: FindingFormat {
    /// Whether a terminal shows colours.
    public let hasColour: Bool
    /// Characters around a passage, and the most of a passage.
    private static let context = 30
    private static let longest = 160
    private static let longestLine = 1000

    public init(hasColour: Bool) { self.hasColour = hasColour }

    public var header: String { "" }

    public func entry(_ finding: Finding, number: Int, of source: FindingSource) -> String {
        let table = source.table
        let main = finding.mainPlace
        let location = source.location(of: finding)
        var text =
            location.spelled.shown(longest: Self.longestLine) + ": "
            + coloured(finding.severity.rawValue, finding.severity) + ": "
        if source.fileRow != nil, location.start == nil { text += "row \(source.rowNumber(of: finding)): " }
        text += "\(finding.message.shown(longest: Self.longestLine)) [\(finding.rule.rawValue)]\n"
        if let whereabouts = source.whereabouts(of: finding).spelled {
            text += "  at  \(whereabouts.shown(longest: Self.longestLine))\n"
        }
        let places = finding.places.sorted {
            ($0 == main ? 0 : 1, $0.version) < ($1 == main ? 0 : 1, $1.version)
        }
        for place in places {
            for range in place.ranges.prefix(3) {
                let document = table.versions[place.version]
                text += "  \(document.language.tag)  \(excerpt(range, of: document.text, finding.severity))\n"
            }
            if place.ranges.count > 3 { text += "      and \(place.ranges.count - 3) more\n" }
        }
        return text
    }

    public func footer(_ summary: CheckSummary) -> String {
        var text =
            "\(summary.countsInWords) in \(summary.rows) rows; compared: \(summary.coverageInWords) of the text\n"
        if summary.accepted > 0 { text += "not shown: \(summary.accepted) accepted by the baseline\n" }
        for limit in summary.limits { text += "not compared: \(limit)\n" }
        return text
    }

    private func excerpt(_ range: Range<Int>, of text: TextBuffer, _ severity: Severity) -> String {
        let line = text.line(around: range, within: Self.context + 1)
        let start = max(line.lowerBound, text.characterStart(range.lowerBound - Self.context))
        let end = min(line.upperBound, text.characterStart(range.upperBound + Self.context))
        var passage = text[range]
        if passage.count > Self.longest {
            passage = "\(passage.prefix(Self.longest / 2)) … \(passage.suffix(Self.longest / 2))"
        }
        let before = (start > line.lowerBound ? "…" : "") + text[start..<range.lowerBound]
        let after = text[range.upperBound..<end] + (end < line.upperBound ? "…" : "")
        return before.onOneLine + coloured("⟦\(passage.onOneLine)⟧", severity) + after.onOneLine
    }

    private func coloured(_ text: String, _ severity: Severity) -> String {
        guard hasColour else { return text }
        let code =
            switch severity {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
    }
}

extension String {
    /// With spaces for line ends and tabs, and no other control character as it is.
    fileprivate var onOneLine: String { spelledOnOneLine.escapingControls }
}

extension TextBuffer {
    /// The line that a range stands in, from its first unit's line start to its last unit's line end, but not further
    /// than `reach` around it: a line may be a book.
    fileprivate func line(around range: Range<Int>, within reach: Int) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > max(0, range.lowerBound - reach), !Self.endsLine(units[start - 1]) { start -= 1 }
        while end < min(count, range.upperBound + reach), !Self.endsLine(units[end]) { end += 1 }
        return start..<end
    }

    private static func endsLine(_ unit: UInt16) -> Bool { unit == 0x0A || unit == 0x0D }

    /// The unit itself, or the one before where a pair would be cut.
    fileprivate func characterStart(_ unit: Int) -> Int {
        let unit = min(count, max(0, unit))
        return unit > 0 && unit < count && Self.isTrailSurrogate(units[unit]) ? unit - 1 : unit
    }
}
