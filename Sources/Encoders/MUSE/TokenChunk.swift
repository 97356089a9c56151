/// Tokens whose features are summed into one row: the unit of work. What it gives depends on these tokens and up to four
/// neighbours on either side, and on nothing else, however chunks are put into batches.
struct TokenChunk: Hashable {
    /// Most tokens in a chunk: sums of so few keep float's precision, and long texts are spread over threads.
    static let limit = 64

    /// The tokens, as indices into a list of ids.
    var tokens: Range<Int>
    /// The text that they stand in: beyond it there is nothing.
    var text: Range<Int>

    /// Cuts `tokens` of the text `text` into chunks of nearly equal size.
    static func cut(_ tokens: Range<Int>, text: Range<Int>) -> [TokenChunk] {
        let count = (tokens.count + limit - 1) / limit
        return (0..<count).map { part in
            let from = tokens.lowerBound + tokens.count * part / count
            let to = tokens.lowerBound + tokens.count * (part + 1) / count
            return TokenChunk(tokens: from..<to, text: text)
        }
    }
}
