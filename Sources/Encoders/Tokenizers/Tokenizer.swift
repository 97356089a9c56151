internal import Errors

/// SentencePiece's unigram segmentation: of all ways to cut the text into pieces, the likeliest.
///
/// The same pieces as libsentencepiece's (a test compares them), which takes 160 ms to build its trie when a program
/// starts; here the trie is mapped. Two differences: every unknown character is a piece of its own, as in the Python
/// package that the model comes from, while libsentencepiece makes one of neighbouring ones; and scores are added up
/// exactly, see `End`.
///
/// @unchecked: the pointers lead into the mapped model file, which the encoder keeps; nothing changes after `init`.
final class Tokenizer: @unchecked Sendable {
    /// Memory that one thread uses again and again.
    struct Scratch {
        var normalized = Normalizer.Result()
        fileprivate var ends: [End] = []
        fileprivate var path: [(id: Int32, end: Int, score: Double)] = []
    }

    /// The best cut that ends at a place.
    ///
    /// Sums of scores in double precision are exact (scores are multiples of 2^-24, and texts shorter than 2^25 bytes), so
    /// that a cut does not depend on how much text stands before it. In single precision, which libsentencepiece uses, it
    /// does: one news sentence in some thousand gets other pieces when text is put in front of it.
    fileprivate struct End {
        var score: Double
        var start: Int32
        var piece: Int32
    }

    private let normalizer: Normalizer
    private let nodes: UnsafeBufferPointer<PieceTrie.Node>
    private let unknownScore: Float
    /// The piece that stands for a character without one.
    private let unknown: Int32

    /// No piece is longer: how far the trie is walked from each place, whatever it says.
    private static let mostPieceBytes = 512

    /// nil where the parts are no tokenizer's.
    ///
    /// - Parameters:
    ///   - trie: Nodes, as `PieceTrie` lays them out.
    ///   - characterMap: As `Normalizer` wants it.
    ///   - vocabulary: How many pieces there may be.
    init?(
        trie: UnsafeRawBufferPointer, characterMap: UnsafeRawBufferPointer, unknownScore: Float,
        unknown: Int32 = ModelShape.unknown, vocabulary: Int = ModelShape.vocabulary
    ) {
        guard trie.count > 0, trie.count % MemoryLayout<PieceTrie.Node>.stride == 0, unknownScore.isFinite,
            let normalizer = Normalizer(map: characterMap)
        else { return nil }
        let nodes = trie.bindMemory(to: PieceTrie.Node.self)
        // Where a piece leads, to a row of the table, at a price. Where a node leads is looked at on the way.
        guard nodes.allSatisfy({ $0.piece < vocabulary && $0.score.isFinite }) else { return nil }
        (self.normalizer, self.nodes, self.unknownScore) = (normalizer, nodes, unknownScore)
        self.unknown = unknown
    }

    /// The tokenizer of a model.
    static func of(
        _ file: ModelFile, unknown: Int32 = ModelShape.unknown, vocabulary: Int = ModelShape.vocabulary
    ) throws(EncoderError) -> Tokenizer {
        let tokenizer = Tokenizer(
            trie: try file.bytes(.trie), characterMap: try file.bytes(.characterMap),
            unknownScore: try file.floats(.unknownScore, count: 1).pointee, unknown: unknown, vocabulary: vocabulary)
        guard let tokenizer else {
            throw EncoderError(
                .modelDamaged, place: "\(file.path)", problem: "its tokenizer is damaged",
                expected: "a SentencePiece model",
                remedy: "install it again: \(.installModel)")
        }
        return tokenizer
    }

    /// Splits UTF-8 text into pieces and appends them: ids, and the byte offset in the text where each ends.
    ///
    /// - Complexity: O(bytes), a few dozen steps each.
    func encode(
        _ text: UnsafeBufferPointer<UInt8>, scratch: inout Scratch, ids: inout [Int32], ends: inout [Int32]
    ) {
        forEachPiece(of: text, scratch: &scratch) { id, end, _ in
            ids.append(id)
            ends.append(end)
        }
    }

    /// Calls `body` with every piece in order: its id, the byte offset in the text where it ends, and the logarithm of its
    /// probability.
    @inline(__always)
    func forEachPiece(
        of text: UnsafeBufferPointer<UInt8>, scratch: inout Scratch,
        _ body: (_ id: Int32, _ end: Int32, _ score: Double) -> Void
    ) {
        normalizer.normalize(text, into: &scratch.normalized)
        let size = scratch.normalized.bytes.count
        guard size > 0 else { return }
        scratch.ends.removeAll(keepingCapacity: true)
        scratch.ends.append(contentsOf: repeatElement(End(score: 0, start: -1, piece: -1), count: size + 1))
        scratch.normalized.bytes.withUnsafeBufferPointer { bytes in
            scratch.ends.withUnsafeMutableBufferPointer { search(bytes, $0) }
        }
        scratch.path.removeAll(keepingCapacity: true)
        var position = size
        while position > 0 {
            let end = scratch.ends[position]
            let start = Int(end.start)
            scratch.path.append((end.piece, position, end.score - scratch.ends[start].score))
            position = start
        }
        for (id, end, score) in scratch.path.reversed() { body(id, scratch.normalized.origins[end], score) }
    }

    /// The Viterbi algorithm over the places between characters.
    private func search(_ text: UnsafeBufferPointer<UInt8>, _ ends: UnsafeMutableBufferPointer<End>) {
        var start = 0
        while start < text.count {
            let length = min(Normalizer.characterLength(text[start]), text.count - start)
            let before = ends[start].score
            var hasCharacter = false
            var node = 0
            var position = start
            let end = min(text.count, start + Self.mostPieceBytes)
            while position < end {
                let next = Int(nodes[node].base) + Int(text[position])
                guard next > 0, next < nodes.count, nodes[next].parent == Int32(truncatingIfNeeded: node) else { break }
                node = next
                position += 1
                guard nodes[node].piece >= 0 else { continue }
                let score = before + Double(nodes[node].score)
                if ends[position].start < 0 || score > ends[position].score {
                    ends[position] = End(score: score, start: Int32(start), piece: nodes[node].piece)
                }
                if position - start == length { hasCharacter = true }
            }
            if !hasCharacter {
                let score = before + Double(unknownScore)
                if ends[start + length].start < 0 || score > ends[start + length].score {
                    ends[start + length] = End(score: score, start: Int32(start), piece: unknown)
                }
            }
            start += length
        }
    }
}
