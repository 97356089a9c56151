import Documents
import DynamicPrograms
import Evidence
import Segmentation
import Testing

@testable import Alignment

/// Small texts, a line a segment, with every pair solved: what the decisions on rows look at.
struct SmallTexts {
    let versions: [VersionEvidence]
    let solutions: PairTable<PairSolution<PairScorer>>

    /// - Parameter lines: By language tag, in the order of the tags.
    init(_ lines: KeyValuePairs<String, [String]>) throws {
        versions = try lines.map { tag, lines in
            let language = try #require(LanguageTag(tag))
            let document = Document(language: language, name: tag, string: lines.joined(separator: "\n"))
            return try VersionReader(input: .lines, catalog: RuleCatalog()).read(document)
        }
        let (versions, limits) = (versions, BeadLimits(first: 3, second: 3, sum: 4, oneSided: 2))
        solutions = PairTable(
            versionCount: versions.count,
            values: VersionPair.all(versionCount: versions.count).map { pair in
                PairSearch(limits: limits).solve(
                    PairEvidence(
                        first: versions[pair.first], second: versions[pair.second], weights: .lexical,
                        longestRun: (3, 3)))
            })
    }

    func decision(locked: Int? = nil) -> RowDecision {
        RowDecision(
            versions: versions, solutions: solutions, locked: locked.map(VersionIndex.init),
            cutModel: WeightSet().lexical.cuts)
    }

    /// A row a line.
    var lineByLine: [[Range<Int>]] {
        (0..<(versions.map(\.count).min() ?? 0)).map { line in versions.map { _ in line..<(line + 1) } }
    }
}
