private import Documents
public import Encoders
private import ICUText
private import Segmentation

/// What every run of a version's segments means: one vector a run, and for each run its neighbours. What all segments of
/// the version have in common is taken off (`VectorCentre`).
///
/// - Complexity: O(segments · longest) vectors, a byte for each of their numbers.
public struct RunVectors: Sendable {
    /// What the encoder's vectors are like.
    public let profile: EncoderProfile
    private let longest: Int
    private let count: Int
    /// Row `start * longest + count - 1`; runs that would reach past the end of the text stop there.
    private var vectors: CodedVectors
    let centre: VectorCentre?
    /// The run just before (after) each run that comes nearest to its length: how many segments it has, 0 for none.
    private let before: [UInt8]
    private let after: [UInt8]

    /// A neighbour is the shortest adjoining run that has this share of the run's length.
    private static let neighbourShare = 0.7
    /// Vectors in full precision at a time.
    static let batch = 1024

    /// Exact vectors of all runs.
    ///
    /// - Parameters:
    ///   - piece: For how many segments at a time an encoder is made, so that what it keeps for itself stays small.
    ///   - encoder: The runs of some of the segments, numbered from the first of them.
    public init(
        _ version: VersionEvidence, longest: Int, dimension: Int, profile: EncoderProfile = .unknown, piece: Int = 4096,
        threads: Int,
        encoder: (Range<Int>) throws(EncoderError) -> any SpanVectors
    ) throws(EncoderError) {
        try self.init(
            version, longest: longest, dimension: dimension, profile: profile, piece: piece, centre: nil,
            threads: threads,
            encoder: encoder)
    }

    /// - Parameter centre: nil for that of the first piece: thousands of segments say what all do.
    init(
        _ version: VersionEvidence, longest: Int, dimension: Int, profile: EncoderProfile, piece: Int,
        centre known: VectorCentre?, threads: Int, encoder: (Range<Int>) throws(EncoderError) -> any SpanVectors
    ) throws(EncoderError) {
        var vectors = CodedVectors(dimension: dimension, capacity: version.count * longest)
        var centre = known
        for start in stride(from: 0, to: version.count, by: piece) {
            let end = min(version.count, start + piece)
            let known = start..<min(version.count, end + longest - 1)
            let encoder = try encoder(known)
            if centre == nil {
                centre = try VectorCentre(of: known.count, encoder, prior: profile.centrePrior, threads: threads)
            }
            let runs = (0..<(end - start)).flatMap { first in
                (1...longest).map { first..<min(known.count, first + $0) }
            }
            for from in stride(from: 0, to: runs.count, by: Self.batch) {
                let batch = Array(runs[from..<min(runs.count, from + Self.batch)])
                let exact = try encoder.embed(spans: batch, threads: threads)
                vectors.append(centre?.taken(from: exact) ?? exact)
            }
        }
        self.init(version, longest: longest, profile: profile, vectors: vectors, centre: centre)
    }

    init(
        _ version: VersionEvidence, longest: Int, profile: EncoderProfile, vectors: CodedVectors, centre: VectorCentre?
    ) {
        self.profile = profile
        self.centre = centre
        count = version.count
        self.longest = longest
        self.vectors = vectors
        var before: [UInt8] = []
        var after: [UInt8] = []
        before.reserveCapacity(count * longest)
        after.reserveCapacity(count * longest)
        for start in 0..<version.count {
            for size in 1...longest {
                let run = start..<min(version.count, start + size)
                before.append(
                    Self.neighbour(of: run, version, longest: longest) { run.lowerBound - $0..<run.lowerBound })
                after.append(
                    Self.neighbour(of: run, version, longest: longest) { run.upperBound..<run.upperBound + $0 })
            }
        }
        self.before = before
        self.after = after
    }

    /// The same with exact vectors for some runs.
    func encoding(_ runs: [Range<Int>], _ encoder: any SpanVectors, threads: Int) throws(EncoderError) -> RunVectors {
        var exact = self
        for from in stride(from: 0, to: runs.count, by: Self.batch) {
            let batch = Array(runs[from..<min(runs.count, from + Self.batch)])
            let own = try encoder.embed(spans: batch, threads: threads)
            let vectors = centre?.taken(from: own) ?? own
            for (index, run) in batch.enumerated() { exact.vectors.replace(row(run), with: vectors, row: index) }
        }
        return exact
    }

