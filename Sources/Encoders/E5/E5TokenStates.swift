private import ICUText
private import Threads

/// States of tokens: those of the seventh layer, which links words best; later layers know less of the single word.
extension E5Encoder: TokenEncoding {
    public var tokenEncoding: (any TokenEncoding)? { self }
    public var stateWidth: Int { E5Shape.width }
    public var wordModel: String { profile.weights }

    /// The layer whose states are given, of 12.
    static let stateLayer = 7

    public func tokenStates(of texts: [String], threads: Int) -> [TokenStates] {
        var scratch = Tokenizer.Scratch()
        var ids: [Int32] = []
        var ranges: [Range<Int>] = []
        var results: [TokenStates] = []
        // For each text its parts in `ranges`.
        var parts: [Range<Int>] = []
        for text in texts {
            let result = tokens(of: text, &scratch)
            let first = ranges.count
            if !result.pieces.isEmpty {
                for part in self.parts(result.pieces) {
                    let start = ids.count
                    ids += [E5Shape.beginning] + part + [E5Shape.end]
                    ranges.append(start..<ids.count)
                }
            }
            parts.append(first..<ranges.count)
            results.append(result)
        }
        let (embeddings, states) = pass.states(of: ranges, ids, layers: Self.stateLayer, threads: max(threads, 1))
        for index in results.indices {
            for part in parts[index] {
                // Without the marks of beginning and end.
                let rows = ranges[part].dropFirst().dropLast()
                let numbers = rows.startIndex * E5Shape.width..<rows.endIndex * E5Shape.width
                results[index].embeddings += embeddings[numbers]
                results[index].states += states[numbers]
            }
        }
        return results
    }

    public func tokenPieces(of texts: [String], threads: Int) -> [[Int32]] {
        let size = 64
        return Workers.map((texts.count + size - 1) / size, threads: max(threads, 1)) { group in
            var scratch = Tokenizer.Scratch()
            return texts[group * size..<min((group + 1) * size, texts.count)].map { text in
                let tokens = tokens(of: text, &scratch)
                return zip(tokens.pieces, tokens.spans).compactMap { $1.isEmpty ? nil : $0 }
            }
        }.flatMap(\.self)
    }

    /// A text's tokens, without states.
    private func tokens(of text: String, _ scratch: inout Tokenizer.Scratch) -> TokenStates {
        var states = TokenStates()
        let composed = ComposedText(text)
        let units = TextBuffer(text)
        var start = 0
        var bytes = composed.text
        bytes.withUTF8 { bytes in
            tokenizer.forEachPiece(of: bytes, scratch: &scratch) { id, end, score in
                states.pieces.append(id)
                let range = composed.range(ofBytes: start..<Int(end))
                states.spans.append(units.trimmed(range) ?? range.lowerBound..<range.lowerBound)
                states.surprisals.append(Float(-score))
                start = Int(end)
            }
        }
        return states
    }
}
