public import Encoders
private import Foundation
private import Segmentation

/// What two versions' runs of segments say about being translations of each other.
///
/// Lengths are compared in the pair's own ratio. Keys count by how rare they are: a name that stands once in both
/// texts says much, a word in every tenth sentence little.
///
/// A class, for it is passed around a great deal and never changes.
public final class PairEvidence: Sendable {
    public let first: VersionEvidence
    public let second: VersionEvidence
    public let weights: Weights
    /// What is usual between these two texts.
    public let habits: PairHabits
    private let bounds: ScoreBounds
    let keys: SharedKeys
    private let numbers: NumberRuns
    let vectors: (first: RunVectors, second: RunVectors)?
    /// Which words answer each other, by segment; nil where nobody read them.
    private let links: SegmentLinks?
    private let meanFirst: Double
    private let meanSecond: Double
    private let hasParagraphs: Bool
    private let blocks: BlockTerms
    /// Where rows must begin; nil where they may anywhere.
    public let pins: PairPins?
    private var areLines: Bool { first.isLines && second.isLines }
    /// Beyond this |ln| ratio of lengths a bead is not looked into: three times as long is absurd in any pair.
    private static let absurdMismatch = 2.5

    /// - Parameters:
    ///   - habits: What a first pass found; nil for what the whole texts say.
    ///   - learned: What a first pass over the same texts taught.
    ///   - longestRun: The most segments a bead may have on one side.
    ///   - vectors: What the runs mean, from an encoder that knows both languages; nil for lexical evidence alone.
    public init(
        first: VersionEvidence, second: VersionEvidence, weights: Weights, dictionary: BilingualDictionary? = nil,
        learned: BilingualDictionary? = nil,
        longestRun: (first: Int, second: Int), vectors: (first: RunVectors, second: RunVectors)? = nil,
        habits: PairHabits? = nil
    ) {
        self.first = first
        self.second = second
        self.weights = weights
        self.habits = habits ?? PairHabits(first, second, profile: vectors?.first.profile ?? .unknown)
        bounds = ScoreBounds(weights, habits: self.habits)
        keys = SharedKeys(
            first, second, dictionary: dictionary, learned: learned, longestRun: longestRun, weights: weights)
        self.vectors = vectors
        links = nil
        numbers = NumberRuns(first, second, longestRun: longestRun)
        meanFirst = first.meanSentenceLength
        meanSecond = second.meanSentenceLength
        blocks = BlockTerms(first, second)
        pins = PairPins(first, second)
        hasParagraphs =
            first.paragraphEnds(inside: 0..<first.count) > 0 && second.paragraphEnds(inside: 0..<second.count) > 0
    }

    private init(
        _ other: PairEvidence, habits: PairHabits, vectors: (first: RunVectors, second: RunVectors)?,
        links: SegmentLinks?, weights: Weights? = nil
    ) {
        first = other.first
        second = other.second
        self.weights = weights ?? other.weights
        keys = other.keys
        numbers = other.numbers
        self.vectors = vectors
        self.links = links
        meanFirst = other.meanFirst
        meanSecond = other.meanSecond
        hasParagraphs = other.hasParagraphs
        blocks = other.blocks
        pins = other.pins
        self.habits = habits
        bounds = ScoreBounds(self.weights, habits: habits)
    }

    /// The same evidence, judged by the habits that a first pass found.
    public func with(habits: PairHabits) -> PairEvidence {
        PairEvidence(self, habits: habits, vectors: vectors, links: links)
    }

    /// The same evidence, with which words answer each other.
    public func with(links: SegmentLinks) -> PairEvidence {
        PairEvidence(self, habits: habits, vectors: vectors, links: links)
    }

    /// The same evidence, weighed otherwise; what words that both share are worth stays as it was.
    public func with(weights: Weights) -> PairEvidence {
        PairEvidence(self, habits: habits, vectors: vectors, links: links, weights: weights)
    }

    /// Whether an encoder says how alike the versions' runs are.
    public var hasVectors: Bool { vectors != nil }

    /// Whether links between words would change any score.
    public var weighsLinks: Bool { [Term.linksAcross, .wordsLinked, .leftOutLinked].contains { weights[$0] != 0 } }

