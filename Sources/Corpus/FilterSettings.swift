/// Which rows stay.
public struct FilterSettings: Sendable {
    public var filters = Set(DropReason.filters)
    /// The least probability that a pair's texts translate each other.
    public var minimumScore = 0.5
    /// Characters other than white space on each side.
    public var lengths = 1...2000
    /// How many times longer a side may be than the other, as these languages usually are.
    public var maximumRatio = 3.0
    /// Whether documents stay or go as a whole.
    public var keepsDocuments = false

    public init() {}

    /// With whole documents: one goes when a greater share of its rows would have been left out.
    public static let documentShare = 0.5
}
