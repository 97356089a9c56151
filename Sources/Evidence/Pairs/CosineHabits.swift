internal import Encoders
private import Foundation

/// How the cosines of two texts' runs are spread: of those that translate each other, and of strangers.
///
/// A cosine that is low for news is usual in a novel. What a first pass paired says what is usual here; strangers are
/// its rows' sides set against other rows'.
struct CosineHabits: Sendable, Hashable {
    /// A bell curve of cosines.
    struct Spread: Sendable, Hashable {
        var mean: Double
        var deviation: Double

        /// The log of the curve's height, but for a constant that all curves share.
        @inline(__always)
        func logDensity(_ cosine: Double) -> Double {
            let distance = (cosine - mean) / deviation
            return -distance * distance / 2 - log(deviation)
        }
    }

    var translations: Spread
    var strangers: Spread
    /// Whether a first pass found them, and not only what is usual of the encoder.
    private var areLearned = false

    /// The most that `logOddsOfStrangers` gives.
    static let mostLogOdds = 6.0
    /// How many rows the usual counts as.
    private static let priorRows = 4.0
    private static let usualDeviation = 0.14
    /// Texts whose cosines lie nearer together than this are few rows.
    private static let leastDeviation = 0.07

    /// What is usual with an encoder.
    init(_ profile: EncoderProfile) {
        translations = Spread(mean: profile.usualCosine, deviation: Self.usualDeviation)
        strangers = Spread(mean: profile.strangersCosine, deviation: Self.usualDeviation)
    }

    /// - Parameter rows: What a first pass paired.
    init(of evidence: PairEvidence, rows: [(first: Range<Int>, second: Range<Int>)]) {
        self.init(evidence.profile)
        guard let vectors = evidence.vectors else { return }
        translations = Self.spread(
            rows.map { vectors.first.cosine($0.first, other: vectors.second, otherRun: $0.second) },
            before: translations)
        // Half the texts away, nothing speaks of the same.
        let half = rows.count / 2
        guard half > 0 else { return }
        strangers = Self.spread(
            rows.indices.map {
                vectors.first.cosine(
                    rows[$0].first, other: vectors.second, otherRun: rows[($0 + half) % rows.count].second)
            }, before: strangers)
        areLearned = true
    }

    /// The separation (d′ of signal detection) from which on two texts' translations and strangers are told apart well.
    static let clearSeparation = 5.5

    /// How badly translations and strangers can be told apart here: how much the separation of the two curves falls short of
    /// `clearSeparation`; 0 before a first pass has learned them.
    var doubt: Double {
        guard areLearned else { return 0 }
        let squares = translations.deviation * translations.deviation + strangers.deviation * strangers.deviation
        let separation = (translations.mean - strangers.mean) / (squares / 2).squareRoot()
        return max(0, min(Self.clearSeparation, Self.clearSeparation - separation))
    }

    private static func spread(_ cosines: [Double], before: Spread) -> Spread {
        let count = Double(cosines.count) + priorRows
        let mean = (cosines.reduce(0, +) + before.mean * priorRows) / count
        let squares = cosines.reduce(priorRows * before.deviation * before.deviation) {
            $0 + ($1 - mean) * ($1 - mean)
        }
        return Spread(mean: mean, deviation: max(leastDeviation, (squares / count).squareRoot()))
    }

    /// How much likelier a cosine is of strangers than of translations: from 0 to `mostLogOdds`.
    @inline(__always)
    func logOddsOfStrangers(_ cosine: Double) -> Double {
        guard cosine < translations.mean else { return 0 }
        return max(
            0, min(Self.mostLogOdds, strangers.logDensity(cosine) - translations.logDensity(cosine)))
    }
}
