private import Documents
public import Embedding
private import ICUText
private import Segmentation

/// What every run of a version's segments means: one vector a run, and for each run its neighbours.
///
/// - Complexity: O(segments · longest) vectors of `dimension` numbers, 4 bytes each.
public struct RunVectors: Sendable {
    let dimension: Int
    let longest: Int
    /// Row `start * longest + count - 1`; rows past the end of the text are zero.
    private var vectors: [Float]
    /// The run just before (after) each run that comes nearest to its length: how many segments it has, 0 for none.
    private let before: [UInt8]
    private let after: [UInt8]
    private let count: Int

    /// A neighbour is the shortest adjoining run that has this share of the run's length.
    private static let neighbourShare = 0.7
    private static let piece = 4096

    /// Exact vectors of all runs, from an encoder that knows spans.
    public init(
        _ version: VersionEvidence, longest: Int, encoder: any SpanEncoder, threads: Int
    ) throws(EmbeddingError) {
        let runs = Self.runs(of: version, longest)
        // Piece by piece, so that the vectors are in memory once. A vector does not depend on the others in its piece.
        var all: [Float] = []
        all.reserveCapacity(runs.count * encoder.dimension)
        for start in stride(from: 0, to: runs.count, by: Self.piece) {
            let piece = Array(runs[start..<min(runs.count, start + Self.piece)])
            all.append(contentsOf: try encoder.embed(spans: piece, threads: threads))
        }
        self.init(version, longest: longest, runs: runs, dimension: encoder.dimension, vectors: all)
    }

    /// Runs of several segments as the mean of their segments' vectors, for an encoder that must be asked text by
    /// text: `encoding` makes exact those that the alignment asks for.
    init(
        meansOf version: VersionEvidence, longest: Int, encoder: any SpanEncoder, threads: Int
    ) throws(EmbeddingError) {
        let dimension = encoder.dimension
        let singles = try encoder.embed(spans: (0..<version.count).map { $0..<($0 + 1) }, threads: threads)
        let runs = Self.runs(of: version, longest)
        var all: [Float] = []
        all.reserveCapacity(runs.count * dimension)
        for run in runs {
            var sum = [Float](repeating: 0, count: dimension)
            for segment in run {
                for place in 0..<dimension { sum[place] += singles[segment * dimension + place] }
            }
            let length = max(sum.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-9)
            all.append(contentsOf: sum.lazy.map { $0 / length })
        }
        self.init(version, longest: longest, runs: runs, dimension: dimension, vectors: all)
    }

    private init(_ version: VersionEvidence, longest: Int, runs: [Range<Int>], dimension: Int, vectors: [Float]) {
        count = version.count
        self.longest = longest
        self.dimension = dimension
        self.vectors = vectors
        before = runs.map { run in
            Self.neighbour(of: run, version, longest) { run.lowerBound - $0..<run.lowerBound }
        }
        after = runs.map { run in
            Self.neighbour(of: run, version, longest) { run.upperBound..<run.upperBound + $0 }
        }
    }

    /// The same with exact vectors for some runs.
    func encoding(_ runs: [Range<Int>], _ encoder: any SpanEncoder, threads: Int) throws(EmbeddingError) -> RunVectors {
        var exact = self
        let vectors = try encoder.embed(spans: runs, threads: threads)
        for (index, run) in runs.enumerated() {
            let start = row(run) * dimension
            exact.vectors.replaceSubrange(
                start..<(start + dimension), with: vectors[(index * dimension)..<((index + 1) * dimension)])
        }
        return exact
    }

    private static func runs(of version: VersionEvidence, _ longest: Int) -> [Range<Int>] {
        (0..<version.count).flatMap { start in
            (1...longest).map { start..<min(version.count, start + $0) }
        }
    }

    private static func neighbour(
        of run: Range<Int>, _ version: VersionEvidence, _ longest: Int, _ place: (Int) -> Range<Int>
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

    /// The cosine of two runs' vectors.
    @inline(__always)
    func cosine(_ run: Range<Int>, _ other: RunVectors, _ otherRun: Range<Int>) -> Double {
        vectors.withUnsafeBufferPointer { left in
            other.vectors.withUnsafeBufferPointer { right in
                guard let a = left.baseAddress, let b = right.baseAddress else { return 0 }
                return Double(
                    Self.dot(a + row(run) * dimension, b + other.row(otherRun) * dimension, dimension))
            }
        }
    }

    @inline(__always)
    private static func dot(_ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int) -> Float {
        var sums = (SIMD16<Float>.zero, SIMD16<Float>.zero)
        let a = UnsafeRawPointer(left)
        let b = UnsafeRawPointer(right)
        let whole = count & ~31
        var index = 0
        while index < whole {
            sums.0 +=
                a.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
                * b.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
            sums.1 +=
                a.loadUnaligned(fromByteOffset: index * 4 + 64, as: SIMD16<Float>.self)
                * b.loadUnaligned(fromByteOffset: index * 4 + 64, as: SIMD16<Float>.self)
            index += 32
        }
        var sum = (sums.0 + sums.1).sum()
        while index < count {
            sum += left[index] * right[index]
            index += 1
        }
        return sum
    }

    /// The mean cosine of `run` with the other version's runs just before and after `otherRun`; nil where there are none.
    @inline(__always)
    func cosineWithNeighbours(_ run: Range<Int>, _ other: RunVectors, of otherRun: Range<Int>) -> Double? {
        let row = other.row(otherRun)
        let left = Int(other.before[row])
        let right = Int(other.after[row])
        var sum = 0.0
        if left > 0 { sum += cosine(run, other, (otherRun.lowerBound - left)..<otherRun.lowerBound) }
        if right > 0 { sum += cosine(run, other, otherRun.upperBound..<(otherRun.upperBound + right)) }
        let number = (left > 0 ? 1 : 0) + (right > 0 ? 1 : 0)
        return number > 0 ? sum / Double(number) : nil
    }
}

extension VersionEvidence {
    /// The vectors of all runs of up to `longest` segments: exact from an encoder that sums over tokens; from one that
    /// knows whole texts only, segments exact and longer runs as means until `PairEvidence.encoding` asks for them.
    public func vectors(
        longest: Int, _ encoder: any SentenceEncoder, threads: Int = 1
    ) throws(EmbeddingError) -> RunVectors {
        if let native = encoder as? NativeEncoder {
            let (segments, spaces) = texts
            let spans = SpanEmbedding(segments: segments, spaces: spaces, encoder: native, threads: threads)
            return try RunVectors(self, longest: longest, encoder: spans, threads: threads)
        }
        return try RunVectors(meansOf: self, longest: longest, encoder: joinedSpans(encoder), threads: threads)
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