    /// The same evidence with exact vectors for these runs, from an encoder that must be asked text by text.
    public func encoding(
        first: [Range<Int>], second: [Range<Int>], _ encoder: any SentenceEncoder, threads: Int
    ) throws(EncoderError) -> PairEvidence {
        guard let vectors else { return self }
        let exact = (
            first: try vectors.first.encoding(first, self.first.joinedSpans(encoder), threads: threads),
            second: try vectors.second.encoding(second, self.second.joinedSpans(encoder), threads: threads)
        )
        return PairEvidence(self, habits: habits, vectors: exact, links: links)
    }

    /// Places where both versions have rare keys, for a search that cannot look everywhere: a segment of each, and how
    /// much the keys are worth.
    public func meetingPoints() -> [(first: Int, second: Int, worth: Double)] { keys.meetingPoints() }

    /// The log-potential of a bead; one side empty for text that is left out.
    public func score(_ x: Range<Int>, _ y: Range<Int>) -> Double { score(x, y, weights: weights) }

    /// The log-potential of a bead, or minus infinity where it is less than `least`: what a search needs that has better
    /// beads already.
    public func score(_ x: Range<Int>, _ y: Range<Int>, least: Double) -> Double {
        var sum = 0.0
        let isWhole = forEachTerm(
            x, y, add: { term, value in sum += weights[term] * value }, goesOn: { rest in sum + rest >= least })
        return isWhole ? sum : -.infinity
    }

    /// The same under other weights: what fitting them needs.
    public func score(_ x: Range<Int>, _ y: Range<Int>, weights: Weights) -> Double {
        var sum = 0.0
        _ = forEachTerm(x, y, add: { term, value in sum += weights[term] * value }, goesOn: { _ in true })
        return sum
    }

    /// Every term of a bead that is not zero: what `score` adds up.
    public func terms(_ x: Range<Int>, _ y: Range<Int>) -> [(term: Term, value: Double)] {
        terms(x, y, least: -.infinity)
    }

    /// The terms that are read of a bead which must score at least so much.
    func terms(_ x: Range<Int>, _ y: Range<Int>, least: Double) -> [(term: Term, value: Double)] {
        var terms: [(term: Term, value: Double)] = []
        var sum = 0.0
        _ = forEachTerm(
            x, y,
            add: { term, value in
                sum += weights[term] * value
                if value != 0 { terms.append((term, value)) }
            }, goesOn: { rest in sum + rest >= least })
        return terms
    }

    /// Calls `add` with every term, the quick ones first.
    ///
    /// - Parameter goesOn: Asked before what is slow, with the most that the rest can add to the score.
    /// - Returns: Whether all terms were added.
    @inline(__always)
    private func forEachTerm(
        _ x: Range<Int>, _ y: Range<Int>, add: (Term, Double) -> Void, goesOn: (Double) -> Bool
    ) -> Bool {
        first.addEnds(of: x, add)
        second.addEnds(of: y, add)
        let lengths = (first.length(of: x), second.length(of: y))
        let size = (lengths.0 / meanFirst + lengths.1 / meanSecond) / 2
        if x.isEmpty || y.isEmpty {
            add(.leftOut, 1)
            add(.leftOutSize, size)
            if let links { add(.leftOutLinked, links.shareLinked(x, y)) }
            add(.leftOutAtWeakEnd, x.isEmpty ? second.weakEnds(of: y) : first.weakEnds(of: x))
            if areLines {
                add(.leftOutLine, 1)
                add(.leftOutLineSize, size)
            } else {
                add(.leftOutInDoubt, habits.cosines.doubt)
            }
            return true
        }
        add(.paired, 1)
        let pieceEdges = first.unmarkedEdges(of: x) + second.unmarkedEdges(of: y)
        if pieceEdges > 0, size < 1 { add(.pieceShortness, pieceEdges * max(-3, log(size))) }
        let sentences = (first.sentences(in: x), second.sentences(in: y))
        add(.joined, sentences.0 + sentences.1 - 2)
        if areLines { add(.joinedLines, sentences.0 + sentences.1 - 2) }
        add(.joinedOnBothSides, min(sentences.0, sentences.1) - 1)
        let mismatch = abs(log((lengths.1 + 4) / (habits.lengthRatio * lengths.0 + 4)))
        add(.lengthMismatch, mismatch)
        add(.lengthMismatchOfLong, min(3, mismatch * size.squareRoot()))
        if hasParagraphs { addParagraphs(x, y: y, add) }
        if !blocks.isEmpty { blocks.forEachTerm(x, y, add: add) }
        if asks(x, first) != asks(y, second) { add(.questionsDiffer, 1) }
        guard mismatch < Self.absurdMismatch else { return true }
        if let links {
            let reach = links.reach(x, y)
            add(.linksAcross, reach.across)
            add(.wordsLinked, reach.share)
        }
        let rest = bounds.mostOfNumbers + keys.most(x, y)
        if let vectors {
            guard goesOn(rest + bounds.mostOfMeaning),
                addMeaning(x, y: y, lengths: lengths, size: size, vectors: vectors, add, goesOn: { goesOn(rest + $0) })
            else { return false }
        }
        guard goesOn(rest) else { return false }
        let numbers = numbers.matches(x, y)
        add(.numbersMatched, Double(numbers.matched))
        add(.numbersUnmatched, Double(numbers.unmatched))
        keys.addMatches(x, y: y, add)
        return true
    }

