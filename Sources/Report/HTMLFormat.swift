public import AlignedTable
public import Documents
public import Formats

/// A page for people: a column a version, scores shaded, gaps visible, every row with a link of its own.
///
/// It is a real table, so that its header repeats on paper. On a screen its rows are laid out as grids, and bodies
/// of some rows each are left out of the layout until they come into view: a long table opens all the same.
public struct HTMLFormat: TableFormat {
    private let columns: [VersionColumn]
    private static let rowsInBody = 50

    /// Rows of a page whose words can be pointed at: a browser looks at every word for each move.
    public static let mostLinkedRows = 500
    /// For each row which of its words answer each other, by places among the texts that it has; nil where nobody asked,
    /// empty where the page has too many rows.
    public var links: [[RowRecord.PairLinks]]?

    /// - Parameter languages: The versions' languages, in the order of the table's columns.
    public init(languages: [LanguageTag]) { columns = languages.map(VersionColumn.init) }

    public func header(of table: AlignedText) -> String {
        var markup = page(of: table).opening
        let hint = links.map { $0.isEmpty ? LinkedWords.tooLong : LinkedWords.hint }
        markup += TableIntroduction(table: table, columns: columns, hint: hint ?? "").markup
        guard !table.rows.isEmpty else { return markup }
        return markup + Self.tableHead(columns)
    }

    /// From the table's beginning to its first body.
    static func tableHead(_ columns: [VersionColumn]) -> String {
        var markup = "<table role=\"table\">\n<thead role=\"rowgroup\"><tr role=\"row\">"
        markup += "<th role=\"columnheader\" scope=\"col\">Row</th>"
        for column in columns {
            let names = [column.tag, column.englishName].compactMap { $0 }.joined(separator: " · ")
            markup += "<th role=\"columnheader\" scope=\"col\" dir=\"\(column.direction)\">"
            markup += "<bdi \(column.attributes)>\(column.ownName.escapedAsMarkup)</bdi>"
            markup += " <small dir=\"ltr\">\(names.escapedAsMarkup)</small></th>"
        }
        return markup + "</tr></thead>\n"
    }

    public func line(_ row: Row, number: Int, of table: AlignedText) -> String {
        var markup = ""
        if number % Self.rowsInBody == 1 {
            markup += number == 1 ? "" : "</tbody>\n"
            markup += "<tbody role=\"rowgroup\">\n"
        }
        let startsParagraph = number > 1 && table.lineNumbers == nil && row.startsParagraph(in: table)
        markup += "<tr role=\"row\" id=\"r\(number)\"\(startsParagraph ? " class=\"paragraph\"" : "")>"
        markup += RowHeading(row: row, number: number, columns: columns).markup
        let linked = linked(row, number: number)
        for (version, column) in columns.enumerated() {
            let text = table.text(of: row, version: version)
            markup += Self.cell(
                text.map { linked?.markup($0, version: version) ?? CellText($0).markup }, column: column,
                isMoved: row.isMoved(version: version))
        }
        return markup + "</tr>\n"
    }

    public func footer(of table: AlignedText) -> String {
        (table.rows.isEmpty ? "" : "</tbody>\n</table>\n") + page(of: table).closing
    }

    /// What is said of a gap or a moved part stands in attributes and in the style sheet: a search in the page finds
    /// the versions' words alone.
    ///
    /// - Parameter markup: The text's; nil where the version lacks the row.
    static func cell(_ markup: String?, column: VersionColumn, isMoved: Bool) -> String {
        guard let markup else { return "<td role=\"cell\" class=\"gap\" aria-label=\"no counterpart\"></td>" }
        let mark = isMoved ? " class=\"moved\" title=\"Stands elsewhere in this version\"" : ""
        return "<td role=\"cell\" \(column.attributes)\(mark)>\(markup)</td>"
    }

    private func linked(_ row: Row, number: Int) -> LinkedRow? {
        guard let links, links.indices.contains(number - 1) else { return nil }
        return LinkedRow(
            links[number - 1], present: columns.indices.filter { row.ranges[$0] != nil }, versions: columns.count)
    }

    private func page(of table: AlignedText) -> Page {
        var styles = [TableIntroduction.style, TableIntroduction.columnStyle(of: columns)]
        if links?.isEmpty == false {
            let counts = table.rows.enumerated().map { linked($1, number: $0 + 1)?.count ?? 0 }
            styles.append(LinkedWords.style(count: counts.max() ?? 0))
        }
        return Page(title: table.name, styles: styles)
    }
}
