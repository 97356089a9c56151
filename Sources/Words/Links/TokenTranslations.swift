/// How probable it is that a token of one version and one of the other translate each other, by the rows of a document
/// that they come together in: learned in both directions (IBM model 1; Brown et al. 1993), and of both the geometric mean.
public struct TokenTranslations: Sendable {
    /// By both pieces (`Self.key`), those that are worth something.
    private let strengths: [UInt64: Float]

    /// Fewer rows say nothing that the encoder does not know.
    public static let fewestRows = 150
    /// Pairs of tokens that come together in a row and are looked at; a row that would go beyond is passed over.
    public static let mostPairs = 2_000_000
    private static let rounds = 5
    private static let leastStrength: Float = 0.02

    /// - Parameters:
    ///   - rows: The pieces of both texts of each row, as `WordLinker.pieces` gives them.
    ///   - mostPairs: Pairs of tokens that are looked at, as `Self.mostPairs`.
    /// - Returns: nil where there are too few rows.
    /// - Complexity: O(pairs of tokens of a row), up to `mostPairs`.
    public init?(_ rows: [(one: [Int32], other: [Int32])], mostPairs: Int = Self.mostPairs) {
        var counter = PairCounter()
        for row in rows where counter.places.count + row.one.count * row.other.count <= mostPairs {
            counter.add(row.one, row.other)
        }
        guard counter.rows.count >= Self.fewestRows else { return nil }
        let forward = counter.probabilities(rounds: Self.rounds, isTurned: false)
        let back = counter.probabilities(rounds: Self.rounds, isTurned: true)
        var strengths: [UInt64: Float] = [:]
        for (key, entry) in counter.entries {
            let strength = (forward[Int(entry)] * back[Int(entry)]).squareRoot()
            if strength >= Self.leastStrength { strengths[key] = strength }
        }
        self.strengths = strengths
    }

    /// From 0 to 1.
    func strength(_ one: Int32, _ other: Int32) -> Float { strengths[Self.key(one, other)] ?? 0 }

    fileprivate static func key(_ one: Int32, _ other: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other))
    }
}

/// The pairs of tokens of rows, and which share of one token's translations another is.
private struct PairCounter {
    /// Rows as numbers of tokens, in the order in which they came up.
    private(set) var rows: [(one: [Int32], other: [Int32])] = []
    /// For each row each token of the one with each of the other: the place of the pair in `entries`.
    private(set) var places: [Int32] = []
    private(set) var entries: [UInt64: Int32] = [:]
    private var numbers: [[Int32: Int32]] = [[:], [:]]

    mutating func add(_ one: [Int32], _ other: [Int32]) {
        guard !one.isEmpty, !other.isEmpty else { return }
        for first in one {
            for second in other {
                let next = Int32(entries.count)
                let key = TokenTranslations.key(first, second)
                if let entry = entries[key] {
                    places.append(entry)
                } else {
                    entries[key] = next
                    places.append(next)
                }
            }
        }
        rows.append((numbered(one, 0), numbered(other, 1)))
    }

    private mutating func numbered(_ tokens: [Int32], _ side: Int) -> [Int32] {
        tokens.map { token in
            let next = Int32(numbers[side].count)
            if let number = numbers[side][token] { return number }
            numbers[side][token] = next
            return next
        }
    }

    /// For each entry the probability of the other version's token where the one's stands, which may be answered by
    /// nothing too.
    ///
    /// - Parameter isTurned: Whether the other version's token stands there, and the one's is asked about.
    func probabilities(rounds: Int, isTurned: Bool) -> [Float] {
        let counts = isTurned ? (own: numbers[1].count, asked: numbers[0].count) : (numbers[0].count, numbers[1].count)
        var probabilities = [Float](repeating: 1 / Float(counts.asked), count: entries.count)
        var nothing = [Float](repeating: 1 / Float(counts.asked), count: counts.asked)
        for _ in 0..<rounds {
            var shares = [Float](repeating: 0, count: entries.count)
            var ofNothing = [Float](repeating: 0, count: counts.asked)
            var sums = [Float](repeating: 0, count: counts.own)
            var start = 0
            for row in rows {
                let (own, asked) = isTurned ? (row.other, row.one) : (row.one, row.other)
                let (ownStep, askedStep) = isTurned ? (1, row.other.count) : (row.other.count, 1)
                for (place, token) in asked.enumerated() {
                    var sum = nothing[Int(token)]
                    for index in own.indices {
                        sum += probabilities[Int(places[start + index * ownStep + place * askedStep])]
                    }
                    guard sum > 0 else { continue }
                    ofNothing[Int(token)] += nothing[Int(token)] / sum
                    for (index, token) in own.enumerated() {
                        let entry = Int(places[start + index * ownStep + place * askedStep])
                        let share = probabilities[entry] / sum
                        shares[entry] += share
                        sums[Int(token)] += share
                    }
                }
                start += row.one.count * row.other.count
            }
            let all = ofNothing.reduce(0, +)
            nothing = ofNothing.map { all > 0 ? $0 / all : 0 }
            probabilities = divided(shares, by: sums, isTurned: isTurned)
        }
        return probabilities
    }

    /// Each entry's share of its token's sum.
    private func divided(_ shares: [Float], by sums: [Float], isTurned: Bool) -> [Float] {
        var divided = shares
        for (key, entry) in entries {
            let token = Int32(truncatingIfNeeded: isTurned ? key : key >> 32)
            guard let number = numbers[isTurned ? 1 : 0][token] else { continue }
            let sum = sums[Int(number)]
            divided[Int(entry)] = sum > 0 ? shares[Int(entry)] / sum : 0
        }
        return divided
    }
}
