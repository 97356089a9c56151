public import Documents
public import Formats
private import Hashes

/// What a corpus came to: counts, histograms, the worst documents and some samples; of any number of rows.
public struct CorpusStatistics: Sendable {
    /// A document that was left out, or a version of one, and why.
    public struct Problem: Sendable, Equatable {
        public let document: String
        public let problem: String

        public init(document: String, problem: String) {
            self.document = document
            self.problem = problem
        }
    }

    public struct Document: Sendable {
        public let name: String
        public let rows: Int
        public let kept: Int
        /// The mean over rows of several versions; nil where there are none.
        public let score: Double?
        /// Why most of what was left out was left out.
        public let reason: DropReason?
        public var keptShare: Double { rows > 0 ? Double(kept) / Double(rows) : 1 }
    }

    public struct Pair: Sendable {
        public var rows = 0
        public var kept = 0
        public var dropped: [DropReason: Int] = [:]
        public var ratios = LengthRatios()
    }

    public struct Sample: Sendable {
        public let record: RowRecord
        public let reason: DropReason?
        let place: UInt64
    }

    public struct Part: Sendable {
        public let name: String
        public var documents = 0
        public var rows = 0
        public var kept = 0
    }

    /// In the order of columns.
    public var languages: [LanguageTag] = []
    public var settings = FilterSettings()
    /// Documents in several versions.
    public internal(set) var documents = 0
    /// Documents in one version, which nothing was aligned with.
    public var unpaired: [String] = []
    /// Files that carry no language.
    public var strangers: [String] = []
    public var problems: [Problem] = []
    public internal(set) var rows = 0
    public internal(set) var kept = 0
    /// Rows that no table of all versions has.
    public internal(set) var dropped: [DropReason: Int] = [:]
    public internal(set) var pairs: [LanguagePair: Pair] = [:]
    /// Rows of several versions by score, in steps of 0.05, and how many of them stay.
    public internal(set) var scores = [Int](repeating: 0, count: 20)
    public internal(set) var keptScores = [Int](repeating: 0, count: 20)
    public internal(set) var parts: [Part] = []
    /// The worst first.
    public internal(set) var worst: [Document] = []
    public internal(set) var samples: [DropReason?: [Sample]] = [:]

    private static let mostWorst = 30
    private static let mostSamples = 4

    public init(split: CorpusSplit? = nil) {
        parts = split?.parts.map { Part(name: $0.name) } ?? []
    }

    /// Takes a judged document.
    public mutating func add(_ judged: [JudgedRow], document: String, part: Int?) {
        documents += 1
        var reasons: [DropReason: Int] = [:]
        var scoreSum = 0.0
        var scored = 0
        let kept = judged.count { $0.reason == nil }
        for row in judged {
            if let reason = row.reason { reasons[reason, default: 0] += 1 }
            if let score = row.record.score {
                (scoreSum, scored) = (scoreSum + score, scored + 1)
                let bin = min(19, Int(score * 20))
                scores[bin] += 1
                if row.reason == nil { keptScores[bin] += 1 }
            }
            add(pairsOf: row)
            sample(row, document: document)
        }
        for (reason, count) in reasons { dropped[reason, default: 0] += count }
        rows += judged.count
        self.kept += kept
        if let part {
            parts[part].documents += 1
            parts[part].rows += judged.count
            parts[part].kept += kept
        }
        let main = DropReason.allCases.max { reasons[$0] ?? 0 < reasons[$1] ?? 0 }
        rank(
            Document(
                name: document, rows: judged.count, kept: kept, score: scored > 0 ? scoreSum / Double(scored) : nil,
                reason: reasons.isEmpty ? nil : main))
    }

    private mutating func add(pairsOf row: JudgedRow) {
        for (first, second) in row.pairs {
            let (pair, isSwapped) = LanguagePair.of(row.record.parts[first].language, row.record.parts[second].language)
            var counts = pairs[pair] ?? Pair()
            counts.rows += 1
            if let reason = row.reasonsOfPairs[.init(first: first, second: second)] {
                counts.dropped[reason, default: 0] += 1
            } else {
                counts.kept += 1
            }
            let lengths = [row.traits[first].length, row.traits[second].length]
            counts.ratios.add(first: lengths[isSwapped ? 1 : 0], second: lengths[isSwapped ? 0 : 1])
            pairs[pair] = counts
        }
    }

    private mutating func rank(_ document: Document) {
        guard document.rows > 0 else { return }
        let key = { (one: Document) in (one.keptShare, one.score ?? 0, one.name) }
        if worst.count == Self.mostWorst, let last = worst.last, key(last) < key(document) { return }
        let place = worst.firstIndex { key(document) < key($0) } ?? worst.count
        worst.insert(document, at: place)
        if worst.count > Self.mostWorst { worst.removeLast() }
    }

    /// Keeps the rows whose places hash lowest: the same ones from run to run, from anywhere in the corpus.
    private mutating func sample(_ row: JudgedRow, document: String) {
        let place = StableHash.of(StableHash.of(document), UInt64(row.record.number ?? 0))
        var chosen = samples[row.reason] ?? []
        if chosen.count == Self.mostSamples, let last = chosen.last, last.place < place { return }
        chosen.append(Sample(record: row.record, reason: row.reason, place: place))
        chosen.sort { $0.place < $1.place }
        samples[row.reason] = Array(chosen.prefix(Self.mostSamples))
    }

    /// Pairs of languages by name.
    public var sortedPairs: [(pair: LanguagePair, counts: Pair)] {
        pairs.sorted {
            ($0.key.first.canonical, $0.key.second.canonical) < ($1.key.first.canonical, $1.key.second.canonical)
        }
        .map { ($0.key, $0.value) }
    }
}
