/// One thread's scratch memory for a batch.
final class Workspace {
    /// Most rows of a batch, its chunks' neighbours included: what the second-level cache holds.
    static let rows = 384
    /// Most chunks whose sums are projected at a time: the matrix is large, and comes from far away.
    static let chunks = 128
    /// Tokens whose entries are computed at a time.
    static let freshRows = 128
    /// Sentences whose head is computed at a time.
    static let headRows = 96

    private static let block = ModelShape.block

    /// First convolutions' results, a part for each branch.
    let first = FloatBuffer(count: 3 * rows * block)
    /// Second convolutions' results, a part for each branch.
    let second = FloatBuffer(count: 3 * rows * block)
    /// Codes of one part of `first`, and their rows' scales.
    let codes = UnsafeMutablePointer<Int16>.allocate(capacity: rows * block)
    let scales = FloatBuffer(count: rows)
    /// The chunks' sums.
    let sums = FloatBuffer(count: ModelShape.featureBlocks * chunks * block)
    /// Embeddings of tokens, two blocks.
    let embeddings = FloatBuffer(count: 2 * freshRows * block)
    /// Their projections, three blocks.
    let projections = FloatBuffer(count: 3 * freshRows * block)
    /// The head's layers, two blocks each.
    let layer0 = FloatBuffer(count: 2 * headRows * block)
    let layer1 = FloatBuffer(count: 2 * headRows * block)
    let layer2 = FloatBuffer(count: 2 * headRows * block)
    let output = FloatBuffer(count: 2 * headRows * block)
    /// Sum of a long text's parts.
    let total = FloatBuffer(count: ModelShape.pooled)

    /// Rows of the token cache at the batch's positions.
    var slots: [Int32] = []
    var missing: [Int32] = []

    deinit { codes.deallocate() }
}
