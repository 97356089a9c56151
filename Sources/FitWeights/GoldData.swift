internal import Alignment
internal import Documents
internal import DynamicPrograms
internal import Evidence
internal import Foundation
internal import ICUText
internal import Segmentation

/// A pair of versions with the beads that gold allows.
struct Example: Sendable {
    let name: String
    /// How many gold rows there are.
    var rowCount = 0
    /// nil for the whole lattice.
    var band: Band?
    let evidence: PairEvidence
    let limits: BeadLimits
    /// For every segment the gold row (or rows, where a segment holds the ends of several) that it is part of.
    let firstRows: [Int]
    let secondRows: [Int]
    /// Rows in which text may be left out: those with one side, and those joined from several.
    let mayLeaveOut: Set<Int>
    /// Rows that have more segments than one bead may have.
    let longRows: Set<Int>
}

/// Reads development data: folders of `gold.json` with `LANG.txt` beside it, and ladders over lines.
struct GoldData {
    struct Gold: Decodable {
        struct Sentence: Decodable {
            let id: Int?
            let start: Int
            let end: Int
        }
        struct Language: Decodable { let sents: [Sentence] }
        let langs: [String: Language]
    }

    /// Aligns as the program does, with the weights to start from: the evidence is that of its second pass.
    let aligner: Aligner

    static func gold(folder: String) throws -> Gold {
        try JSONDecoder().decode(Gold.self, from: Data(contentsOf: URL(filePath: "\(folder)/gold.json")))
    }

    static func document(_ path: String, _ tag: String) throws -> Document {
        guard let language = LanguageTag(tag) else { throw CocoaError(.formatting) }
        return try DocumentReader().read(path: path, language: language)
    }

    /// nil where the folder lacks a language.
    func example(_ pair: FitPlan.Pair) throws -> Example? {
        let (one, other) = (pair.languages[0], pair.languages[1])
        if let folder = pair.folder {
            let gold = try Self.gold(folder: folder)
            guard gold.langs[one] != nil, gold.langs[other] != nil else { return nil }
            return try spans(folder: folder, pair: (one, other))
        }
        guard let ladder = pair.ladder, let first = pair.paths?[one], let second = pair.paths?[other] else {
            return nil
        }
        return try self.ladder(ladder, one: (one, first), other: (other, second))
    }

    private func spans(folder: String, pair: (String, String)) throws -> Example {
        let gold = try Self.gold(folder: folder)
        let (evidence, limits) = try aligner.finalEvidence(
            Self.document("\(folder)/\(pair.0).txt", pair.0), Self.document("\(folder)/\(pair.1).txt", pair.1))
        let (first, second) = (evidence.first, evidence.second)
        var rows = GoldRows(first: first.count, second: second.count)
        let sentences = (gold.langs[pair.0]?.sents ?? [], gold.langs[pair.1]?.sents ?? [])
        let shared = Set(sentences.0.compactMap(\.id)).intersection(sentences.1.compactMap(\.id))
        var numbers: [Int: Int] = [:]
        for (side, all) in [sentences.0, sentences.1].enumerated() {
            let version = side == 0 ? first : second
            for sentence in all {
                let row: Int
                if let id = sentence.id, shared.contains(id) {
                    row = numbers[id] ?? rows.newRow(isOneSided: false)
                    numbers[id] = row
                } else {
                    row = rows.newRow(isOneSided: true)
                }
                let text = version.segmentation.document.text
                let range = text.unitOffset(ofCodePoint: sentence.start)..<text.unitOffset(ofCodePoint: sentence.end)
                for (index, segment) in version.segmentation.segments.enumerated()
                where segment.range.overlaps(range) { rows.add(side: side, segment: index, to: row) }
            }
        }
        rows.straighten()
        return rows.example("\(folder) \(pair)", evidence: evidence, limits: limits)
    }