    /// What is usual of the encoder's vectors.
    var profile: EncoderProfile { vectors?.first.profile ?? .unknown }

    /// The cosine of two runs; nil without vectors.
    func cosine(_ x: Range<Int>, _ y: Range<Int>) -> Double? {
        vectors.map { $0.first.cosine(x, other: $0.second, otherRun: y) }
    }

    @inline(__always)
    private func addMeaning(
        _ x: Range<Int>, y: Range<Int>, lengths: (Double, Double), size: Double,
        vectors: (first: RunVectors, second: RunVectors), _ add: (Term, Double) -> Void, goesOn: (Double) -> Bool
    ) -> Bool {
        let cosine = vectors.first.cosine(x, other: vectors.second, otherRun: y)
        guard goesOn(bounds.most(cosine: cosine)) else { return false }
        let strangeness = min(1, size) * habits.cosines.logOddsOfStrangers(cosine)
        add(.likeStrangers, strangeness)
        if areLines { add(.likeStrangersOfLines, strangeness) }
        if let rest = nearestWithoutPart(x, y: y, vectors: vectors) {
            add(.nearerWithoutPart, max(0, min(Self.mostNearer, rest - cosine)))
        }
        let forward = vectors.first.cosineWithNeighbours(x, vectors.second, of: y)
        let backward = vectors.second.cosineWithNeighbours(y, vectors.first, of: x)
        // A text of one sentence has no neighbours: it stands against the usual cosine of strangers.
        let mean: Double
        switch (forward, backward) {
        case (let forward?, let backward?): mean = (forward + backward) / 2
        case (let one?, nil), (nil, let one?): mean = one
        case (nil, nil): mean = vectors.first.profile.strangersCosine
        }
        let expected = habits.lengthRatio * lengths.0
        let ratio = min(expected, lengths.1) / max(1, max(expected, lengths.1))
        add(.meaning, cosine - habits.meaning)
        add(.meaningMargin, cosine - mean)
        add(.meaningMarginByLength, (cosine - mean) * log2(1 + ratio))
        return true
    }

    /// The most that a part can take two sides apart.
    static let mostNearer = 0.2

    /// The largest cosine of the two sides without the first or the last sentence of one; nil where each side is one.
    @inline(__always)
    private func nearestWithoutPart(
        _ x: Range<Int>, y: Range<Int>, vectors: (first: RunVectors, second: RunVectors)
    ) -> Double? {
        var most = -Double.infinity
        if let rest = first.withoutOuterSentences(x) {
            most = max(
                vectors.first.cosine(rest.first, other: vectors.second, otherRun: y),
                vectors.first.cosine(rest.last, other: vectors.second, otherRun: y))
        }
        if let rest = second.withoutOuterSentences(y) {
            most = max(
                most, vectors.first.cosine(x, other: vectors.second, otherRun: rest.first),
                vectors.first.cosine(x, other: vectors.second, otherRun: rest.last))
        }
        return most > -.infinity ? most : nil
    }

    @inline(__always)
    private func addParagraphs(_ x: Range<Int>, y: Range<Int>, _ add: (Term, Double) -> Void) {
        add(.paragraphsInside, Double(first.paragraphEnds(inside: x) + second.paragraphEnds(inside: y)))
        let ends = (endsParagraph(x, first), endsParagraph(y, second))
        if ends.0 && ends.1 { add(.paragraphEndsAgree, 1) }
        if ends.0 != ends.1 { add(.paragraphEndsDiffer, 1) }
    }

    private func endsParagraph(_ run: Range<Int>, _ version: VersionEvidence) -> Bool {
        version.endKinds[run.upperBound - 1] == .paragraph
    }

    private func asks(_ run: Range<Int>, _ version: VersionEvidence) -> Bool {
        version.questionsBefore[run.upperBound] > version.questionsBefore[run.lowerBound]
    }
}
