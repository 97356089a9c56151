/// Small sorted numbers (of keys, of values) in every run of segments up to a length, merged, in one array.
///
/// Of the narrowest type that holds the numbers: these lists are most of what the evidence of many pairs keeps.
struct Runs<Number: FixedWidthInteger & Sendable>: Sendable {
    private var elements: [Number] = []
    private var ends: [Int32] = [0]
    private let longest: Int
    let count: Int

    /// - Parameter known: The numbers of each segment, sorted.
    init(_ known: Rows<Int32>, longest: Int) {
        self.longest = longest
        count = known.count
        // The arrays are large: growing step by step would take them twice over.
        var total = 0
        for segment in 0..<known.count {
            // Every start that reaches the segment, and every size from there on: the last starts' runs stop there.
            for start in max(0, segment - longest + 1)...segment {
                total += known[segment].count * (longest - (segment - start))
            }
        }
        elements.reserveCapacity(total)
        ends.reserveCapacity(known.count * longest + 1)
        for start in 0..<known.count {
            var run: [Number] = []
            for size in 1...longest {
                if start + size <= known.count, !known[start + size - 1].isEmpty {
                    run += known[start + size - 1].lazy.map { Number($0) }
                    run.sort()
                }
                elements.append(contentsOf: run)
                ends.append(Int32(elements.count))
            }
        }
    }

    /// Where a run's numbers stand in `elements`.
    @inline(__always)
    func numbers(in run: Range<Int>) -> Range<Int> {
        let row = run.lowerBound * longest + min(run.count, longest) - 1
        return Int(ends[row])..<Int(ends[row + 1])
    }

    func forEach(in run: Range<Int>, _ body: (Int) -> Void) {
        // One-sided runs may be longer than two-sided ones.
        for segment in run { for index in numbers(in: segment..<(segment + 1)) { body(Int(elements[index])) } }
    }

    /// Calls `body` with what a run and one of another version have in common, in order.
    ///
    /// - Returns: How many numbers only one of the two has.
    @inline(__always)
    func forEachCommon(_ x: Range<Int>, _ other: Runs, _ y: Range<Int>, _ body: (Int) -> Void) -> Int {
        let (left, right) = (numbers(in: x), other.numbers(in: y))
        return elements.withUnsafeBufferPointer { first in
            other.elements.withUnsafeBufferPointer { second in
                var (i, j) = (left.lowerBound, right.lowerBound)
                var common = 0
                while i < left.upperBound, j < right.upperBound {
                    let (a, b) = (first[i], second[j])
                    if a == b {
                        common += 1
                        body(Int(a))
                    }
                    i += a <= b ? 1 : 0
                    j += b <= a ? 1 : 0
                }
                return left.count + right.count - 2 * common
            }
        }
    }
}

/// The numbers of two versions, by run of segments.
struct NumberRuns: Sendable {
    private let first: Runs<Int32>
    private let second: Runs<Int32>

    init(_ one: VersionEvidence, _ other: VersionEvidence, longestRun: (first: Int, second: Int)) {
        var order: [UInt64: Int32] = [:]
        for value in Set(one.numbers.elements + other.numbers.elements).sorted() { order[value] = Int32(order.count) }
        let known = { (rows: Rows<UInt64>) in
            var known = Rows<Int32>()
            for row in 0..<rows.count { known.append(rows[row].compactMap { order[$0] }) }
            return known
        }
        first = Runs(known(one.numbers), longest: longestRun.first)
        second = Runs(known(other.numbers), longest: longestRun.second)
    }

    /// How many numbers both runs have, and how many only one, at most 3 each: a table of figures is one sentence.
    @inline(__always)
    func matches(_ x: Range<Int>, _ y: Range<Int>) -> (matched: Int, unmatched: Int) {
        var matched = 0
        let unmatched = first.forEachCommon(x, second, y) { _ in matched += 1 }
        return (min(3, matched), min(3, unmatched))
    }
}
