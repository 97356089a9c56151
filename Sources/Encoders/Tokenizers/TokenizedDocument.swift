internal import Threads

/// A document's token ids, and how the tokens of any run of its segments follow from them.
///
/// A space always starts a new piece, so where segments are joined by a space the joined text's tokens are the
/// segments' tokens one after the other. Where they are joined by nothing, a piece may reach over the join, and a
/// segment that begins a text has a ▁ in front that it does not have inside of one. The likeliest cut is a local matter,
/// though: a few pieces away from such an end the cuts of the short text and of the whole run into each other. So the
/// tokens of segments i..<j are `heads[i].tokens`, the document's tokens from `heads[i].joint` to `tails[j - 1].joint`,
/// and `tails[j - 1].tokens`, as long as the two joints stand in this order.
struct TokenizedDocument {
    /// What a text has instead of the document's tokens at one of its ends.
    struct End: Equatable {
        /// Tokens of the text's own.
        var tokens: [Int32] = []
        /// Where the document's tokens begin (or, for a tail, end), as an index into `ids`.
        var joint: Int
    }

    /// Begin, all tokens, end.
    private(set) var ids: [Int32] = [ModelShape.beginning]
    /// For each segment: how texts begin that begin with it.
    private(set) var heads: [End] = []
    /// For each segment: how texts end that end with it.
    private(set) var tails: [End] = []

    /// - Parameter spaces: For each boundary between segments whether they are joined by a space.
    init(segments: [String], spaces: [Bool], tokenizer: Tokenizer, threads: Int) {
        var runs: [Range<Int>] = []
        var start = 0
        for index in segments.indices where index + 1 == segments.count || spaces[index] {
            runs.append(start..<index + 1)
            start = index + 1
        }
        let size = 64
        let groups = (runs.count + size - 1) / size
        var results = [[TokenizedRun]](repeating: [], count: groups)
        results.withUnsafeMutableBufferPointer { results in
            // Each group is written by one thread.
            nonisolated(unsafe) let results = results
            Workers.forEach(groups, threads: threads) { [runs] group in
                var scratch = Tokenizer.Scratch()
                results[group] = runs[group * size..<min((group + 1) * size, runs.count)].map { run in
                    TokenizedRun(segments[run], tokenizer: tokenizer, scratch: &scratch)
                }
            }
        }
        for run in results.joined() {
            let offset = ids.count
            ids += run.ids
            heads += run.heads.map { End(tokens: $0.tokens, joint: $0.joint + offset) }
            tails += run.tails.map { End(tokens: $0.tokens, joint: $0.joint + offset) }
        }
        ids.append(ModelShape.end)
    }
}
