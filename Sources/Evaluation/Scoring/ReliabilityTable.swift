/// How far scores are the probabilities they say they are: rows in ten bins of their score, and how many of each are
/// right.
///
/// A row of two sides is right when its sides translate each other: both stand inside one gold row (finer than gold is
/// right, for one may be split), or they are exactly several gold rows.
/// The expected calibration error is the mean distance between a bin's mean score and its share of right rows, each
/// bin weighing as many rows as it has (Naeini, Cooper & Hauskrecht 2015).
public struct ReliabilityTable: Sendable, Equatable {
    public struct Bin: Sendable, Equatable {
        public var rows = 0
        public var right = 0
        public var sumOfScores = 0.0

        public var meanScore: Double { ratio(sumOfScores, Double(rows)) }
        public var shareRight: Double { ratio(right, rows) }
    }

    public static let binCount = 10

    /// Bin n holds scores from n/10 up to, but without, (n+1)/10; the last one also 1.
    public private(set) var bins = [Bin](repeating: Bin(), count: binCount)

    public init() {}

    /// Counts one document's rows that have both languages and a score.
    public init(_ document: EvaluatedDocument, first: String, second: String) throws(EvaluationError) {
        let gold = PairGold(first: try document.sentences(first), second: try document.sentences(second))
        let places = GoldPlaces(gold.rows)
        for (row, ink) in zip(document.predicted.rows, try document.inkRows([first, second])) where ink.isComplete {
            guard let score = row.score(of: first, and: second) else { continue }
            add(score: score, isRight: places.place(of: ink) != nil || places.isJoined(ink))
        }
    }

    mutating func add(score: Double, isRight: Bool) {
        let bin = Int(min(max(score, 0) * Double(Self.binCount), Double(Self.binCount - 1)))
        bins[bin].rows += 1
        bins[bin].right += isRight ? 1 : 0
        bins[bin].sumOfScores += score
    }

    public static func += (sum: inout ReliabilityTable, other: ReliabilityTable) {
        for bin in other.bins.indices {
            sum.bins[bin].rows += other.bins[bin].rows
            sum.bins[bin].right += other.bins[bin].right
            sum.bins[bin].sumOfScores += other.bins[bin].sumOfScores
        }
    }

    public var rows: Int { bins.reduce(0) { $0 + $1.rows } }
    public var right: Int { bins.reduce(0) { $0 + $1.right } }
    public var meanScore: Double { ratio(bins.reduce(0) { $0 + $1.sumOfScores }, Double(rows)) }

    public var expectedCalibrationError: Double {
        ratio(bins.reduce(0) { $0 + Double($1.rows) * abs($1.meanScore - $1.shareRight) }, Double(rows))
    }
}
