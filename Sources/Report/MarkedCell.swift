internal import AlignedTable
internal import Checking
private import Formats
internal import ICUText

/// A version's part of a row with the passages of findings marked in it, each with its number as a link to the list.
struct MarkedCell {
    /// A passage in a cell.
    struct Mark {
        /// Code units of the version's text.
        let range: Range<Int>
        let number: Int
        let finding: Finding
        /// Whether a link to the finding leads here.
        let isAnchor: Bool
        /// Whether the passage ends here, and not in another row.
        let isEnd: Bool
    }

    /// nil where the version lacks the row.
    let range: Range<Int>?
    let document: TextBuffer
    let column: VersionColumn
    let isMoved: Bool
    let marks: [Mark]
    /// Findings about this version that have no passage in it, and whether a link to the finding leads here.
    let lacks: [(number: Int, finding: Finding, isAnchor: Bool)]

    var markup: String {
        let links = lacks.map { lack -> String in
            let id = lack.isAnchor ? " id=\"f\(lack.number)\"" : ""
            return "<a\(id) class=\"lack \(Self.classes(of: lack.finding))\" href=\"#l\(lack.number)\""
                + " data-number=\"\(lack.number)\" title=\"\(lack.finding.message.escapedAsMarkup)\""
                + " aria-label=\"Finding \(lack.number)\"></a>"
        }.joined()
        guard let range else { return "<td role=\"cell\" class=\"gap\" aria-label=\"no counterpart\">\(links)</td>" }
        let moved = isMoved ? " class=\"moved\" title=\"Stands elsewhere in this version\"" : ""
        return "<td role=\"cell\" \(column.attributes)\(moved)>\(marked(range))\(links)</td>"
    }

    private func marked(_ range: Range<Int>) -> String {
        guard !marks.isEmpty else { return CellText(document[range]).markup }
        let cuts = Set(
            marks.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [range.lowerBound, range.upperBound]
        )
        .filter { range.lowerBound <= $0 && $0 <= range.upperBound }.sorted()
        var markup = ""
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            // The longest is the outermost.
            let around = marks.filter { $0.range.lowerBound <= start && end <= $0.range.upperBound }
                .sorted { ($1.range.count, $0.number) < ($0.range.count, $1.number) }
            for mark in around {
                let id = mark.isAnchor && mark.range.lowerBound == start ? " id=\"f\(mark.number)\"" : ""
                markup += "<mark\(id) class=\"\(Self.classes(of: mark.finding))\""
                markup += " title=\"\(mark.finding.message.escapedAsMarkup)\">"
            }
            markup += CellText(document[start..<end]).markup
            markup += String(repeating: "</mark>", count: around.count)
            for mark in marks where mark.isEnd && mark.range.upperBound == end {
                markup += "<a class=\"number \(Self.classes(of: mark.finding))\" href=\"#l\(mark.number)\""
                markup += " data-number=\"\(mark.number)\" aria-label=\"Finding \(mark.number)\"></a>"
            }
        }
        return markup
    }

    /// What the filters and the colours go by.
    static func classes(of finding: Finding) -> String {
        "is-\(finding.severity.rawValue) rule-\(finding.rule.rawValue)"
    }
}
