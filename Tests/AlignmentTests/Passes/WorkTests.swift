import AlignedTable
import Documents
import DynamicPrograms
import Evidence
import ICUText
import Segmentation
import Synchronization
import Testing

@testable import Alignment

/// What aligning costs follows the texts' size, whatever they hold: work is counted, never timed.
@Suite struct WorkTests {
    struct Hostile: Sendable, CustomTestStringConvertible {
        let language: String
        let piece: String
        var testDescription: String { "\(language): \(piece.debugDescription)" }

        func text(_ bytes: Int) -> String { String(repeating: piece, count: bytes / piece.utf8.count) }
    }

    static let hostile = [
        Hostile(language: "en", piece: "word "), Hostile(language: "en", piece: ". "),
        Hostile(language: "en", piece: "x. "), Hostile(language: "en", piece: "111 "),
        Hostile(language: "en", piece: "!"), Hostile(language: "en", piece: "Why? "),
        Hostile(language: "de", piece: "1. "), Hostile(language: "en", piece: "7\n"),
        Hostile(language: "zh", piece: "。"), Hostile(language: "zh", piece: "中。"), Hostile(language: "zh", piece: "中"),
        Hostile(language: "ja", piece: "「」"), Hostile(language: "th", piece: "ก "), Hostile(language: "th", piece: "ก"),
        Hostile(language: "ar", piece: "وقال إن "), Hostile(language: "en", piece: "\u{301}"),
        Hostile(language: "en", piece: "😀 "), Hostile(language: "en", piece: "\" "),
    ]

    private static func version(_ text: String, _ language: String, _ input: Aligner.Input) throws -> VersionEvidence {
        let tag = try #require(LanguageTag(language))
        return try VersionReader(input: input, catalog: RuleCatalog()).read(Document(language: tag, string: text))
    }

    /// Runs of segments, and numbers listed for them, stay below so many for a byte, opened or not.
    @Test(arguments: hostile, [20_000, 80_000])
    func runsFollowTheSize(hostile: Hostile, bytes: Int) throws {
        let version = try Self.version(hostile.text(bytes), hostile.language, .text)
        let aligner = Aligner()
        let open = try VersionReader(input: .text, catalog: RuleCatalog()).opening(
            Set(0..<version.count), of: version,
            most: WorkLimits.runs(of: version) / aligner.longestOpenRun(among: 2))
        for version in [version, open] {
            let longest = aligner.longestRun(version, among: 2)
            #expect(version.count * longest <= max(10_000, bytes / 2))
            #expect(version.numberCount * longest * (longest + 1) / 2 <= max(2_000_000, 40 * bytes))
        }
    }

    /// Nothing is joined in texts that come as lines, so runs are shorter.
    @Test(arguments: [20_000, 80_000]) func runsOfLinesFollowTheSize(bytes: Int) throws {
        let version = try Self.version(String(repeating: "a\n", count: bytes / 2), "en", .lines)
        #expect(version.count == bytes / 2)
        #expect(version.count * Aligner().longestRun(version, among: 2) <= max(10_000, bytes / 2))
    }

    /// Every way is as good as any other, so that nothing narrows a search by itself.
    private final class Undecided: PairScoring {
        private let asked = Mutex(0)
        var count: Int { asked.withLock { $0 } }

        func score(_ first: Range<Int>, _ second: Range<Int>) -> Double {
            asked.withLock { $0 += 1 }
            return -Double(first.count + second.count)
        }
    }

    @Test(arguments: [(300, 300), (1200, 1200), (3000, 40), (40, 3000), (1, 2000)])
    func scoresFollowWhatIsAllowed(first: Int, second: Int) {
        let most = 40 * (first + second) + 20_000
        let scoring = Undecided()
        let search = PairSearch(limits: BeadLimits(first: 8, second: 8, sum: 9, oneSided: 8), mostScores: most)
        let solution = search.solve(
            scoring, first: first, second: second, search.firstBand(first: first, second: second, anchors: []))
        #expect(solution.beads.reduce(0) { $0 + $1.first.count } == first)
        #expect(solution.beads.reduce(0) { $0 + $1.second.count } == second)
        // A pass with small beads, a pass with all, each once more where the path comes near the edge.
        #expect(scoring.count <= 6 * most)
    }

    /// The whole way, for texts that a path over all ways to cut them would take minutes for. Every character stands in
    /// one row.
    @Test(arguments: hostile) func hostileTextsAreAligned(hostile: Hostile) throws {
        let german = "Der Zug kam um 7.30 Uhr an. Niemand stieg aus. Am Abend regnete es, und alle gingen nach Hause."
        var aligner = Aligner()
        aligner.maximumJoin = 2
        for input in Aligner.Input.allCases {
            aligner.input = input
            let documents = try [
                (hostile.language, hostile.text(700)), (hostile.language == "de" ? "en" : "de", german),
            ]
            .map { Document(language: try #require(LanguageTag($0.0)), string: $0.1) }
            let table = try aligner.align(documents, name: "hostile")
            for (column, document) in documents.enumerated() {
                var held = [Int](repeating: 0, count: document.text.units.count)
                for row in table.rows { for unit in row.ranges[column] ?? 0..<0 { held[unit] += 1 } }
                let isRight = zip(document.text.units, held).allSatisfy { unit, count in
                    count == 1 || count == 0 && (unit == 0x20 || unit == 0x0A)
                }
                #expect(isRight)
            }
        }
    }
}
