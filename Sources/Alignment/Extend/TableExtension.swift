package import AlignedTable
package import Documents
private import DynamicPrograms
package import Errors
private import Evidence

/// A table that versions are added to, one after another.
///
/// Its rows are units that a new version is divided among, by the evidence of all versions together. They stay as they
/// are; two become one only where the new version has them in one piece. What it alone has gets rows of its own.
package struct TableExtension {
    let aligner: Aligner
    package private(set) var table: AlignedText
    /// The rows of the first table that each row holds, from 1; none for text that came later.
    private var numbers: [[Int]]
    /// For each version that was added, the rows of the first table that it joined.
    package private(set) var joins: [(language: LanguageTag, rows: [Int])] = []

    /// How far around the pairs' paths rows and text are set against each other; up to so many cells everything is.
    private static let margin = 12
    private static let wholeCells = 4_000

    package init(_ table: AlignedText, aligner: Aligner) {
        self.table = table
        self.aligner = aligner
        numbers = table.rows.indices.map { [$0 + 1] }
    }

    /// Adds a version as the last one.
    package mutating func add(_ document: Document) throws(HexaplaError) {
        let rows = try FixedRows(table, aligner: aligner)
        let last = rows.versions.count
        let stage = try aligner.secondPass(
            aligner.firstPass(
                rows.versions + aligner.read([document]), (0..<last).map { VersionPair($0, last) }, fixed: Set(0..<last)
            ))
        let longest = aligner.longestRuns(stage.versions)
        let scorer = FixedRowsScorer(
            rows: rows, pairs: stage.solved.map(\.scoring.evidence), longestRuns: longest)
        let solution = Self.solve(scorer, stage: stage, longest: longest[last])
        let writer = ExtendedRows(
            rows: rows, added: stage.versions[last], solution: solution, pairs: stage.solved,
            scoreModel: aligner.scoreModel(stage))
        var result: [Row] = []
        var held: [[Int]] = []
        for bead in writer.beads {
            let own = bead.first.flatMap { numbers[$0] }
            let added = writer.rows(bead)
            result += added
            held += added.map { _ in own }
            if bead.first.count > 1, own.count > 1 { joins.append((document.language, own)) }
        }
        table = AlignedText(name: table.name, versions: table.versions + [document], rows: result)
        numbers = held
    }

    /// The best path of rows and segments, near the paths of the versions.
    private static func solve(
        _ scorer: FixedRowsScorer, stage: PairStage, longest: Int
    ) -> PairSolution<FixedRowsScorer> {
        let counts = (scorer.rows.count, stage.versions[stage.versions.count - 1].count)
        let limits = BeadLimits((scorer.longestRuns.dropLast().max() ?? 1, longest))
        let band =
            (counts.0 + 1) * (counts.1 + 1) > wholeCells
            ? Band(reached(scorer.rows, stage), margin: margin, second: counts.1)
            : Band(first: counts.0, second: counts.1)
        return PairSearch(limits: limits).solve(scorer, first: counts.0, second: counts.1, band)
    }

    /// For every end of a row where the paths of the versions that it has come through, but for parts that stand
    /// elsewhere.
    private static func reached(_ rows: FixedRows, _ stage: PairStage) -> [ClosedRange<Int>] {
        let added = stage.versions[stage.versions.count - 1].count
        var reached = [ClosedRange<Int>?](repeating: nil, count: rows.count + 1)
        for (version, solution) in stage.solved.enumerated() {
            let count = rows.versions[version].count
            let columns = PairPath(solution).columnsReached(
                rows: Array(0...count), columns: Array(0...added), rowCount: count)
            for row in 0..<rows.count where !rows.isMoved(row, version) {
                let run = rows.run(row, version)
                if run.isEmpty { continue }
                for (end, place) in [(row, run.lowerBound), (row + 1, run.upperBound)] {
                    guard let own = columns[place] else { continue }
                    let known = reached[end] ?? own
                    reached[end] = min(known.lowerBound, own.lowerBound)...max(known.upperBound, own.upperBound)
                }
            }
        }
        // The two corners, and ends that no path came to: as the one before.
        reached[0] = 0...(reached[0]?.upperBound ?? 0)
        reached[rows.count] = (reached[rows.count]?.lowerBound ?? added)...added
        var before = 0...0
        return reached.map { range in
            before = range ?? before
            return before
        }
    }
}
