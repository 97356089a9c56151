public import Corpus
private import Documents
private import Formats

/// A page that says what a corpus came to: where its rows went, how sure they are, how lengths compare, which documents
/// to look at first, and what rows look like.
public struct CorpusPage {
    private let statistics: CorpusStatistics
    private let columns: [String: VersionColumn]
    private static let mostNames = 200

    public init(statistics: CorpusStatistics) {
        self.statistics = statistics
        columns = Dictionary(
            statistics.languages.map { ($0.canonical, VersionColumn($0)) }, uniquingKeysWith: { first, _ in first })
    }

    public var markup: String {
        let page = Page(title: "Corpus report", styles: [String(decoding: PackageResources.corpus_css, as: UTF8.self)])
        var markup = page.opening + introduction + "<main>\n" + problems + filters
        markup += CorpusCharts(statistics: statistics).markup
        markup += pairs + parts + worst + samples + leftAlone
        return markup + "</main>\n" + page.closing
    }

    private var introduction: String {
        let share = statistics.rows > 0 ? Double(statistics.kept) / Double(statistics.rows) : 0
        let facts = [
            (statistics.documents.grouped, statistics.documents == 1 ? "document" : "documents"),
            (String(statistics.languages.count), statistics.languages.count == 1 ? "language" : "languages"),
            (statistics.rows.grouped, statistics.rows == 1 ? "row" : "rows"),
            (statistics.kept.grouped, "stay, \(share.percent)"),
        ]
        let items = facts.map { "<li><b>\($0.0)</b> \($0.1)</li>" }.joined()
        let names = statistics.languages.map { language in
            let column = VersionColumn(language)
            return "<bdi \(column.attributes)>\(column.ownName.escapedAsMarkup)</bdi> (\(language.tag.escapedAsMarkup))"
        }
        return
            "<header>\n<h1>Corpus report</h1>\n<ul class=\"facts\">\(items)</ul>\n<p>\(names.joined(separator: ", "))</p>\n"
            + "</header>\n"
    }

    private var problems: String {
        guard !statistics.problems.isEmpty else { return "" }
        let shown = statistics.problems.prefix(Self.mostNames)
        var markup = "<section class=\"problems\">\n<h2>Left out: \(statistics.problems.count.grouped)</h2>\n<ul>\n"
        for problem in shown {
            markup += "<li><bdi>\(problem.document.escapedAsMarkup)</bdi>: \(problem.problem.escapedAsMarkup)</li>\n"
        }
        return markup + "</ul>\n\(more(statistics.problems.count - shown.count))</section>\n"
    }

    private var filters: String {
        var markup = "<section>\n<h2>Where the rows went</h2>\n<div class=\"wide\"><table class=\"counts\">\n"
        markup +=
            "<thead><tr><th scope=\"col\">Rows</th><th scope=\"col\">Why</th><th scope=\"col\" class=\"number\">How many</th>"
        markup += "<th scope=\"col\"><span class=\"hidden\">Share</span></th></tr></thead>\n<tbody>\n"
        markup += line("kept", meaning: "in the exports of all languages", count: statistics.kept, isOff: false)
        for reason in DropReason.allCases {
            let count = statistics.dropped[reason] ?? 0
            let isFilter = DropReason.filters.contains(reason)
            guard isFilter || count > 0 else { continue }
            let meaning = reason.meaning + limit(of: reason)
            markup += line(
                reason.rawValue, meaning: meaning, count: count,
                isOff: isFilter && !statistics.settings.filters.contains(reason))
        }
        return markup + "</tbody>\n</table></div>\n</section>\n"
    }

