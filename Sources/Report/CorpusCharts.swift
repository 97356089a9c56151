internal import Corpus
private import Formats

/// The pictures of a corpus report, as SVG in the page.
struct CorpusCharts {
    let statistics: CorpusStatistics
    private static let mostPairs = 12

    var markup: String {
        guard statistics.rows > 0 else { return "" }
        return scores + ratios
    }

    /// Rows by score, those that stay in front.
    private var scores: String {
        let most = max(1, statistics.scores.max() ?? 1)
        var bars = ""
        for (bin, count) in statistics.scores.enumerated() {
            bars += Self.bar(at: Double(bin) * 30, width: 28, share: Self.share(count, most), kind: "left")
            bars += Self.bar(
                at: Double(bin) * 30, width: 28, share: Self.share(statistics.keptScores[bin], most), kind: "stays")
        }
        let marks = [0, 5, 10, 15, 20].map { tick in
            "<text x=\"\(tick * 30)\" y=\"178\" text-anchor=\"\(tick == 0 ? "start" : tick == 20 ? "end" : "middle")\">"
                + "\(SpelledScore(Double(tick) / 20).text)</text>"
        }
        return """
            <section>
            <h2>Scores</h2>
            <figure><svg viewBox="0 -16 600 200" role="img" aria-label="Rows by score">
            <text x="0" y="-4">\(most.grouped) rows</text>
            \(bars)<path class="axis" d="M0 160.5h600"/>
            \(marks.joined())
            </svg>
            <figcaption>Rows of several versions by how likely they translate one another: <span class="key stays"></span> those that stay, <span class="key left"></span> those that do not.</figcaption></figure>
            </section>

            """
    }

    /// For the pairs with the most rows, how many times longer the first text is than the second.
    private var ratios: String {
        let pairs = statistics.sortedPairs.enumerated()
            .sorted { ($1.element.counts.rows, $0.offset) < ($0.element.counts.rows, $1.offset) }
            .prefix(Self.mostPairs).sorted { $0.offset < $1.offset }.map(\.element)
        guard !pairs.isEmpty else { return "" }
        var figures = ""
        for (pair, counts) in pairs { figures += plot(pair.name, counts.ratios) }
        let rest = statistics.pairs.count - pairs.count
        return """
            <section>
            <h2>Length ratios</h2>
            <p class="note">How many times longer the first text is than the second, in characters without spaces, from a quarter to four times; the line is the middle\(rest > 0 ? ". Pairs with the most rows; \(rest) more are in the table" : "").</p>
            <div class="plots">
            \(figures)</div>
            </section>

            """
    }

    private func plot(_ name: String, _ ratios: LengthRatios) -> String {
        // From a quarter to four times.
        let low = Int((LengthRatios.range - 2) / LengthRatios.step)
        let high = Int((LengthRatios.range + 2) / LengthRatios.step)
        let shown = ratios.counts[low...high]
        let most = max(1, shown.max() ?? 1)
        var bars = ""
        for (place, count) in shown.enumerated() where count > 0 {
            bars += Self.bar(
                at: Double(place) * 7.5, width: 7, share: Self.share(count, most), kind: "stays", height: 90)
        }
        let middle = shown.indices.first { LengthRatios.ratio(ofBin: $0) >= ratios.median - 1e-9 } ?? low
        let place = (Double(middle - low) * 7.5 + 3.5).twoDigits
        return """
            <figure><svg viewBox="0 0 308 116" role="img" aria-label="Length ratios of \(name.escapedAsMarkup)">
            \(bars)<path class="axis" d="M0 90.5h308"/><path class="middle" d="M\(place) 0v90"/>
            <text x="0" y="112">¼</text><text x="154" y="112" text-anchor="middle">1</text><text x="308" y="112" text-anchor="end">4</text>
            </svg>
            <figcaption>\(name.escapedAsMarkup) · \(ratios.median.twoDigits)</figcaption></figure>

            """
    }

    private static func share(_ count: Int, _ most: Int) -> Double { Double(count) / Double(most) }

    private static func bar(at x: Double, width: Int, share: Double, kind: String, height: Double = 160) -> String {
        guard share > 0 else { return "" }
        let length = max(1, share * height)
        return "<rect class=\"\(kind)\" x=\"\(x.twoDigits)\" y=\"\((height - length).twoDigits)\" width=\"\(width)\" "
            + "height=\"\(length.twoDigits)\"/>\n"
    }
}
