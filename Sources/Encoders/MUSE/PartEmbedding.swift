/// The vectors of texts with a part taken out, and of parts alone, at O(1) each.
///
/// A text is cut into pieces (words, say). The encoder sums features of tokens; the sums of pieces are kept, so a text
/// without some pieces is one subtraction and the encoder's last layers. Tokens keep the features that they have in the
/// whole text: beside the gap they still see what was taken out. That is what tells how much a part says where it
/// stands; it is near, not equal, to the vector of the shortened text.
public struct PartEmbedding: PartVectors {
    private struct Text {
        /// The first row of its sums.
        var row: Int
        /// Tokens up to each piece's beginning, and all; the marks of beginning and end not counted.
        var tokensBefore: [Int32]
    }

    private let encoder: NativeEncoder
    private var texts: [Text] = []
    /// Rows of 640 numbers, for each text one more than it has pieces: the sum of the two marks and of all pieces before.
    private var sums: [Float] = []

    /// - Parameter texts: Each as its pieces, which joined (by nothing) are the text.
    /// - Complexity: O(tokens) time; 2.5 KB a piece.
    public init(texts pieces: [[String]], encoder: NativeEncoder, threads: Int = 1) {
        self.encoder = encoder
        var ids: [Int32] = []
        var ends: [Int32] = []
        var chunks: [TokenChunk] = []
        var scratch = Tokenizer.Scratch()
        // For each row of sums the chunks to add to the row before (for a text's first row: its two marks).
        var added: [(chunks: Range<Int>, isFirst: Bool)] = []
        for pieces in pieces {
            let start = ids.count
            ids.append(ModelShape.beginning)
            ends.removeAll(keepingCapacity: true)
            var joined = pieces.joined()
            joined.withUTF8 { encoder.tokenizer.encode($0, scratch: &scratch, ids: &ids, ends: &ends) }
            ids.append(ModelShape.end)
            let text = start..<ids.count
            texts.append(Text(row: added.count, tokensBefore: [0]))
            let first = chunks.count
            chunks.append(TokenChunk(tokens: start..<(start + 1), text: text))
            chunks.append(TokenChunk(tokens: (text.upperBound - 1)..<text.upperBound, text: text))
            added.append((first..<chunks.count, true))
            var token = 0
            var byte: Int32 = 0
            for piece in pieces {
                byte += Int32(piece.utf8.count)
                let from = token
                while token < ends.count, ends[token] <= byte { token += 1 }
                let before = chunks.count
                chunks += TokenChunk.cut((start + 1 + from)..<(start + 1 + token), text: text)
                added.append((before..<chunks.count, false))
                texts[texts.count - 1].tokensBefore.append(Int32(token))
            }
        }
        let projected = encoder.pass.project(ids, chunks, threads: max(threads, 1))
        let width = ModelShape.pooled
        sums = [Float](repeating: 0, count: added.count * width)
        for (row, entry) in added.enumerated() {
            for column in 0..<width {
                var sum = entry.isFirst ? 0 : sums[(row - 1) * width + column]
                for chunk in entry.chunks { sum += projected[chunk * width + column] }
                sums[row * width + column] = sum
            }
        }
    }

    /// Numbers in a vector: 512.
    public var dimension: Int { ModelShape.output }

    /// How many tokens pieces have: a measure of length that is alike across languages.
    public func tokens(in text: Int, _ pieces: Range<Int>) -> Int {
        Int(texts[text].tokensBefore[pieces.upperBound] - texts[text].tokensBefore[pieces.lowerBound])
    }

    /// The vectors of `selections`, 512 numbers each, of length 1, in the order given.
    ///
    /// - Complexity: O(selections): 1.4 MFLOP each.
    public func embed(_ selections: [PartSelection], threads: Int = 1) -> [Float] {
        [Float](unsafeUninitializedCapacity: selections.count * ModelShape.output) { output, filled in
            filled = selections.count * ModelShape.output
            guard let base = output.baseAddress else { return }
            SentenceHead(pass: encoder.pass).finish(selections.count, threads: max(threads, 1), output: base) {
                index, buffer in
                sums.withUnsafeBufferPointer { sum(of: selections[index], $0, buffer) }
            }
        }
    }

    private func sum(
        of selection: PartSelection, _ sums: UnsafeBufferPointer<Float>, _ buffer: UnsafeMutablePointer<Float>
    ) -> SentenceHead.Sum {
        let width = ModelShape.pooled
        let base: Int
        let tokens: Int
        let (text, pieces, sign): (Text, Range<Int>, Float)
        switch selection {
        case .without(let index, let part):
            (text, pieces, sign) = (texts[index], part, -1)
            base = text.row + text.tokensBefore.count - 1
            tokens = self.tokens(in: index, 0..<(text.tokensBefore.count - 1)) - self.tokens(in: index, part)
        case .only(let index, let part):
            (text, pieces, sign) = (texts[index], part, 1)
            base = text.row
            tokens = self.tokens(in: index, part)
        }
        let (from, to) = (text.row + pieces.lowerBound, text.row + pieces.upperBound)
        for column in 0..<width {
            buffer[column] =
                sums[base * width + column] + sign * (sums[to * width + column] - sums[from * width + column])
        }
        return SentenceHead.Sum(parts: (UnsafePointer(buffer), nil, nil), tokens: tokens + 2)
    }
}
