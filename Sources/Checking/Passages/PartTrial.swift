package import FittedModels

/// A passage of one version that another's translation of the same unit may lack.
public struct PartTrial: Sendable {
    public let unit: Int
    /// The version that has the passage, and the one that may lack it.
    public let version: Int
    public let other: Int
    /// Code units of the version's text.
    public let range: Range<Int>
    package let features: FeatureValues<PartFeature>
    /// What the passage was found by.
    package let sources: PartSources
}

/// What says that a version lacks a passage.
package enum PartSources: Sendable {
    case vectors, links, both
}