    private static func neighbour(
        of run: Range<Int>, _ version: VersionEvidence, longest: Int, _ place: (Int) -> Range<Int>
    ) -> UInt8 {
        let wanted = neighbourShare * version.length(of: run)
        var found: UInt8 = 0
        for size in 1...longest {
            let neighbour = place(size)
            guard neighbour.lowerBound >= 0, neighbour.upperBound <= version.count else { break }
            found = UInt8(size)
            if version.length(of: neighbour) >= wanted { break }
        }
        return found
    }

    @inline(__always)
    private func row(_ run: Range<Int>) -> Int { run.lowerBound * longest + min(run.count, longest) - 1 }

    /// The most segments of a run.
    var longestRun: Int { longest }

    /// A run of up to `size` segments.
    func run(from start: Int, _ size: Int) -> Range<Int> { start..<min(count, start + min(size, longest)) }

    /// The cosine of two runs' vectors.
    @inline(__always)
    func cosine(_ run: Range<Int>, other: RunVectors, otherRun: Range<Int>) -> Double {
        vectors.cosine(row(run), other: other.vectors, otherRow: other.row(otherRun))
    }

    /// The mean cosine of `run` with the other version's runs just before and after `otherRun`; nil where there are none.
    @inline(__always)
    func cosineWithNeighbours(_ run: Range<Int>, _ other: RunVectors, of otherRun: Range<Int>) -> Double? {
        let row = other.row(otherRun)
        let left = Int(other.before[row])
        // A run longer than any with a vector stands for its beginning: what comes after that may be past the text.
        let right = min(Int(other.after[row]), other.count - otherRun.upperBound)
        var sum = 0.0
        if left > 0 { sum += cosine(run, other: other, otherRun: (otherRun.lowerBound - left)..<otherRun.lowerBound) }
        if right > 0 { sum += cosine(run, other: other, otherRun: otherRun.upperBound..<(otherRun.upperBound + right)) }
        let number = (left > 0 ? 1 : 0) + (right > 0 ? 1 : 0)
        return number > 0 ? sum / Double(number) : nil
    }
}

extension VersionEvidence {
    /// The vectors of all runs of up to `longest` segments: exact from an encoder that sums over tokens; from one that
    /// knows whole texts only, segments and sentences exact and longer runs as sums until `PairEvidence.encoding` asks for
    /// them.
    ///
    /// - Parameters:
    ///   - asTexts: Whether an encoder that sums over tokens reads each run as a text of its own, which costs less where
    ///     runs are few words long.
    ///   - sentences: The segments where sentences begin, rising from 0, and the number of segments; nil where every segment
    ///     is one.
    public func vectors(
        longest: Int, _ encoder: any SentenceEncoder, threads: Int = 1, asTexts: Bool = false, sentences: [Int]? = nil
    ) throws(EncoderError) -> RunVectors {
        guard let spanEncoding = encoder.spanEncoding else {
            return try RunVectors(
                sumsOf: self, sentences: sentences ?? Array(0...count), longest: longest, profile: encoder.profile,
                encoder: joinedSpans(encoder), threads: threads)
        }
        let (segments, spaces) = texts
        return try RunVectors(
            self, longest: longest, dimension: encoder.dimension, profile: encoder.profile, threads: threads
        ) { part throws(EncoderError) in
            let (segments, spaces) = (Array(segments[part]), Array(spaces[part.dropLast()]))
            if asTexts { return JoinedSpans(segments: segments, spaces: spaces, encoder: encoder) }
            return try spanEncoding.spans(of: segments, spaces: spaces, threads: threads)
        }
    }

    func joinedSpans(_ encoder: any SentenceEncoder) -> JoinedSpans {
        let (segments, spaces) = texts
        return JoinedSpans(segments: segments, spaces: spaces, encoder: encoder)
    }

    /// The segments, and for each boundary whether white space stands there.
    private var texts: (segments: [String], spaces: [Bool]) {
        let text = segmentation.document.text
        let spaces = zip(segmentation.segments, segmentation.segments.dropFirst()).map {
            $0.range.upperBound < $1.range.lowerBound
        }
        return (segmentation.segments.map { text[$0.range] }, spaces)
    }
}
