private import Foundation

/// The keys that two versions have in common, by run of segments, and what each is worth.
struct SharedKeys: Sendable {
    /// Sorted key numbers of every run of up to `longest` segments: row `start * longest + count - 1`.
    private let first: Runs
    private let second: Runs
    /// By key number.
    private let worth: [Float]
    private let term: [Term]

    /// A key that stands in a larger share of the sentences says too little; in long texts, where rare keys are
    /// plenty, the share is smaller.
    private static func commonShare(sentences: Double) -> Double { min(0.15, 0.02 + 75 / sentences) }

    init(
        _ one: VersionEvidence, _ other: VersionEvidence, dictionary: BilingualDictionary?,
        learned: BilingualDictionary?, longestRun: (first: Int, second: Int)
    ) {
        // Cognates where both versions are in Latin letters, sounds where not.
        let unwanted = one.isLatin && other.isLatin ? Key.Kind.sound : .prefix
        var rows = (one.keys, other.keys)
        for (dictionary, kind) in [(dictionary, Key.Kind.entry), (learned, .learned)] {
            guard let dictionary else { continue }
            rows = (
                Self.adding(dictionary.entries(in: one.words, side: .first, as: kind), to: rows.0),
                Self.adding(dictionary.entries(in: other.words, side: .second, as: kind), to: rows.1)
            )
        }
        let counts = (Self.segmentCounts(rows.0, unwanted), Self.segmentCounts(rows.1, unwanted))
        let sentences = max(1, Double(max(one.sentencesBefore[one.count], other.sentencesBefore[other.count])))
        let soundKeys = Double(max(1, counts.1.keys.reduce(0) { $0 + ($1.kind == .sound ? 1 : 0) }))
        var numbers: [Key: Int32] = [:]
        var worth: [Float] = []
        var term: [Term] = []
        for key in counts.0.keys.sorted() {
            guard let here = counts.0[key], let there = counts.1[key] else { continue }
            let common = Double(max(here, there))
            guard common <= max(2, sentences * Self.commonShare(sentences: sentences)) else { continue }
            var value = min(5, log(max(1, sentences) / common)) * (Double(min(here, there)) / common).squareRoot()
            if key.kind == .sound {
                // How surprising it is that one of the other text's words sounds like this by chance: 8 classes.
                value *= min(1, max(0, (Double(key.skeletonLength) * log(8) - log(soundKeys)) / 4))
            }
            // A user's entry is knowledge, however often it stands in the text.
            if key.kind == .entry { value = max(value, 2) }
            guard value > 0.05 else { continue }
            numbers[key] = Int32(worth.count)
            worth.append(Float(value))
            term.append(Self.term(of: key.kind))
        }
        self.worth = worth
        self.term = term
        first = Runs(Self.known(rows.0, numbers), longest: longestRun.first)
        second = Runs(Self.known(rows.1, numbers), longest: longestRun.second)
    }

    private static func known(_ rows: Rows<Key>, _ numbers: [Key: Int32]) -> Rows<Int32> {
        var known = Rows<Int32>()
        for row in 0..<rows.count { known.append(rows[row].compactMap { numbers[$0] }.sorted()) }
        return known
    }

    private static func adding(_ entries: Rows<Key>, to rows: Rows<Key>) -> Rows<Key> {
        var sum = Rows<Key>()
        for row in 0..<rows.count { sum.append((Array(rows[row]) + entries[row]).sorted()) }
        return sum
    }

    private static func segmentCounts(_ rows: Rows<Key>, _ unwanted: Key.Kind) -> [Key: Int] {
        var counts: [Key: Int] = [:]
        for row in 0..<rows.count {
            var last: Key?
            for key in rows[row] where key != last && key.kind != unwanted {
                counts[key, default: 0] += 1
                last = key
            }
        }
        return counts
    }

    private static func term(of kind: Key.Kind) -> Term {
        switch kind {
        case .word, .sign: .wordsMatched
        case .prefix: .cognatesMatched
        case .sound: .soundsMatched
        case .concept: .conceptsMatched
        case .entry: .entriesMatched
        case .learned: .learnedMatched
        }
    }

    /// Adds the worth of the keys that both runs have, by term. What one side lacks is not held against a bead: fitted,
    /// it came out at nothing.
    @inline(__always)
    func addMatches(_ x: Range<Int>, _ y: Range<Int>, _ add: (Term, Double) -> Void) {
        let left = first.numbers(in: x)
        let right = second.numbers(in: y)
        var i = left.lowerBound
        var j = right.lowerBound
        while i < left.upperBound, j < right.upperBound {
            let a = first.elements[i]
            let b = second.elements[j]
            if a == b { add(term[Int(a)], Double(worth[Int(a)])) }
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
    }

    /// Places where both versions have rare keys: segment of the first, segment of the second, worth.
    func meetingPoints() -> [(first: Int, second: Int, worth: Double)] {
        var places = (
            [[Int32]](repeating: [], count: worth.count), [[Int32]](repeating: [], count: worth.count)
        )
        for segment in 0..<first.count {
            first.forEach(in: segment..<(segment + 1)) { places.0[Int($0)].append(Int32(segment)) }
        }
        for segment in 0..<second.count {
            second.forEach(in: segment..<(segment + 1)) { places.1[Int($0)].append(Int32(segment)) }
        }
        var points: [Int: Double] = [:]
        for key in worth.indices where places.0[key].count <= 6 && places.1[key].count <= 6 {
            let share = Double(worth[key]) / Double(places.0[key].count * places.1[key].count)
            for i in places.0[key] {
                for j in places.1[key] { points[Int(i) << 32 | Int(j), default: 0] += share }
            }
        }
        return points.sorted { $0.key < $1.key }.map { ($0.key >> 32, $0.key & 0xFFFF_FFFF, $0.value) }
    }
}
