/// What a model's vectors are like: numbers that hold for it and for no other, so each model brings its own.
public struct EncoderProfile: Sendable, Hashable {
    /// Which fitted weights read its cosines: the name of a set in `FittedWeights`.
    public var weights: String
    /// The usual cosine of two texts that translate each other, before the texts at hand say more.
    public var usualCosine: Double
    /// The usual cosine of two texts that have nothing to do with each other.
    public var strangersCosine: Double

    public init(weights: String, usualCosine: Double, strangersCosine: Double) {
        self.weights = weights
        self.usualCosine = usualCosine
        self.strangersCosine = strangersCosine
    }

    /// For an encoder of which nothing is known: as if it were the embedded one.
    public static let unknown = universalSentenceEncoder
}
