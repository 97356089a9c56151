/// The sizes of multilingual-e5-small (Wang et al. 2024): a BERT of 12 layers over XLM-RoBERTa's pieces.
enum E5Shape {
    static let vocabulary = 250_002
    static let width = 384
    static let layers = 12
    static let heads = 12
    /// Width of a layer's inner half.
    static let inner = 1536
    /// Queries, keys and values side by side.
    static let attention = 3 * width
    /// Most tokens of a text, the marks of beginning and end included.
    static let positions = 512
    /// Weights that share a scale.
    static let block = 32
    /// Bytes of a table's row: for each block a half-precision scale and 32 numbers of four bits.
    static let rowBytes = width / block * 18
    static let epsilon: Float = 1e-12

    static let beginning: Int32 = 0
    static let end: Int32 = 2
    static let unknown: Int32 = 3
    /// Pieces that no text becomes: begin, pad, end, unknown, mask.
    static let special: Set<Int32> = [0, 1, 2, 3, 250_001]

    /// A layer's matrices, in the order in which a model file has them.
    enum Matrix: CaseIterable {
        case attention, projection, inner, outer

        var inputs: Int { self == .outer ? E5Shape.inner : width }

        var outputs: Int {
            switch self {
            case .attention: E5Shape.attention
            case .projection, .outer: width
            case .inner: E5Shape.inner
            }
        }

        /// Numbers of four bits and scales.
        var codeBytes: Int { inputs * outputs / 2 }
        var scales: Int { inputs / block * outputs }
    }

    /// A layer's vectors, in the order in which a model file has them.
    enum Vector: CaseIterable {
        case attentionBias, projectionBias, firstGain, firstShift, innerBias, outerBias, secondGain, secondShift

        var count: Int {
            switch self {
            case .attentionBias: E5Shape.attention
            case .innerBias: E5Shape.inner
            default: width
            }
        }
    }

    static let layerCodeBytes = Matrix.allCases.reduce(0) { $0 + $1.codeBytes }
    static let layerScales = Matrix.allCases.reduce(0) { $0 + $1.scales }
    static let layerNumbers = Vector.allCases.reduce(0) { $0 + $1.count }
}

/// The sections of its file beside those that every model has.
extension ModelFormat.Section {
    /// A bit a piece: whether a word begins with it.
    static let wordStarts = Self(rawValue: "wordStarts")
    /// A row of 384 numbers for every position, what all tokens have in common added.
    static let positions = Self(rawValue: "positions")
    static let embeddingGain = Self(rawValue: "embeddingGain")
    static let embeddingShift = Self(rawValue: "embeddingShift")
    static let layerCodes = Self(rawValue: "layerCodes")
    static let layerScales = Self(rawValue: "layerScales")
    static let layerVectors = Self(rawValue: "layerVectors")
}
