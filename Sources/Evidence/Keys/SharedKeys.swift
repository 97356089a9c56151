private import Foundation

/// The keys that two versions have in common, by run of segments, and what each is worth.
struct SharedKeys: Sendable {
    /// Sorted key numbers of every run of up to `longest` segments: row `start * longest + count - 1`.
    private let runs: KeyRuns
    /// For each segment, and the end: what the keys before it can add to a score at most.
    private let mostBefore: (first: [Double], second: [Double])
    /// By key number.
    private let worth: [Float]
    private let term: [Term]

    /// Judged, not fitted: what is too common, and what a key is worth in log-odds, before its `Term`'s weight.
    private enum Strength {
        /// A key in a larger share of a short text's sentences says too little: "said" in every seventh.
        static let commonShare = 0.15
        /// The same in a text without end, where rare keys are plenty, and how many sentences more are let pass: "Moses"
        /// in 2 % of the Bible's verses, and 75.
        static let commonShareOfLongText = 0.02
        static let commonSentences = 75.0
        /// A key in two sentences is never too common: "Brücke" twice in a text of five.
        static let rareSentences = 2.0
        /// However rare a key is: "Stoltenberg" once in a whole book.
        static let most = 5.0
        /// Less is not worth keeping: "the" once here and fifty times there.
        static let least = 0.05
        /// An entry of the user's dictionary is knowledge, however often it stands in the text: "Allianz".
        static let leastOfEntry = 2.0
        /// Classes of sounds in a skeleton: "Putin" and "بوتين" are three of them.
        static let soundClasses = 8.0
        /// log-odds against chance from which a sound's likeness counts in full: "Stoltenberg" has more, "Lee" none.
        static let soundSurprise = 4.0
        /// Keys listed for runs of segments, for each byte of a text, and of any small text.
        static let listedPerByte = 32
        static let fewPlaces = 1_000_000
        static let mostListed = 1 << 30
    }

    /// Sentences that a key may stand in before it is too common.
    private static func mostSentences(of sentences: Double) -> Double {
        let share = min(
            Strength.commonShare, Strength.commonShareOfLongText + Strength.commonSentences / sentences)
        return max(Strength.rareSentences, sentences * share)
    }

