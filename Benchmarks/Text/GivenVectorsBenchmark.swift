internal import Alignment
import Evidence
import Foundation
import Hexapla

/// Time and memory of aligning two files of lines whose vectors are given: what Benchmarks/Size/compare.py holds
/// against its peer. Prints seconds on the processor, the peak in megabytes, and the beads.
enum GivenVectorsBenchmark {
    /// A run means the sum of what its lines mean.
    private struct Sums: SpanVectors {
        let base: [Float]
        let offset: Int
        let dimension: Int
        let clock: Clock

        func embed(spans: [Range<Int>], threads: Int) -> [Float] {
            let start = processorSeconds()
            defer { clock.seconds += processorSeconds() - start }
            var vectors = [Float](repeating: 0, count: spans.count * dimension)
            vectors.withUnsafeMutableBufferPointer { vectors in
                base.withUnsafeBufferPointer { base in
                    for (row, span) in spans.enumerated() {
                        for line in span {
                            let from = (offset + line) * dimension
                            for place in 0..<dimension { vectors[row * dimension + place] += base[from + place] }
                        }
                    }
                }
            }
            return vectors
        }
    }

    /// @unchecked: one thread.
    private final class Clock: @unchecked Sendable {
        var seconds = 0.0
    }

    private static let longest = 8

    /// - Parameter arguments: Lines and vectors (.npy, a row a line) of either version, and where the beads go.
    static func run(_ arguments: [String]) throws {
        guard arguments.count == 5, let german = LanguageTag("de"), let english = LanguageTag("en") else {
            print("usage: benchmarks given FIRST.txt SECOND.txt FIRST.npy SECOND.npy BEADS")
            return
        }
        var seconds = 0.0
        let first = try version(german, arguments[0], arguments[2], &seconds)
        let second = try version(english, arguments[1], arguments[3], &seconds)
        let start = processorSeconds()
        let evidence = PairEvidence(
            first: first.evidence, second: second.evidence, weights: .withEncoder, longestRun: (longest, longest),
            vectors: (first.vectors, second.vectors))
        let runs = evidence.alignedRuns(longest: (longest, longest), sum: longest + 1, oneSided: 6)
        seconds += processorSeconds() - start
        let lines = runs.map {
            "\($0.first.lowerBound) \($0.first.upperBound) \($0.second.lowerBound) \($0.second.upperBound)\n"
        }
        try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: arguments[4]))
        print(seconds, peakMegabytes())
    }

    private static func version(
        _ language: LanguageTag, _ path: String, _ vectors: String, _ seconds: inout Double
    ) throws -> (evidence: VersionEvidence, vectors: RunVectors) {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var reader = try EvidenceReader(
            locale: language.localeIdentifier, rules: RuleCatalog().rules(for: language))
        let evidence = reader.read(Segmenter.lines(of: Document(language: language, string: text)))
        let (base, rows, columns) = try NumPyFile.read(path: vectors)
        precondition(rows == evidence.count, "a vector a line")
        let clock = Clock()
        let start = processorSeconds()
        let runs = try RunVectors(evidence, longest: longest, dimension: columns, threads: 1) { part in
            Sums(base: base, offset: part.lowerBound, dimension: columns, clock: clock)
        }
        // What it takes to make the vectors is not the alignment's.
        seconds += processorSeconds() - start - clock.seconds
        return (evidence, runs)
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
