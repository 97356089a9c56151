private import AlignedTable
internal import Checking
private import Documents
private import Formats
private import ICUText

/// What stands above the versions: how much was found and compared, which findings to show, and the findings in a list,
/// each with a link to its place.
struct FindingList {
    let name: String
    let found: [FindingPage.Found]
    let summary: CheckSummary
    /// Whether rows without findings are on the page.
    let isOfWholeTable: Bool
    private static let longestQuote = 140

    /// Style rules that hide what is not chosen.
    static func filterStyle(of found: [FindingPage.Found]) -> String {
        let names =
            Severity.allCases.reversed().filter { severity in found.contains { $0.finding.severity == severity } }
            .map { "is-\($0.rawValue)" }
            + RuleName.allCases.filter { rule in found.contains { $0.finding.rule == rule } }.map {
                "rule-\($0.rawValue)"
            }
        return names.map { name in
            let off = "body:has(#show-\(name):not(:checked)) "
            return "\(off)li.\(name), \(off)a.\(name) { display: none }\n"
                + "\(off)mark.\(name) { background: none; text-decoration: none; color: inherit }\n"
        }.joined()
    }

    var header: String {
        var markup = "<header>\n<h1><bdi>\(name.escapedAsMarkup)</bdi> <small>checked</small></h1>\n"
        markup += "<p>\(summary.countsInWords) in \(summary.rows) rows"
        if summary.accepted > 0 { markup += " · \(summary.accepted) accepted by the baseline" }
        markup += " · compared: \(summary.coverageInWords.escapedAsMarkup) of the text</p>\n"
        for limit in summary.limits { markup += "<p>Not compared: \(limit.escapedAsMarkup).</p>\n" }
        return markup + "</header>\n"
    }

    var markup: String {
        guard !found.isEmpty else { return "<p class=\"nothing\">Nothing was found.</p>\n" }
        var markup = filters + "<ol class=\"findings\">\n"
        for item in found { markup += entry(item) }
        return markup + "</ol>\n"
    }

    private var filters: String {
        var markup = "<fieldset><legend>Show</legend>\n<div>"
        for severity in Severity.allCases.reversed() {
            let count = found.count { $0.finding.severity == severity }
            if count > 0 { markup += box("is-\(severity.rawValue)", label: severity.rawValue, count: count) }
        }
        markup += "</div>\n<div>"
        for rule in RuleName.allCases {
            let count = found.count { $0.finding.rule == rule }
            if count > 0 {
                markup += box("rule-\(rule.rawValue)", label: rule.rawValue, count: count, title: rule.summary)
            }
        }
        if isOfWholeTable {
            markup += "</div>\n<div><label><input type=\"checkbox\" id=\"rows-found\"> only rows with findings</label>"
        }
        markup += "</div>\n"
        return markup + "</fieldset>\n"
    }

    private func box(_ name: String, label: String, count: Int, title: String? = nil) -> String {
        let title = title.map { " title=\"\($0.escapedAsMarkup)\"" } ?? ""
        return "<label class=\"\(name)\"\(title)><input type=\"checkbox\" id=\"show-\(name)\" checked> "
            + "\(label) <small>\(count)</small></label> "
    }

    private func entry(_ item: FindingPage.Found) -> String {
        let finding = item.finding
        let tag = { (version: Int) in item.source.table.versions[version].language.tag.escapedAsMarkup }
        var markup = "<li id=\"l\(item.number)\" value=\"\(item.number)\" class=\"\(MarkedCell.classes(of: finding))\">"
        markup += "<a href=\"#f\(item.number)\"><b>\(finding.rule.rawValue)</b> \(finding.severity.rawValue)"
        markup += " <span>\(tag(finding.version))</span></a>"
        markup +=
            " <small><a href=\"#r\(item.source.rowNumber(of: finding))\">row \(item.source.rowNumber(of: finding))</a>"
        markup += " · \(finding.score.spelledScore.prefix(4))"
        if !finding.witnesses.isEmpty {
            markup += " · \(finding.witnesses.count == 1 ? "witness" : "witnesses") "
            markup += finding.witnesses.map(tag).joined(separator: ", ")
        }
        markup += "</small><p>\(isolatingQuotes(finding.message))</p>"
        if let place = finding.mainPlace, let range = place.ranges.first {
            let document = item.source.table.versions[place.version]
            var quote = document.text[range].spelledOnOneLine
            if quote.count > Self.longestQuote { quote = "\(quote.prefix(Self.longestQuote)) …" }
            let column = VersionColumn(document.language)
            markup += "<q \(column.attributes)>\(quote.escapedAsMarkup)</q>"
        }
        return markup + "</li>\n"
    }

    /// A message whose quotations keep their own direction, and leave the words around them theirs.
    private func isolatingQuotes(_ message: String) -> String {
        var markup = ""
        var isOpen = false
        for scalar in message.unicodeScalars {
            switch scalar {
            case "“" where !isOpen: markup += "“<bdi>"
            case "”" where isOpen: markup += "</bdi>”"
            default: markup += String(Character(scalar)).escapedAsMarkup
            }
            isOpen = scalar == "“" || isOpen && scalar != "”"
        }
        return markup + (isOpen ? "</bdi>" : "")
    }
}