    private func line(_ name: String, meaning: String, count: Int, isOff: Bool) -> String {
        let share = statistics.rows > 0 ? Double(count) / Double(statistics.rows) : 0
        return "<tr\(isOff ? " class=\"off\"" : "")><th scope=\"row\">\(name)</th><td>\(meaning)</td>"
            + "<td class=\"number\">\(isOff ? "off" : count.grouped)</td>"
            + "<td class=\"share\"><span class=\"bar\" style=\"width:\(share.percentOfWidth)\"></span> "
            + "\(isOff ? "" : share.percent)</td></tr>\n"
    }

    private func limit(of reason: DropReason) -> String {
        let settings = statistics.settings
        return switch reason {
        case .score: " (under \(SpelledScore(settings.minimumScore).text))"
        case .length: " (under \(settings.lengths.lowerBound) or over \(settings.lengths.upperBound) characters)"
        case .ratio: " (over \(settings.maximumRatio) times the usual)"
        default: ""
        }
    }

    private var pairs: String {
        var markup = "<section>\n<h2>Pairs of languages</h2>\n<div class=\"wide\"><table>\n<thead><tr>"
        markup += Self.headings(["Pair", "Rows", "Stay", "Length ratio", "Left out, mostly"])
        markup += "</tr></thead>\n<tbody>\n"
        for (pair, counts) in statistics.sortedPairs {
            let reasons = counts.dropped.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.prefix(3)
            let spelled = reasons.map { "\($0.key.rawValue) \($0.value.grouped)" }.joined(separator: ", ")
            markup += "<tr><th scope=\"row\">\(pair.name.escapedAsMarkup)</th>"
            markup += "<td class=\"number\">\(counts.rows.grouped)</td><td class=\"number\">\(counts.kept.grouped)</td>"
            markup += "<td class=\"number\">\(counts.ratios.median.twoDigits)</td><td>\(spelled)</td></tr>\n"
        }
        return markup + "</tbody>\n</table></div>\n</section>\n"
    }

    private var parts: String {
        guard !statistics.parts.isEmpty else { return "" }
        var markup = "<section>\n<h2>Split</h2>\n<div class=\"wide\"><table>\n<thead><tr>"
        markup += Self.headings(["Part", "Documents", "Rows", "Stay"])
        markup += "</tr></thead>\n<tbody>\n"
        for part in statistics.parts {
            markup += "<tr><th scope=\"row\">\(part.name.escapedAsMarkup)</th>"
            for count in [part.documents, part.rows, part.kept] {
                markup += "<td class=\"number\">\(count.grouped)</td>"
            }
            markup += "</tr>\n"
        }
        return markup + "</tbody>\n</table></div>\n</section>\n"
    }

    private var worst: String {
        guard !statistics.worst.isEmpty else { return "" }
        var markup = "<section>\n<h2>Documents, the worst first</h2>\n<div class=\"wide\"><table>\n<thead><tr>"
        markup += Self.headings(["Document", "Rows", "Stay", "Score", "Left out, mostly"])
        markup += "</tr></thead>\n<tbody>\n"
        for document in statistics.worst {
            let score = document.score.map(SpelledScore.init)
            markup += "<tr><th scope=\"row\"><bdi>\(document.name.escapedAsMarkup)</bdi></th>"
            markup += "<td class=\"number\">\(document.rows.grouped)</td>"
            markup += "<td class=\"number\">\(document.keptShare.percent)</td>"
            markup += "<td class=\"number \(score?.shadeClass ?? "")\">\(score?.text ?? "–")</td>"
            markup += "<td>\(document.reason?.rawValue ?? "–")</td></tr>\n"
        }
        return markup + "</tbody>\n</table></div>\n</section>\n"
    }

    // MARK: - Samples

    private var samples: String {
        var markup = "<section>\n<h2>Samples</h2>\n"
        for reason in [nil] + DropReason.allCases.map(Optional.init) {
            guard let chosen = statistics.samples[reason], !chosen.isEmpty else { continue }
            let title = reason.map { "\($0.rawValue): \($0.meaning)" } ?? "Rows that stay"
            markup += "<details\(reason == nil ? " open" : "")>\n<summary>\(title)</summary>\n"
            for sample in chosen { markup += card(sample.record) }
            markup += "</details>\n"
        }
        return markup + "</section>\n"
    }

    private func card(_ row: RowRecord) -> String {
        let score = row.score.map(SpelledScore.init)
        var markup = "<article>\n<p class=\"place\"><bdi>\((row.document ?? "").escapedAsMarkup)</bdi>"
        markup += row.number.map { ", row \($0)" } ?? ""
        markup += score.map { " <span class=\"score \($0.shadeClass)\">\($0.text)</span>" } ?? ""
        markup += "</p>\n"
        for part in row.parts {
            let column = columns[part.language.canonical] ?? VersionColumn(part.language)
            markup += "<p \(column.attributes)>\(CellText(part.text).markup)</p>\n"
        }
        return markup + "</article>\n"
    }

    private var leftAlone: String {
        var markup = ""
        for (title, names) in [
            ("Documents in one language only", statistics.unpaired),
            ("Files whose names carry no language", statistics.strangers),
        ] where !names.isEmpty {
            let shown = names.prefix(Self.mostNames)
            markup += "<section>\n<details>\n<summary>\(title): \(names.count.grouped)</summary>\n<ul>\n"
            for name in shown { markup += "<li><bdi>\(name.escapedAsMarkup)</bdi></li>\n" }
            markup += "</ul>\n\(more(names.count - shown.count))</details>\n</section>\n"
        }
        return markup
    }

    /// The headings of columns; those of numbers stand over their last digits.
    private static func headings(_ names: [String]) -> String {
        names.enumerated().map { place, name in
            let isNumber = place > 0 && name != "Left out, mostly"
            return "<th scope=\"col\"\(isNumber ? " class=\"number\"" : "")>\(name)</th>"
        }.joined()
    }

    private func more(_ count: Int) -> String { count > 0 ? "<p>and \(count.grouped) more, in stats.json</p>\n" : "" }
}
