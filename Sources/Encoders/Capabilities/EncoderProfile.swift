/// What a model's vectors are like: numbers that hold for it and for no other, so each model brings its own.
public struct EncoderProfile: Sendable, Hashable {
    /// Which fitted weights read its cosines: the name of a set in `FittedWeights`.
    public var weights: String
    /// The usual cosine of two texts that translate each other, before the texts at hand say more.
    public var usualCosine: Double
    /// The usual cosine of two texts that have nothing to do with each other.
    public var strangersCosine: Double

    /// What all vectors of a text have in common is taken off them. A mean of few vectors is mostly those vectors themselves:
    /// it is made as short as if so many more, that have nothing in common, had been added. Few where the model's vectors of
    /// any texts have much in common.
    public var centrePrior: Float

    /// How long a usual text's vector, of length 1, is without what all texts' vectors have in common.
    public var ownLength: Float

    public init(
        weights: String, usualCosine: Double, strangersCosine: Double, centrePrior: Float = 4, ownLength: Float = 1
    ) {
        self.centrePrior = centrePrior
        self.ownLength = ownLength
        self.weights = weights
        self.usualCosine = usualCosine
        self.strangersCosine = strangersCosine
    }

    /// Which fitted weights read the cosines of several encoders together, whatever their order.
    public static func together(_ names: [String]) -> String { names.sorted().joined(separator: "+") }

    /// For an encoder of which nothing is known: as if it were the embedded one.
    public static let unknown = universalSentenceEncoder
}
