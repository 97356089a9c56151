public import Documents
private import ICUText
public import Segmentation

/// What one version's segments hold that may speak for or against a counterpart: lengths, numbers, keys, question
/// marks. Made once a version and used in every pair; a class, for the programs ask it of every cell, and an unoptimised
/// build would copy all of these arrays each time.
public final class VersionEvidence: Sendable {
    public let segmentation: Segmentation
    public var count: Int { segmentation.segments.count }
    public var language: LanguageTag { segmentation.document.language }

    /// Letters before each segment, and of all (`WrittenLength`).
    let lengthBefore: [Int32]
    /// Effective sentences before each segment: a boundary adds its strength.
    let sentencesBefore: [Float]
    /// How many paragraph ends stand inside a run of segments: counted up to each segment.
    let paragraphsBefore: [Int32]
    /// Segments with a question mark before each segment.
    let questionsBefore: [Int32]
    let endKinds: [Boundary.Kind]
    /// The log-odds of the boundary after each segment.
    let endLogits: [Float]
    /// Whether the boundary after each segment is a place in a long stretch without marks (`UnmarkedStretches`).
    private let endsInStretch: [Bool]
    /// The letters outside those stretches, and how many sentences end there.
    let marked: (letters: Double, sentences: Double)
    let spacesEndSentences: Bool
    /// For each segment the start of the sentence that it is in, and of the next, where a sentence may well end
    /// (`leastStrengthOfEnd`).
    private let sentenceStarts: (own: [Int32], next: [Int32])
    /// Whether the text came cut into lines.
    let isLines: Bool
    /// Sorted within each segment.
    let numbers: JaggedArray<UInt64>
    let keys: JaggedArray<Key>
    /// Folded words in order, for dictionaries.
    let words: JaggedArray<Key>
    /// Whether the text is mostly in Latin letters.
    let isLatin: Bool
    /// The text's size in UTF-8: what the work on it may be measured by.
    public let byteCount: Int
    /// How many numbers the text has.
    public var numberCount: Int { numbers.elements.count }
    /// nil for files that do not tell kinds of blocks.
    let kinds: SegmentKinds?
    /// nil for texts without times.
    let times: SegmentTimes?
    /// nil where rows may begin anywhere.
    let pins: SegmentPins?

