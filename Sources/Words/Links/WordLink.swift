/// Two words that answer each other in two versions of a row.
public struct WordLink: Sendable, Hashable {
    /// Places in each text's words.
    public let first: Int
    public let second: Int
    /// How likely it is that a person would link them.
    public var probability: Double

    public init(first: Int, second: Int, probability: Double) {
        (self.first, self.second, self.probability) = (first, second, probability)
    }
}

/// How many links are made.
public enum LinkMode: Sendable {
    /// Words that are each other's best answer, and nothing else.
    case precise
    /// Words beside these too, where one of the two has no link yet: more of them, a little less sure.
    case growing
}

/// The links between two versions of a row.
public struct PairLinks: Sendable, Hashable {
    /// Places among the row's versions, the smaller first.
    public let first: Int
    public let second: Int
    /// In order of the first version's words, then of the second's.
    public var links: [WordLink]

    public init(first: Int, second: Int, links: [WordLink]) {
        (self.first, self.second, self.links) = (first, second, links)
    }
}
