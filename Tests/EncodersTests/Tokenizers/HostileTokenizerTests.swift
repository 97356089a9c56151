import Testing

@testable import Encoders

/// A tokenizer's parts as somebody else wrote them: refused, or harmless.
@Suite struct HostileTokenizerTests {
    /// "a" is piece 5, "b" is none.
    private static func nodes() -> [PieceTrie.Node] { PieceTrie([.init(bytes: [0x61], id: 5, score: -1)]).nodes }

    /// A map without any entry, and one replacement.
    private static let map: [UInt32] = [4, 0, 0]

    private static func ids(_ text: String, nodes: [PieceTrie.Node], unknownScore: Float = -20) -> [Int32]? {
        nodes.withUnsafeBytes { trie in
            map.withUnsafeBytes { map in
                guard let tokenizer = Tokenizer(trie: trie, characterMap: map, unknownScore: unknownScore) else {
                    return nil
                }
                var scratch = Tokenizer.Scratch()
                var (ids, ends): ([Int32], [Int32]) = ([], [])
                var text = text
                text.withUTF8 { tokenizer.encode($0, scratch: &scratch, ids: &ids, ends: &ends) }
                #expect(ends == ends.sorted() && ends.last.map { Int($0) <= text.utf8.count } ?? true)
                return ids
            }
        }
    }

    @Test func piecesAsTheyAre() {
        // The mark before the text is unknown to it.
        #expect(Self.ids("aba", nodes: Self.nodes()) == [0, 5, 0, 5])
    }

    @Test(arguments: [Int32.min, -98, -1, Int32.max, 1 << 20]) func childrenThatAreNowhere(base: Int32) {
        var nodes = Self.nodes()
        nodes[0].base = base
        #expect(Self.ids("aba", nodes: nodes) == [0, 0, 0, 0])
    }

    /// A node that is its own child, and one that leads back to the root.
    @Test func circles() {
        var nodes = Self.nodes()
        let child = Int(nodes[0].base) + 0x61
        nodes[child].base = Int32(child) - 0x61
        nodes[child].parent = Int32(child)
        #expect(Self.ids(String(repeating: "a", count: 3000), nodes: nodes)?.count == 3001)
        nodes[child].base = -0x61
        #expect(Self.ids("aaa", nodes: nodes) != nil)
    }

    @Test(arguments: [128_000, Int32.max]) func piecesThatAreNoRows(piece: Int32) {
        var nodes = Self.nodes()
        nodes[Int(nodes[0].base) + 0x61].piece = piece
        #expect(Self.ids("a", nodes: nodes) == nil)
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity]) func scoresThatAreNone(score: Float) {
        var nodes = Self.nodes()
        nodes[Int(nodes[0].base) + 0x61].score = score
        #expect(Self.ids("a", nodes: nodes) == nil)
        #expect(Self.ids("a", nodes: Self.nodes(), unknownScore: score) == nil)
    }

    @Test func partsCutShort() {
        let nodes = Self.nodes()
        nodes.withUnsafeBytes { trie in
            Self.map.withUnsafeBytes { map in
                for length in 0..<map.count {
                    let cut = UnsafeRawBufferPointer(rebasing: map[..<length])
                    #expect(Tokenizer(trie: trie, characterMap: cut, unknownScore: -20) == nil || length > 8)
                }
                for length in [0, 1, 15, 17, trie.count - 1] {
                    let cut = UnsafeRawBufferPointer(rebasing: trie[..<length])
                    #expect(Tokenizer(trie: cut, characterMap: map, unknownScore: -20) == nil)
                }
            }
        }
    }
}
