internal import Encoders
private import Foundation

extension RunVectors {
    /// Runs of several segments as sums of vectors, each of length 1 and without the centre, for an encoder that must be
    /// asked text by text. A run counts the vectors of the sentences that it holds whole, and of its other segments their own;
    /// each the more, the longer it is. `encoding` makes exact those that the alignment asks for.
    ///
    /// - Parameter sentences: The segments where sentences begin, rising from 0, and the number of segments.
    /// - Complexity: O(segments · longest) sums; one text for each segment, and for each sentence of several.
    init(
        sumsOf version: VersionEvidence, sentences: [Int], longest: Int, profile: EncoderProfile = .unknown,
        encoder: any SpanVectors, threads: Int
    ) throws(EncoderError) {
        var vectors = CodedVectors(dimension: encoder.dimension, capacity: version.count * longest)
        var centre: VectorCentre?
        let starts = SentenceStarts(sentences, count: version.count)
        for start in stride(from: 0, to: version.count, by: Self.batch) {
            let end = min(version.count, start + Self.batch)
            let known = start..<min(version.count, end + longest - 1)
            let segments = try encoder.embed(spans: known.map { $0..<($0 + 1) }, threads: threads)
            let used = centre ?? VectorCentre(segments, dimension: encoder.dimension, prior: profile.centrePrior)
            centre = used
            let whole = known.compactMap { starts.sentence(from: $0) }
                .filter { $0.count > 1 && $0.upperBound <= known.upperBound }
            let parts = RunParts(
                version, known: known, starts: starts, segments: used.taken(from: segments),
                sentences: (whole, used.taken(from: try encoder.embed(spans: whole, threads: threads))),
                dimension: encoder.dimension)
            for first in start..<end { parts.forEachRun(from: first, longest: longest) { vectors.append($0) } }
        }
        self.init(version, longest: longest, profile: profile, vectors: vectors, centre: centre)
    }
}

/// Where a version's sentences begin and end, by segment.
private struct SentenceStarts {
    private var isStart: [Bool]
    private var ends: [Int]

    init(_ positions: [Int], count: Int) {
        isStart = [Bool](repeating: false, count: count + 1)
        ends = [Int](repeating: 0, count: count + 1)
        for (position, next) in zip(positions, positions.dropFirst() + [count]) {
            isStart[position] = true
            ends[position] = next
        }
        isStart[count] = true
    }

    /// Whether a sentence ends before this segment.
    func isEnd(_ segment: Int) -> Bool { isStart[segment] }

    /// The sentence that begins with this segment; nil where none does.
    func sentence(from segment: Int) -> Range<Int>? {
        isStart[segment] && segment < ends[segment] ? segment..<ends[segment] : nil
    }
}

/// The vectors that runs are summed from, each times what its length makes it count.
private struct RunParts {
    private let known: Range<Int>
    private let starts: SentenceStarts
    private let dimension: Int
    /// For each segment in `known`.
    private var segments: [Float]
    private var sentences: [Float]
    /// Which sentence of several segments begins with a segment.
    private var sentenceRows: [Int: Int] = [:]

    /// A text says more than one of half its length, but not twice as much.
    private static let lengthExponent = 0.5

    init(
        _ version: VersionEvidence, known: Range<Int>, starts: SentenceStarts, segments: [Float],
        sentences: (ranges: [Range<Int>], vectors: [Float]), dimension: Int
    ) {
        self.known = known
        self.starts = starts
        self.dimension = dimension
        self.segments = segments
        self.sentences = sentences.vectors
        func importance(_ run: Range<Int>) -> Float {
            Float(pow(max(1, version.length(of: run)) / version.meanSentenceLength, Self.lengthExponent))
        }
        for (row, segment) in known.enumerated() {
            let scale = importance(segment..<(segment + 1))
            for place in (row * dimension)..<((row + 1) * dimension) { self.segments[place] *= scale }
        }
        for (row, sentence) in sentences.ranges.enumerated() {
            sentenceRows[sentence.lowerBound] = row
            let scale = importance(sentence)
            for place in (row * dimension)..<((row + 1) * dimension) { self.sentences[place] *= scale }
        }
    }

    /// The sums of the runs of 1 to `longest` segments that begin with `first`; beyond the end of the text the last again.
    func forEachRun(from first: Int, longest: Int, _ use: ([Float]) -> Void) {
        // Of whole sentences; and of the segments after them.
        var closed = [Float](repeating: 0, count: dimension)
        var open = closed
        var sentence = first
        for last in first..<(first + longest) {
            if last < known.upperBound {
                Self.add(segments, row: last - known.lowerBound, to: &open)
                if starts.isEnd(last + 1) {
                    if let row = sentenceRows[sentence] {
                        Self.add(sentences, row: row, to: &closed)
                    } else {
                        Self.add(open, row: 0, to: &closed)
                    }
                    open = [Float](repeating: 0, count: dimension)
                    sentence = last + 1
                }
            }
            use(zip(closed, open).map { $0 + $1 })
        }
    }

    private static func add(_ vectors: [Float], row: Int, to sum: inout [Float]) {
        let start = row * sum.count
        for place in sum.indices { sum[place] += vectors[start + place] }
    }
}
