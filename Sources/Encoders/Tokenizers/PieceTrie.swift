/// A double-array trie of pieces: from a node, a byte leads to node `base + byte` if that one's parent says so.
///
/// Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", IEEE TSE 15 (1989). Built on
/// installation and mapped from then on: building takes longer than a program's start may.
struct PieceTrie {
    /// A cell of the double array; part of the model file's format.
    struct Node {
        /// Where the children begin; 0 when there are none.
        var base: Int32 = 0
        /// The parent; -1 when the cell is free.
        var parent: Int32 = -1
        /// The piece that ends here; -1 when none does.
        var piece: Int32 = -1
        /// Its score.
        var score: Float = 0
    }

    private(set) var nodes: [Node] = [Node(base: 0, parent: 0)]
    /// By number of children: no cell before this one is worth a look.
    private var firstFree = [Int](repeating: 1, count: 8)

    /// Builds the trie of pieces with distinct, non-empty surfaces.
    init(_ pieces: [SentencePieceModel.Piece]) {
        let sorted = pieces.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        var open: [(node: Int, range: Range<Int>, depth: Int)] = [(0, 0..<sorted.count, 0)]
        while let (node, range, depth) = open.popLast() {
            var children: [(byte: UInt8, range: Range<Int>)] = []
            for index in range {
                guard sorted[index].bytes.count > depth else {
                    nodes[node].piece = sorted[index].id
                    nodes[node].score = sorted[index].score
                    continue
                }
                let byte = sorted[index].bytes[depth]
                if let last = children.last, last.byte == byte {
                    children[children.count - 1].range = last.range.lowerBound..<index + 1
                } else {
                    children.append((byte, index..<index + 1))
                }
            }
            guard !children.isEmpty else { continue }
            let base = freeBase(children.map { Int($0.byte) })
            nodes[node].base = Int32(base)
            for child in children {
                nodes[base + Int(child.byte)].parent = Int32(node)
                open.append((base + Int(child.byte), child.range, depth + 1))
            }
        }
    }

    /// A base that puts children for these bytes, in ascending order, into free cells.
    ///
    /// Nodes with many children are looked a place for from where the last one with as many found one, so that the crowded
    /// beginning is not searched again and again; those with one child fill the gaps.
    private mutating func freeBase(_ bytes: [Int]) -> Int {
        let kind = min(bytes.count, firstFree.count) - 1
        var cell = max(firstFree[kind], bytes[0] + 1)
        while true {
            let base = cell - bytes[0]
            while nodes.count <= base + 256 { nodes.append(Node()) }
            if nodes[cell].parent < 0, bytes.allSatisfy({ nodes[base + $0].parent < 0 }) {
                firstFree[kind] = max(firstFree[kind], cell - 256)
                return base
            }
            cell += 1
        }
    }

    /// The cells as bytes.
    var bytes: [UInt8] { nodes.withUnsafeBytes(Array.init) }
}