    init(
        segmentation: Segmentation, stretches: UnmarkedStretches, lengthBefore: [Int32], paragraphsBefore: [Int32],
        questionsBefore: [Int32], numbers: JaggedArray<UInt64>, keys: JaggedArray<Key>, words: JaggedArray<Key>,
        isLatin: Bool, spacesEndSentences: Bool
    ) {
        self.segmentation = segmentation
        self.lengthBefore = lengthBefore
        sentencesBefore = stretches.boundaries.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.strength) }
        self.spacesEndSentences = spacesEndSentences
        marked = stretches.marked
        self.paragraphsBefore = paragraphsBefore
        self.questionsBefore = questionsBefore
        endKinds = stretches.boundaries.map(\.kind)
        endLogits = stretches.boundaries.map { Float($0.logit) }
        endsInStretch = stretches.isInside
        sentenceStarts = Self.sentenceStarts(stretches.boundaries)
        isLines = segmentation.isLines
        self.numbers = numbers
        self.keys = keys
        self.words = words
        self.isLatin = isLatin
        byteCount = segmentation.document.text.byteCount
        kinds = SegmentKinds(segmentation)
        times = SegmentTimes(segmentation)
        pins = SegmentPins(segmentation)
    }

    /// The same version, its stretches without marks cut into sentences of about so many letters (`UnmarkedStretches`).
    func expecting(sentenceLength: Double) -> VersionEvidence {
        VersionEvidence(
            segmentation: segmentation,
            stretches: UnmarkedStretches(
                of: segmentation, lengths: lengthBefore, spacesEndSentences: spacesEndSentences,
                sentenceLength: sentenceLength),
            lengthBefore: lengthBefore, paragraphsBefore: paragraphsBefore, questionsBefore: questionsBefore,
            numbers: numbers, keys: keys, words: words, isLatin: isLatin, spacesEndSentences: spacesEndSentences)
    }

    /// Whether a row must begin with this segment.
    public func isPinned(_ segment: Int) -> Bool { pins?.isPinned(segment) ?? false }

    /// The numbers of the document's row starts with the positions where they are, both rising.
    public var pinnedPositions: [(number: Int, position: Int)] { pins?.places ?? [] }

    /// Whether a block of another kind begins with this segment: a text after its heading.
    public func changesKind(before segment: Int) -> Bool { kinds?.changes(before: segment) ?? false }

    /// Letters in a run of segments (`WrittenLength`).
    public func length(of run: Range<Int>) -> Double {
        Double(lengthBefore[run.upperBound] - lengthBefore[run.lowerBound])
    }

    /// 1 for a run whose inner boundaries are no sentence ends, plus the strength of each that is.
    func sentences(in run: Range<Int>) -> Double {
        run.isEmpty ? 0 : 1 + Double(sentencesBefore[run.upperBound - 1] - sentencesBefore[run.lowerBound])
    }

    /// A headline that nothing but a space parts from the text is a part of its own too.
    private static let leastStrengthOfEnd: Float = 0.1

    private static func sentenceStarts(_ boundaries: [Boundary]) -> (own: [Int32], next: [Int32]) {
        let starts =
            boundaries.indices.filter { $0 == 0 || boundaries[$0 - 1].strength >= leastStrengthOfEnd } + [
                boundaries.count
            ]
        var (own, next): ([Int32], [Int32]) = ([], [])
        for (start, end) in zip(starts, starts.dropFirst()) {
            own += repeatElement(Int32(start), count: end - start)
            next += repeatElement(Int32(end), count: end - start)
        }
        return (own, next)
    }

    /// A run without its first sentence, and without its last; nil where it is no more than one.
    @inline(__always)
    func withoutOuterSentences(_ run: Range<Int>) -> (first: Range<Int>, last: Range<Int>)? {
        let (second, last) = (Int(sentenceStarts.next[run.lowerBound]), Int(sentenceStarts.own[run.upperBound - 1]))
        guard second < run.upperBound, last > run.lowerBound else { return nil }
        return (second..<run.upperBound, run.lowerBound..<last)
    }

    /// Paragraph ends inside a run.
    func paragraphEnds(inside run: Range<Int>) -> Int {
        run.isEmpty ? 0 : Int(paragraphsBefore[run.upperBound - 1] - paragraphsBefore[run.lowerBound])
    }

    /// Whether the boundary before this segment is a place inside what the rules take for one sentence.
    public func isInner(_ segment: Int) -> Bool {
        segment > 0 && segment < count && endKinds[segment - 1] == .inner
    }

    /// Whether no mark ends a sentence before this segment: a space, or a place inside.
    @inline(__always)
    public func isUnmarked(_ segment: Int) -> Bool {
        segment > 0 && segment < count && (endKinds[segment - 1] == .inner || endKinds[segment - 1] == .space)
    }

    /// Whether a segment begins at a place in a long stretch without marks.
    package func isInUnmarkedStretch(_ segment: Int) -> Bool {
        segment > 0 && segment < count && endsInStretch[segment - 1]
    }

    /// For every position between another segmentation's segments of the same text, the position where this version is
    /// cut there; this version is cut wherever the other is.
    public func positions(of coarse: VersionEvidence) -> [Int] {
        var positions: [Int] = []
        var position = 0
        for segment in coarse.segmentation.segments {
            while position < count, segmentation.segments[position].range.lowerBound < segment.range.lowerBound {
                position += 1
            }
            positions.append(position)
        }
        return positions + [count]
    }

    /// Whether any sentence is cut inside.
    public var hasInnerBoundaries: Bool { endKinds.contains(.inner) }

    /// How many segments a sentence has: 1 where boundaries are sure.
    public var segmentsPerSentence: Double {
        count > 0 ? Double(count) / max(1, Double(sentencesBefore[count])) : 1
    }

    /// The mean text of a segment, in letters.
    public var meanSegmentLength: Double { count > 0 ? max(1, length(of: 0..<count) / Double(count)) : 1 }

    /// The text of a sentence as this version writes it: its letters over its effective sentences.
    public var meanSentenceLength: Double {
        guard count > 0 else { return 1 }
        return max(1, length(of: 0..<count) / max(1, Double(sentencesBefore[count])))
    }
}
