private import Documents
public import Embedding
public import Parallel

/// What the rules look at: the table, its versions, and what is usual between them.
public struct CheckedText: Sendable {
    public let table: AlignedText
    /// The original's place among the versions; nil where all are equals.
    public let source: Int?
    /// In the table's order.
    public let versions: [CheckedVersion]
    /// What turns text into vectors; nil where none is installed.
    public let encoder: NativeEncoder?
    private let norms: [PairNorms]

    /// - Parameter cosine: The usual cosine of two versions' rows (indices into the table's versions, smaller first).
    public init(
        table: AlignedText, source: Int?, versions: [CheckedVersion], encoder: NativeEncoder?,
        cosine: (Int, Int) -> Double
    ) {
        self.table = table
        self.source = source
        self.versions = versions
        self.encoder = encoder
        var norms: [PairNorms] = []
        for one in versions.indices {
            for other in versions.indices where other > one {
                var lengths: [(first: Int, second: Int)] = []
                for row in table.rows {
                    guard let first = row.ranges[one], let second = row.ranges[other] else { continue }
                    lengths.append((versions[one].ink(in: first), versions[other].ink(in: second)))
                }
                let whole = [one, other].map { Double(max(1, versions[$0].ink(in: 0..<versions[$0].units.count))) }
                norms.append(
                    PairNorms(lengths: lengths, wholeRatio: whole[1] / whole[0], cosine: cosine(one, other)))
            }
        }
        self.norms = norms
    }

    /// What is usual between two versions, the first of them counted first whatever their order.
    public func norms(_ one: Int, _ other: Int) -> PairNorms {
        let (low, high) = (min(one, other), max(one, other))
        let known = norms[low * (2 * versions.count - low - 1) / 2 + high - low - 1]
        guard one > other else { return known }
        return PairNorms(
            lengthRatio: 1 / known.lengthRatio, lengthSpread: known.lengthSpread, cosine: known.cosine)
    }

    /// The versions that a row has.
    public func present(in row: Row) -> [Int] { versions.indices.filter { row.ranges[$0] != nil } }

    /// The probability that two versions translate each other in a row; nil where one lacks it.
    public func score(of row: Row, _ one: Int, _ other: Int) -> Double? {
        row.pairScores.first { $0.first == min(one, other) && $0.second == max(one, other) }?.score
    }

    /// The pairs of versions to compare: the original with every other, or, among equals, each with each.
    public var pairs: [(one: Int, other: Int)] {
        versions.indices.flatMap { one in
            versions.indices.filter { $0 > one && (source == nil || source == one || source == $0) }.map { (one, $0) }
        }
    }

    public func tag(_ version: Int) -> String { versions[version].language.tag }

    /// "ar", "ar and th", "ar, th and de".
    public func tags(_ versions: [Int]) -> String {
        let tags = versions.map(tag)
        guard let last = tags.last, tags.count > 1 else { return tags.first ?? "" }
        return tags.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Whether the encoder knows both languages.
    public func hasMeaning(_ one: Int, _ other: Int) -> Bool {
        guard let encoder else { return false }
        return [one, other].allSatisfy { encoder.covers(language: versions[$0].language.language) }
    }
}
