/// What an encoder knows of each token of a text: where it stands, what it means there, and what it means anywhere.
public struct TokenStates: Sendable, Hashable {
    /// UTF-16 code units of the text, in order. White space before a token is not its own: one that is nothing else has an
    /// empty span.
    public var spans: [Range<Int>] = []
    /// Which piece of the model's vocabulary each token is.
    public var pieces: [Int32] = []
    /// What each token means in this text: rows of `TokenEncoding.stateWidth` numbers.
    public var states: [Float] = []
    /// What each token means without a text around it: rows of as many numbers.
    public var embeddings: [Float] = []
    /// How surprising each token is by itself: minus the natural logarithm of its probability.
    public var surprisals: [Float] = []

    public init() {}
}

/// An encoder that gives the states of a text's tokens: what words are linked by.
public protocol TokenEncoding: SentenceEncoder {
    /// Numbers in a state.
    var stateWidth: Int { get }

    /// Which learned numbers read its states.
    var wordModel: String { get }

    /// Reads every text by itself.
    ///
    /// - Parameter threads: Most threads to use, at least 1. The result does not depend on it.
    /// - Complexity: O(tokens), two rows of `stateWidth` numbers each: ask for some dozens of texts at a time.
    func tokenStates(of texts: [String], threads: Int) -> [TokenStates]

    /// The pieces of every text's tokens, those that are more than white space.
    ///
    /// - Complexity: O(text).
    func tokenPieces(of texts: [String], threads: Int) -> [[Int32]]
}
