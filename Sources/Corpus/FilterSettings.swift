/// Which rows stay.
public struct FilterSettings: Sendable {
    public var filters = Set(DropReason.filters)
    /// The least probability that a pair's texts translate each other.
    public var minimumScore = 0.5
    /// Characters other than white space on each side.
    public var lengths = 1...2000
    /// How many times longer a side may be than the other, as these languages usually are.
    public var maximumRatio = 3.0
    /// Characters that a text has at least which must not be the same in both languages: shorter ones may be names.
    public var shortestIdentical = 1
    /// Whether documents stay or go as a whole.
    public var keepsDocuments = false

    public init() {}

    /// What translators leave out of a finished memory: its pairs have no scores, near-duplicates are variants that they
    /// want, and a short text that is the same in both languages is a name more often than left over.
    public static var ofMemory: FilterSettings {
        var settings = FilterSettings()
        settings.filters = [.alone, .ratio, .identical, .script, .language, .numbers, .duplicate]
        settings.shortestIdentical = 25
        return settings
    }

    /// With whole documents: one goes when a greater share of its rows would have been left out.
    public static let documentShare = 0.5
}
