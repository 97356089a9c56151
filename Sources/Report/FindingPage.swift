public import AlignedTable
public import Checking
private import Documents
private import Formats
private import ICUText

/// Findings as a page for people: the versions side by side with the findings marked, and a list that links to them.
///
/// Of a file of rows the page shows those in which something was found. All is held until the end, for the list stands
/// before the versions.
public struct FindingPage: FindingFormat {
    /// A finding with its number and its texts.
    struct Found {
        let number: Int
        let finding: Finding
        let source: FindingSource
    }

    private let name: String
    private let table: AlignedText?
    private var found: [Found] = []
    private static let rowsInBody = 50

    /// - Parameters:
    ///   - name: What the page is called.
    ///   - table: The table that was checked; nil for a file of rows.
    public init(name: String, table: AlignedText?) {
        self.name = name
        self.table = table
    }

    public var header: String { "" }

    public mutating func entry(_ finding: Finding, number: Int, of source: FindingSource) -> String {
        found.append(Found(number: number, finding: finding, source: source))
        return ""
    }

    public func footer(_ summary: CheckSummary) -> String {
        let languages = (table.map { [$0] } ?? found.map(\.source.table)).reduce(into: [LanguageTag]()) {
            known, table in
            for version in table.versions where !known.contains(version.language) { known.append(version.language) }
        }
        let columns = languages.map(VersionColumn.init)
        let list = FindingList(name: name, found: found, summary: summary, isOfWholeTable: table != nil)
        let page = Page(
            title: "\(name) · checked",
            styles: [
                TableIntroduction.style, TableIntroduction.columnStyle(of: columns),
                String(decoding: PackageResources.findings_css, as: UTF8.self), FindingList.filterStyle(of: found),
            ])
        var markup =
            page.opening + list.header + "<main>\n<aside>\n" + list.markup + "</aside>\n<div class=\"versions\">\n"
        let rows = rows(languages, columns)
        if !rows.isEmpty { markup += HTMLFormat.tableHead(columns) }
        for (index, row) in rows.enumerated() {
            if index % Self.rowsInBody == 0 {
                markup += (index == 0 ? "" : "</tbody>\n") + "<tbody role=\"rowgroup\">\n"
            }
            markup += row
        }
        return markup + (rows.isEmpty ? "" : "</tbody>\n</table>\n") + "</div>\n</main>\n" + page.closing
    }

    private func rows(_ languages: [LanguageTag], _ columns: [VersionColumn]) -> [String] {
        if let table {
            let marks = RowMarks(found, of: table)
            return table.rows.indices.map {
                self.row($0, number: $0 + 1, of: table, marks: marks, languages: languages, columns: columns)
            }
        }
        // Findings come in the order of the rows.
        var rows: [String] = []
        var start = 0
        while start < found.count {
            let end = found[start...].firstIndex { $0.finding.row != found[start].finding.row } ?? found.count
            let table = found[start].source.table
            let marks = RowMarks(Array(found[start..<end]), of: table)
            rows.append(
                row(
                    0, number: found[start].finding.row, of: table, marks: marks, languages: languages, columns: columns
                ))
            start = end
        }
        return rows
    }

    private func row(
        _ index: Int, number: Int, of table: AlignedText, marks: RowMarks, languages: [LanguageTag],
        columns: [VersionColumn]
    ) -> String {
        let row = table.rows[index]
        let own = table.versions.map(\.language)
        let startsParagraph =
            self.table != nil && index > 0 && table.lineNumbers == nil && row.startsParagraph(in: table)
        let classes = [startsParagraph ? "paragraph" : nil, marks.rows.contains(index) ? "found" : nil].compactMap(
            \.self)
        var markup = "<tr role=\"row\" id=\"r\(number)\""
        markup += classes.isEmpty ? ">" : " class=\"\(classes.joined(separator: " "))\">"
        if row.score == nil, row.ranges.count(where: { $0 != nil }) > 1 {
            // A file of rows may have no scores.
            markup += "<th role=\"rowheader\" scope=\"row\"><a href=\"#r\(number)\">\(number)</a></th>"
        } else {
            markup += RowHeading(row: row, number: number, columns: own.map(VersionColumn.init)).markup
        }
        for (language, column) in zip(languages, columns) {
            guard let version = own.firstIndex(of: language) else {
                markup += "<td role=\"cell\" class=\"gap\" aria-label=\"no counterpart\"></td>"
                continue
            }
            markup +=
                MarkedCell(
                    range: row.ranges[version], document: table.versions[version].text, column: column,
                    isMoved: row.isMoved(version: version), marks: marks.marks(version, index),
                    lacks: marks.lacks(version, index)
                ).markup
        }
        return markup + "</tr>\n"
    }
}
