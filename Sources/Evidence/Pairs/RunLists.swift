/// Small sorted numbers (of keys, of values) in every run of segments up to a length, merged, in one array.
///
/// Of the narrowest type that holds the numbers: these lists are most of what the evidence of many pairs keeps.
struct RunLists<Number: FixedWidthInteger & Sendable>: Sendable {
    private var elements: [Number] = []
    private var ends: [Int32] = [0]
    private let longest: Int
    let count: Int

    /// - Parameter known: The numbers of each segment, sorted.
    init(_ known: JaggedArray<Int32>, longest: Int) {
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
    /// - Complexity: O(both lists), or O(shorter · log longer) where one is far longer.
    @inline(__always)
    func forEachCommon(_ x: Range<Int>, other: RunLists, y: Range<Int>, _ body: (Int) -> Void) -> Int {
        let (left, right) = (numbers(in: x), other.numbers(in: y))
        if max(left.count, right.count) > Self.muchLonger * (min(left.count, right.count) + 1) {
            let common =
                left.count < right.count
                ? Self.forEachCommon(of: elements[left], in: other.elements, part: right, body)
                : Self.forEachCommon(of: other.elements[right], in: elements, part: left, body)
            return left.count + right.count - 2 * common
        }
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

    /// A list so many times as long as the other is searched, not read.
    private static var muchLonger: Int { 32 }

    /// The same for a short list and part of a long one. Returns how many they have in common.
    @inline(never)
    private static func forEachCommon(
        of short: ArraySlice<Number>, in long: [Number], part: Range<Int>, _ body: (Int) -> Void
    ) -> Int {
        var common = 0
        var start = part.lowerBound
        for number in short {
            var (low, high) = (start, part.upperBound)
            while low < high {
                let middle = (low + high) / 2
                if long[middle] < number { low = middle + 1 } else { high = middle }
            }
            start = low
            guard start < part.upperBound else { break }
            if long[start] == number {
                common += 1
                start += 1
                body(Int(number))
            }
        }
        return common
    }
}
