/// The part of the lattice that a program searches: for each position in the first version, a range of positions in
/// the second. Positions lie between segments, 0 to the number of segments.
public struct Band: Sendable, Hashable {
    /// `columns[i]` is never empty; lower and upper bounds never fall from row to row; a row shares a column with the next,
    /// so that a path leads through whatever shapes its beads have.
    public let columns: [Range<Int>]
    /// Where row `i` begins in an array over all cells.
    let offsets: [Int]

    /// - Precondition: as `columns` says, but that rows which do not meet are widened; the first row holds 0, the last the
    ///   last position.
    init(columns: [Range<Int>]) {
        var columns = columns
        // What is likely may leap: one bead of many segments.
        for row in columns.indices.dropLast() where columns[row].upperBound <= columns[row + 1].lowerBound {
            columns[row] = columns[row].lowerBound..<(columns[row + 1].lowerBound + 1)
        }
        self.columns = columns
        var offsets = [0]
        offsets.reserveCapacity(columns.count + 1)
        for range in columns { offsets.append(offsets[offsets.count - 1] + range.count) }
        self.offsets = offsets
    }

    /// The whole lattice.
    public init(first: Int, second: Int) {
        self.init(columns: Array(repeating: 0..<(second + 1), count: first + 1))
    }

    /// Ranges of columns, widened by all that is within `margin` steps, rows and columns together, and made to rise.
    public init(_ reached: [ClosedRange<Int>], margin: Int, second: Int) {
        let last = reached.count - 1
        var columns = reached.indices.map { row in
            var (low, high) = (second, 0)
            for near in max(0, row - margin)...min(last, row + margin) {
                let rest = margin - abs(near - row)
                low = min(low, reached[near].lowerBound - rest)
                high = max(high, reached[near].upperBound + rest)
            }
            return max(0, low)..<(min(second, high) + 1)
        }
        Self.makeRise(&columns)
        self.init(columns: columns)
    }

    /// Bounds that fall from row to row are made wider until they rise.
    private static func makeRise(_ columns: inout [Range<Int>]) {
        for row in stride(from: columns.count - 2, through: 0, by: -1)
        where columns[row].lowerBound > columns[row + 1].lowerBound {
            columns[row] = columns[row + 1].lowerBound..<columns[row].upperBound
        }
        for row in 1..<max(1, columns.count) where columns[row].upperBound < columns[row - 1].upperBound {
            columns[row] = columns[row].lowerBound..<columns[row - 1].upperBound
        }
    }

    /// The band with `margin` more columns on both sides of each of these rows and the `margin` rows around it.
    public func widened(around rows: [Int], by margin: Int, second: Int) -> Band {
        var wider = columns
        var done = 0
        for row in rows.sorted() {
            let last = min(columns.count - 1, row + margin)
            for near in max(done, row - margin)..<max(done, last + 1) {
                wider[near] =
                    max(0, columns[near].lowerBound - margin)..<min(second + 1, columns[near].upperBound + margin)
            }
            done = max(done, last + 1)
        }
        Self.makeRise(&wider)
        return Band(columns: wider)
    }

    /// The part of the band that is nearest to a path, of about `most` cells and never less than the path's own.
    func trimmed(along path: [Bead], to most: Int) -> Band {
        guard cellCount > most else { return self }
        var reached = [ClosedRange<Int>](repeating: 0...0, count: columns.count)
        for bead in path {
            for row in bead.first.lowerBound...bead.first.upperBound {
                let isBegun = row == bead.first.lowerBound && row > 0 || row == 0 && reached[0].upperBound > 0
                reached[row] = (isBegun ? reached[row].lowerBound : bead.second.lowerBound)...bead.second.upperBound
            }
        }
        let own = reached.reduce(0) { $0 + $1.count }
        let width = max(1, (most - own) / (2 * columns.count))
        return Band(
            columns: zip(columns, reached).map { columns, own in
                // The best path may come beside a band of what all paths together reach.
                let low = min(own.lowerBound, max(columns.lowerBound, own.lowerBound - width))
                return low..<max(own.upperBound + 1, min(columns.upperBound, own.upperBound + width + 1))
            })
    }

    public var cellCount: Int { offsets[columns.count] }

    @inline(__always)
    func index(_ row: Int, _ column: Int) -> Int? {
        columns[row].contains(column) ? offsets[row] + column - columns[row].lowerBound : nil
    }

    /// A place where both versions are likely at the same point of the text.
    public struct Anchor: Sendable, Hashable {
        public let first: Int
        public let second: Int
        /// Higher is surer.
        public let weight: Double

        public init(first: Int, second: Int, weight: Double) {
            self.first = first
            self.second = second
            self.weight = weight
        }
    }
}
