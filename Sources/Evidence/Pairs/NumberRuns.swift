/// The numbers of two versions, by run of segments.
struct NumberRuns: Sendable {
    private let first: RunLists<Int32>
    private let second: RunLists<Int32>

    init(_ one: VersionEvidence, _ other: VersionEvidence, longestRun: (first: Int, second: Int)) {
        var order: [UInt64: Int32] = [:]
        for value in Set(one.numbers.elements + other.numbers.elements).sorted() { order[value] = Int32(order.count) }
        let known = { (rows: JaggedArray<UInt64>) in
            var known = JaggedArray<Int32>()
            for row in 0..<rows.count { known.append(rows[row].compactMap { order[$0] }) }
            return known
        }
        first = RunLists(known(one.numbers), longest: longestRun.first)
        second = RunLists(known(other.numbers), longest: longestRun.second)
    }

    /// How many numbers both runs have, and how many only one, at most 3 each: a table of figures is one sentence.
    @inline(__always)
    func matches(_ x: Range<Int>, _ y: Range<Int>) -> (matched: Int, unmatched: Int) {
        var matched = 0
        let unmatched = first.forEachCommon(x, other: second, y: y) { _ in matched += 1 }
        return (min(3, matched), min(3, unmatched))
    }
}
