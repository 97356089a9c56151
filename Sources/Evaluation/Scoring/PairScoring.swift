private import Algorithms

extension PairCounts {
    /// Counts one document.
    /// - Parameters:
    ///   - first: The first language, with the sides' order and the order of gold rows.
    ///   - second: The second.
    /// - Complexity: O(n log n) for n rows, where predicted rows do not span many gold rows each.
    public init(_ document: EvaluatedDocument, first: String, second: String) throws(EvaluationError) {
        let gold = PairGold(first: try document.sentences(first), second: try document.sentences(second))
        self.init(gold: gold, predicted: try document.inkRows([first, second]))
    }

    init(gold: PairGold, predicted all: [InkRow]) {
        let predicted = GoldPlaces(gold.rows).coarsened(all.filter(\.isComplete))
        rows = predicted.count
        goldRows = gold.rows.count
        for row in predicted {
            predictedWeight += row.weight
            predictedLinks += row.links
        }
        for row in gold.rows {
            goldWeight += row.weight
            goldLinks += row.links
        }
        countLinks(gold.rows, predicted)
        countHits(gold, predicted)
        for (side, alone) in [gold.aloneInFirst, gold.aloneInSecond].enumerated() {
            aloneInk += alone.reduce(0) { $0 + $1.count }
            leakedInk += Self.shared(alone.union(), predicted.map { $0.sides[side] }.union())
        }
    }

    /// Sums are taken in the order of the rows: the last digit of a floating-point sum depends on it.
    private mutating func countLinks(_ gold: [InkRow], _ predicted: [InkRow]) {
        let starts = gold.map { $0.sides[0].lowerBound }
        var sharedByGold = [Int](repeating: 0, count: gold.count)
        for row in predicted {
            var shared = 0
            // From the last gold row that begins before this one.
            var index = max(0, starts.partitioningIndex { $0 >= row.sides[0].lowerBound } - 1)
            while index < gold.count, starts[index] < row.sides[0].upperBound {
                let sides = gold[index].sides
                let links = row.sides[0].shared(with: sides[0]) * row.sides[1].shared(with: sides[1])
                shared += links
                sharedByGold[index] += links
                index += 1
            }
            predictedWeightInGold += row.weight * Double(shared) / Double(row.links)
            sharedLinks += shared
        }
        for (row, shared) in zip(gold, sharedByGold) {
            goldWeightInPredicted += row.weight * min(1, Double(shared) / Double(row.links))
        }
    }

    private mutating func countHits(_ gold: PairGold, _ predicted: [InkRow]) {
        var single: [InkRow: Int] = [:]
        var merged: [InkRow: Int] = [:]
        for (index, row) in gold.rows.enumerated() {
            single[row] = index
            guard index < gold.hasNeighbour.count, gold.hasNeighbour[index] else { continue }
            let next = gold.rows[index + 1]
            if let first = row.sides[0].joined(with: next.sides[0]),
                let second = row.sides[1].joined(with: next.sides[1])
            {
                merged[InkRow([first, second])] = index
            }
        }
        var coveredAlone: Set<Int> = []
        var coveredByMerge: Set<Int> = []
        for row in predicted {
            if let index = single[row] {
                hitsWithoutMerge += 1
                hits += 1
                coveredAlone.insert(index)
            } else if let index = merged[row] {
                hits += 1
                coveredByMerge.formUnion([index, index + 1])
            }
        }
        coveredWithoutMerge = coveredAlone.count
        covered = coveredAlone.union(coveredByMerge).count
    }

    /// What two unions share.
    private static func shared(_ one: [Range<Int>], _ other: [Range<Int>]) -> Int {
        var shared = 0
        var (left, right) = (0, 0)
        while left < one.count, right < other.count {
            shared += one[left].shared(with: other[right])
            if one[left].upperBound < other[right].upperBound { left += 1 } else { right += 1 }
        }
        return shared
    }
}

extension InkRow {
    /// (|S|+|T|)/2, the text that a row of two sides accounts for.
    fileprivate var weight: Double { Double(size) / 2 }

    /// |S||T|.
    fileprivate var links: Int { sides[0].count * sides[1].count }
}