    init(
        _ one: VersionEvidence, _ other: VersionEvidence, dictionary: BilingualDictionary?,
        learned: BilingualDictionary?, longestRun: (first: Int, second: Int),
        weights: Weights
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
            guard common <= Self.mostSentences(of: sentences) else { continue }
            var value =
                min(Strength.most, log(max(1, sentences) / common)) * (Double(min(here, there)) / common).squareRoot()
            if key.kind == .sound {
                // How surprising it is that one of the other text's words sounds like this by chance.
                let surprise = Double(key.skeletonLength) * log(Strength.soundClasses) - log(soundKeys)
                value *= min(1, max(0, surprise / Strength.soundSurprise))
            }
            if key.kind == .entry { value = max(value, Strength.leastOfEntry) }
            guard value > Strength.least else { continue }
            numbers[key] = Int32(worth.count)
            worth.append(Float(value))
            term.append(Self.term(of: key.kind))
        }
        var known = (Self.known(rows.0, numbers), Self.known(rows.1, numbers))
        let places = (
            Self.mostPlaces(one, longestRun: longestRun.first), Self.mostPlaces(other, longestRun: longestRun.second)
        )
        if known.0.elements.count > places.0 || known.1.elements.count > places.1 {
            let kept = Self.rarest(known, keyCount: worth.count, most: places)
            known = (Self.keeping(kept, of: known.0), Self.keeping(kept, of: known.1))
        }
        self.worth = worth
        self.term = term
        runs = KeyRuns(known.0, known.1, longestRun: longestRun, keyCount: worth.count)
        let most = zip(term, worth).map { max(0, weights[$0] * Double($1)) }
        mostBefore = (Self.sums(known.0, most), Self.sums(known.1, most))
    }

    /// In how many places a version's keys may be listed: those lists, merged for every run, grow with the square of the
    /// longest run. Texts in sentences have far fewer.
    private static func mostPlaces(_ version: VersionEvidence, longestRun: Int) -> Int {
        let listed = min(Strength.mostListed, max(Strength.fewPlaces, Strength.listedPerByte * version.byteCount))
        return 2 * listed / (longestRun * (longestRun + 1))
    }

    /// Which keys are kept where there are too many places: the rarest.
    private static func rarest(
        _ known: (JaggedArray<Int32>, JaggedArray<Int32>), keyCount: Int, most: (Int, Int)
    ) -> [Bool] {
        var counts = [(first: Int, second: Int)](repeating: (0, 0), count: keyCount)
        for key in known.0.elements { counts[Int(key)].first += 1 }
        for key in known.1.elements { counts[Int(key)].second += 1 }
        var kept = [Bool](repeating: false, count: keyCount)
        var sum = (first: 0, second: 0)
        let order = counts.indices.sorted {
            (counts[$0].first + counts[$0].second, $0) < (counts[$1].first + counts[$1].second, $1)
        }
        for key in order {
            sum = (sum.first + counts[key].first, sum.second + counts[key].second)
            guard sum.first <= most.0, sum.second <= most.1 else { break }
            kept[key] = true
        }
        return kept
    }

    private static func keeping(_ kept: [Bool], of known: JaggedArray<Int32>) -> JaggedArray<Int32> {
        var rest = JaggedArray<Int32>()
        for row in 0..<known.count { rest.append(known[row].filter { kept[Int($0)] }) }
        return rest
    }

    private static func sums(_ known: JaggedArray<Int32>, _ most: [Double]) -> [Double] {
        var sums = [0.0]
        for row in 0..<known.count { sums.append(known[row].reduce(sums[row]) { $0 + most[Int($1)] }) }
        return sums
    }

    private static func known(_ rows: JaggedArray<Key>, _ numbers: [Key: Int32]) -> JaggedArray<Int32> {
        var known = JaggedArray<Int32>()
        for row in 0..<rows.count { known.append(rows[row].compactMap { numbers[$0] }.sorted()) }
        return known
    }

    private static func adding(_ entries: JaggedArray<Key>, to rows: JaggedArray<Key>) -> JaggedArray<Key> {
        var sum = JaggedArray<Key>()
        for row in 0..<rows.count { sum.append((Array(rows[row]) + entries[row]).sorted()) }
        return sum
    }

    private static func segmentCounts(_ rows: JaggedArray<Key>, _ unwanted: Key.Kind) -> [Key: Int] {
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
    func addMatches(_ x: Range<Int>, y: Range<Int>, _ add: (Term, Double) -> Void) {
        runs.forEachCommon(x, y: y) { key in add(term[key], Double(worth[key])) }
    }

    /// More than what `addMatches` can add to a score.
    @inline(__always)
    func most(_ x: Range<Int>, _ y: Range<Int>) -> Double {
        let (first, second) = mostBefore
        return 1e-6
            + min(first[x.upperBound] - first[x.lowerBound], second[y.upperBound] - second[y.lowerBound])
    }

    /// Places where both versions have rare keys: segment of the first, segment of the second, worth.
    func meetingPoints() -> [(first: Int, second: Int, worth: Double)] {
        var places = (
            [[Int32]](repeating: [], count: worth.count), [[Int32]](repeating: [], count: worth.count)
        )
        runs.forEach(first: { places.0[$1].append(Int32($0)) }, second: { places.1[$1].append(Int32($0)) })
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

/// Both versions' key numbers by run of segments, in two bytes each but for texts of very many keys.
private enum KeyRuns: Sendable {
    case narrow(RunLists<UInt16>, RunLists<UInt16>)
    case wide(RunLists<Int32>, RunLists<Int32>)

    init(_ one: JaggedArray<Int32>, _ other: JaggedArray<Int32>, longestRun: (first: Int, second: Int), keyCount: Int) {
        self =
            keyCount <= Int(UInt16.max)
            ? .narrow(RunLists(one, longest: longestRun.first), RunLists(other, longest: longestRun.second))
            : .wide(RunLists(one, longest: longestRun.first), RunLists(other, longest: longestRun.second))
    }

    @inline(__always)
    func forEachCommon(_ x: Range<Int>, y: Range<Int>, _ body: (Int) -> Void) {
        switch self {
        case .narrow(let first, let second): _ = first.forEachCommon(x, other: second, y: y, body)
        case .wide(let first, let second): _ = first.forEachCommon(x, other: second, y: y, body)
        }
    }

    /// Calls a version's closure with each segment and each of its key numbers.
    func forEach(first: (Int, Int) -> Void, second: (Int, Int) -> Void) {
        func each(_ runs: RunLists<some FixedWidthInteger>, _ body: (Int, Int) -> Void) {
            for segment in 0..<runs.count {
                runs.forEach(in: segment..<(segment + 1)) { body(segment, $0) }
            }
        }
        switch self {
        case .narrow(let one, let other):
            each(one, first)
            each(other, second)
        case .wide(let one, let other):
            each(one, first)
            each(other, second)
        }
    }
}