    /// - Parameters:
    ///   - one, other: A version's language and file.
    private func ladder(
        _ path: String, one: (String, String), other: (String, String)
    ) throws -> Example {
        var aligner = aligner
        aligner.input = .lines
        let (evidence, limits) = try aligner.finalEvidence(
            Self.document(one.1, one.0), Self.document(other.1, other.0))
        let (first, second) = (evidence.first, evidence.second)
        var rows = GoldRows(first: first.count, second: second.count)
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let sides = line.split(separator: ":").prefix(2).map { side in
                side.split { !$0.isNumber }.compactMap { Int($0) }
            }
            let row = rows.newRow(isOneSided: sides.contains { $0.isEmpty })
            for (side, segments) in sides.enumerated() {
                for segment in segments { rows.add(side: side, segment: segment, to: row) }
            }
        }
        rows.straighten()
        return rows.example(path, evidence: evidence, limits: limits)
    }
}

/// Gold rows over segments; rows that share a segment become one.
private struct GoldRows {
    private var parents: [Int] = []
    private var oneSided: Set<Int> = []
    private var merged: Set<Int> = []
    private var rows: [[Int?]]

    init(first: Int, second: Int) {
        rows = [Array(repeating: nil, count: first), Array(repeating: nil, count: second)]
    }

    mutating func newRow(isOneSided: Bool) -> Int {
        parents.append(parents.count)
        if isOneSided { oneSided.insert(parents.count - 1) }
        return parents.count - 1
    }

    private func root(_ row: Int) -> Int {
        var row = row
        while parents[row] != row { row = parents[row] }
        return row
    }

    mutating func add(side: Int, segment: Int, to row: Int) {
        let row = root(row)
        guard let known = rows[side][segment].map(root), known != row else {
            rows[side][segment] = row
            return
        }
        let isMixed = [known, row].contains { oneSided.contains($0) || merged.contains($0) }
        parents[row] = known
        if isMixed { merged.insert(known) }
    }

    private mutating func join(_ row: Int, into other: Int) {
        let (row, other) = (root(row), root(other))
        guard row != other else { return }
        parents[row] = other
        merged.insert(other)
    }

    /// Makes every row one stretch of text on each side, and rows rise on both: rows that cross, and what stands
    /// inside another row, become one row in which text may be left out.
    mutating func straighten() {
        while true {
            let before = parents
            for side in rows.indices {
                var hulls: [Int: ClosedRange<Int>] = [:]
                for (segment, row) in rows[side].enumerated() {
                    guard let row = row.map(root) else { continue }
                    hulls[row] = min(segment, hulls[row]?.lowerBound ?? segment)...segment
                }
                for (row, hull) in hulls.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
                    for segment in hull {
                        if let inner = rows[side][segment] {
                            join(inner, into: row)
                        } else {
                            rows[side][segment] = row
                            merged.insert(root(row))
                        }
                    }
                }
            }
            var last: (row: Int, second: Int)?
            var seconds: [Int: ClosedRange<Int>] = [:]
            for (segment, row) in rows[1].enumerated() {
                guard let row = row.map(root) else { continue }
                seconds[row] = (seconds[row]?.lowerBound ?? segment)...segment
            }
            var done: Set<Int> = []
            for row in rows[0].compactMap({ $0.map(root) }) where done.insert(row).inserted {
                guard let range = seconds[row] else { continue }
                if let last, range.lowerBound < last.second { join(row, into: last.row) }
                if range.upperBound > last?.second ?? -1 { last = (row, range.upperBound) }
            }
            if parents == before { return }
        }
    }

    func example(_ name: String, evidence: PairEvidence, limits: BeadLimits) -> Example {
        // A segment that gold does not name is left out.
        var next = parents.count
        func numbers(_ side: Int) -> [Int] {
            rows[side].map { row in
                if let row { return root(row) }
                next += 1
                return next
            }
        }
        let first = numbers(0)
        let second = numbers(1)
        let unnamed = Set(first + second).filter { $0 >= parents.count }
        func sizes(_ rows: [Int]) -> [Int: Int] { Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +) }
        let (firstSizes, secondSizes) = (sizes(first), sizes(second))
        let long = Set(first + second).filter { row in
            let (one, other) = (firstSizes[row] ?? 0, secondSizes[row] ?? 0)
            return one > limits.first || other > limits.second || one + other > limits.sum
        }
        return Example(
            name: name, rowCount: Set(first + second).count, evidence: evidence, limits: limits, firstRows: first,
            secondRows: second,
            mayLeaveOut: oneSided.union(merged.map(root)).union(unnamed),
            longRows: long)
    }
}
