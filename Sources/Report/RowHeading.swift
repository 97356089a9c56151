internal import AlignedTable
private import Formats

/// The cell that heads a row: its number, which is its link, its score, and behind that the scores of its pairs.
struct RowHeading {
    let row: Row
    let number: Int
    let columns: [VersionColumn]
    /// Of many versions' hundreds of pairs the weakest are enough.
    private static let mostPairs = 15

    var markup: String {
        let link = "<a href=\"#r\(number)\" title=\"Link to row \(number)\">\(number)</a>"
        guard let score = row.score.map(SpelledScore.init) else {
            return "<th role=\"rowheader\" scope=\"row\" class=\"alone\">\(link)</th>"
        }
        let pairs = row.pairScores.sorted {
            ($0.score, $0.first, $0.second) < ($1.score, $1.first, $1.second)
        }
        var weak = ""
        if pairs.count > 1, let weakest = pairs.first, SpelledScore(weakest.score).isWeak {
            weak = " data-weak=\"\(name(weakest)) \(SpelledScore(weakest.score).text)\""
        }
        var markup = "<th role=\"rowheader\" scope=\"row\" class=\"\(score.shadeClass)\"\(weak)>\(link)"
        markup += "<button type=\"button\" style=\"--score:\(score.percent)%\">\(score.text)<span class=\"pairs\">"
        for pair in pairs.prefix(Self.mostPairs) {
            markup += " <span class=\"\(SpelledScore(pair.score).shadeClass)\">"
            markup += "\(name(pair)) <b>\(pair.score.spelledScore)</b></span>"
        }
        if pairs.count > Self.mostPairs {
            let next = pairs[Self.mostPairs].score.spelledScore
            markup += " <span>\(pairs.count - Self.mostPairs) more, from \(next) on</span>"
        }
        return markup + "</span></button></th>"
    }

    private func name(_ pair: Row.PairScore) -> String {
        "\(columns[pair.first].tag)–\(columns[pair.second].tag)".escapedAsMarkup
    }
}
