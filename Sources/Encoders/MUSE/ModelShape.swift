/// The sizes of universal-sentence-encoder-multilingual 3 (Yang et al. 2020): a deep averaging network over token
/// embeddings and three stacks of two n-gram convolutions each.
enum ModelShape {
    static let vocabulary = 128_000
    /// Rows of the table; the last ten belong to no token.
    static let tableRows = 128_010
    /// Token t is quantized with scale and low of group t mod 17.
    static let groups = 17
    static let embedding = 512
    /// Columns in a block of the kernels' matrices; also a branch's width.
    static let block = 256
    static let branches: [(order: Int, left: Int)] = [(2, 0), (3, 1), (5, 2)]
    /// Window positions of all branches.
    static let windows = 10
    /// Blocks of a token's features: its embedding and the three branches.
    static let featureBlocks = 5
    static let hidden = 320
    /// Width of what is summed over tokens: the first hidden layer's input and the second one's part of it.
    static let pooled = 640
    static let output = 512
    /// How far two convolutions reach, in tokens.
    static let reach = 4
    static let epsilon: Float = 1e-12

    static let unknown: Int32 = 0
    static let beginning: Int32 = 1
    static let end: Int32 = 2
}
