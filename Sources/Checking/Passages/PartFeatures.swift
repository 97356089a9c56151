/// What speaks for a passage of one version's having no counterpart in another's translation of the same unit.
public struct PartFeatures: Sendable, Hashable {
    /// How much more alike the rest is to the translation than the whole.
    public var gain = 0.0
    /// The same at best for a passage of the translation, taken out against the whole.
    public var oppositeGain = 0.0
    /// ln of how much shorter the translation is than is usual for this text.
    public var missingLength = 0.0
    /// How much less alike the two are than is usual.
    public var unlikeness = 0.0
    /// How far the passage's share of its text is from the share that seems to be missing.
    public var misfit = 0.0
    /// ln of the text's characters.
    public var size = 0.0
    /// How alike the passage alone is to the translation.
    public var likeness = 0.0
    /// 1 − the probability that the two translate each other at all.
    public var unsureness = 0.0
    /// How much more alike the passage is to the translation of the unit beside it than to its own; 0 where it does not
    /// stand at that edge.
    public var straying = 0.0
    public init() {}

    /// In the order of `PartModel.weights`.
    package var values: [Double] {
        [
            gain, oppositeGain, missingLength, unlikeness, misfit, size, likeness, missingLength * size, unsureness,
            straying,
        ]
    }
    public static let names = [
        "gain", "oppositeGain", "missingLength", "unlikeness", "misfit", "size", "likeness", "missingLengthBySize",
        "unsureness", "straying",
    ]
}
