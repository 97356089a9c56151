internal import AlignedTable
private import Formats

/// What stands above a table: its name, what is in it, where to look first, and how to read it.
struct TableIntroduction {
    let table: AlignedText
    let columns: [VersionColumn]
    /// Another entry of the legend, as markup.
    var hint = ""
    private static let mostWeakRows = 12

    static let style = String(decoding: PackageResources.table_css, as: UTF8.self)

    /// How many columns there are, and what each is called where they do not stand side by side.
    static func columnStyle(of columns: [VersionColumn]) -> String {
        var style = ":root { --versions: \(columns.count) }\n"
        if columns.count > 3 { style += "@page { size: landscape }\n" }
        style += "@media screen and (max-width: 44rem) {\n"
        for (place, column) in columns.enumerated() {
            let label = column.ownName == column.tag ? column.tag : "\(column.tag) · \(column.ownName)"
            style += "td:nth-of-type(\(place + 1)) { --name: \(label.quotedAsStyle) }\n"
        }
        return style + "}\n"
    }

    var markup: String {
        var markup = "<header>\n<h1><bdi>\(table.name.escapedAsMarkup)</bdi></h1>\n<p>\(facts)</p>\n"
        if let weakest = weakestRows { markup += weakest }
        return markup + (table.rows.isEmpty ? "" : legend) + "</header>\n"
    }

    private var facts: String {
        guard !table.rows.isEmpty else { return "No rows: every version is empty." }
        let present = table.rows.map { row in row.ranges.count { $0 != nil } }
        let full = present.count { $0 == columns.count }
        let alone = present.count { $0 == 1 }
        var facts = ["\(count(table.rows.count, "row")) of \(columns.count) versions", "\(full) in every version"]
        if alone > 0 { facts.append("\(alone) in one version only") }
        return facts.joined(separator: " · ")
    }

    /// Links to the rows that an editor should look at first.
    private var weakestRows: String? {
        let weak = table.rows.enumerated().compactMap { index, row -> (number: Int, score: Double)? in
            row.score.flatMap { SpelledScore($0).isWeak ? (index + 1, $0) : nil }
        }.sorted { ($0.score, $0.number) < ($1.score, $1.number) }
        guard !weak.isEmpty else { return nil }
        let links = weak.prefix(Self.mostWeakRows).map { "<a href=\"#r\($0.number)\">\($0.number)</a>" }
        let rest = weak.count > links.count ? ", and \(weak.count - links.count) more" : ""
        return "<nav aria-label=\"Weakest rows\">Look first at \(weak.count == 1 ? "row" : "rows") "
            + links.joined(separator: ", ") + "\(rest): more likely wrong than right.</nav>\n"
    }

    private var legend: String {
        var markup = "<ul class=\"legend\">\n<li>Score: how likely a row's versions translate one another"
        let steps = SpelledScore.steps.map { SpelledScore(Double($0) / 100).text }
        for (shade, least) in steps.enumerated().reversed() {
            markup += " <span class=\"s\(shade + 1)\">from \(least)</span>"
        }
        markup += " <span class=\"s0\">less</span></li>\n"
        markup += "<li><span class=\"gap\"></span> no counterpart</li>\n"
        if table.rows.contains(where: { row in columns.indices.contains { row.isMoved(version: $0) } }) {
            markup += "<li><span class=\"moved\"></span> stands elsewhere in this version</li>\n"
        }
        markup += "<li class=\"hint\">Point at a score, or tap it, for the scores of its pairs. "
        return markup + "A row's number is its link.</li>\n\(hint)</ul>\n"
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
