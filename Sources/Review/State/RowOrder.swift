/// Rows in an order that changes: a balanced tree (a treap; Seidel and Aragon 1996) over their numbers.
///
/// Every step is O(log n). Priorities are hashes of the numbers, so that the same rows make the same tree.
struct RowOrder: Sendable {
    // By row; 0 is none.
    private var left: [Int32] = [0]
    private var right: [Int32] = [0]
    private var parent: [Int32] = [0]
    private var sizes: [Int32] = [0]
    private var root: Int32 = 0

    /// The rows 1…`count`, in this order.
    ///
    /// - Complexity: O(count).
    init(count: Int) {
        var spine: [Int32] = []
        reserve(count)
        for row in stride(from: Int32(1), through: Int32(count), by: 1) {
            var last: Int32 = 0
            while let top = spine.last, Self.priority(top) < Self.priority(row) {
                last = top
                update(top)
                spine.removeLast()
            }
            setLeft(row, last)
            if let top = spine.last { setRight(top, row) }
            spine.append(row)
        }
        root = spine.first ?? 0
        for row in spine.reversed() { update(row) }
    }

    var count: Int { Int(sizes[Int(root)]) }

    /// The row at a place from 0; nil beyond the last.
    func row(at place: Int) -> Int? {
        guard place >= 0, place < count else { return nil }
        var rest = Int32(place)
        var node = root
        while true {
            let before = sizes[Int(left[Int(node)])]
            if rest < before {
                node = left[Int(node)]
            } else if rest == before {
                return Int(node)
            } else {
                rest -= before + 1
                node = right[Int(node)]
            }
        }
    }

    /// A row's place, from 0. The row must be there.
    func place(of row: Int) -> Int {
        var node = Int32(row)
        var place = sizes[Int(left[row])]
        while parent[Int(node)] != 0 {
            let above = parent[Int(node)]
            if right[Int(above)] == node { place += sizes[Int(left[Int(above)])] + 1 }
            node = above
        }
        return Int(place)
    }

    func row(after row: Int) -> Int? { neighbour(of: row, down: right, back: left) }
    func row(before row: Int) -> Int? { neighbour(of: row, down: left, back: right) }

    /// Puts a row behind another; 0 is before the first.
    mutating func insert(_ row: Int, after other: Int) {
        reserve(row)
        let node = Int32(row)
        (left[row], right[row], sizes[row]) = (0, 0, 1)
        if root == 0 {
            root = node
            parent[row] = 0
            return
        }
        // As a leaf: at the right of `other`, or at the left of the row that comes next.
        if other == 0 {
            setLeft(outermost(root, left), node)
        } else if right[other] == 0 {
            setRight(Int32(other), node)
        } else {
            setLeft(outermost(right[other], left), node)
        }
        var above = parent[row]
        while above != 0 {
            sizes[Int(above)] += 1
            above = parent[Int(above)]
        }
        while parent[row] != 0, Self.priority(parent[row]) < Self.priority(node) { rotateUp(node) }
    }

    mutating func remove(_ row: Int) {
        let node = Int32(row)
        while left[row] != 0 || right[row] != 0 {
            let (one, other) = (left[row], right[row])
            let child = one == 0 ? other : other == 0 ? one : Self.priority(one) > Self.priority(other) ? one : other
            rotateUp(child)
        }
        let above = parent[row]
        replace(node, under: above, with: 0)
        var ancestor = above
        while ancestor != 0 {
            sizes[Int(ancestor)] -= 1
            ancestor = parent[Int(ancestor)]
        }
        (parent[row], sizes[row]) = (0, 0)
    }

    // MARK: - The tree

    private func neighbour(of row: Int, down: [Int32], back: [Int32]) -> Int? {
        if down[row] != 0 { return Int(outermost(down[row], back)) }
        var node = Int32(row)
        while parent[Int(node)] != 0 {
            let above = parent[Int(node)]
            if back[Int(above)] == node { return Int(above) }
            node = above
        }
        return nil
    }

    private func outermost(_ node: Int32, _ side: [Int32]) -> Int32 {
        var node = node
        while side[Int(node)] != 0 { node = side[Int(node)] }
        return node
    }

    private mutating func rotateUp(_ node: Int32) {
        let above = parent[Int(node)]
        let top = parent[Int(above)]
        if left[Int(above)] == node {
            setLeft(above, right[Int(node)])
            setRight(node, above)
        } else {
            setRight(above, left[Int(node)])
            setLeft(node, above)
        }
        update(above)
        update(node)
        replace(above, under: top, with: node)
    }

    private mutating func replace(_ old: Int32, under above: Int32, with new: Int32) {
        if new != 0 { parent[Int(new)] = above }
        if above == 0 {
            root = new
        } else if left[Int(above)] == old {
            left[Int(above)] = new
        } else {
            right[Int(above)] = new
        }
    }

    private mutating func setLeft(_ node: Int32, _ child: Int32) {
        left[Int(node)] = child
        if child != 0 { parent[Int(child)] = node }
    }

    private mutating func setRight(_ node: Int32, _ child: Int32) {
        right[Int(node)] = child
        if child != 0 { parent[Int(child)] = node }
    }

    private mutating func update(_ node: Int32) {
        sizes[Int(node)] = sizes[Int(left[Int(node)])] + sizes[Int(right[Int(node)])] + 1
    }

    private mutating func reserve(_ last: Int) {
        let missing = last + 1 - left.count
        guard missing > 0 else { return }
        left.append(contentsOf: repeatElement(0, count: missing))
        right.append(contentsOf: repeatElement(0, count: missing))
        parent.append(contentsOf: repeatElement(0, count: missing))
        sizes.append(contentsOf: repeatElement(0, count: missing))
    }

    /// MurmurHash3's last step, which gives no two numbers the same.
    private static func priority(_ row: Int32) -> UInt64 {
        var value = UInt64(UInt32(bitPattern: row)) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
