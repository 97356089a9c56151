extension RowRecord {
    /// Two words that answer each other.
    public struct Link: Sendable, Equatable {
        /// In code points of the parts' texts.
        public var first: Range<Int>
        public var second: Range<Int>
        /// How likely it is that a person would link them.
        public var probability: Double

        public init(first: Range<Int>, second: Range<Int>, probability: Double) {
            (self.first, self.second, self.probability) = (first, second, probability)
        }
    }

    /// The links between the words of two parts.
    public struct PairLinks: Sendable, Equatable {
        /// Places in `parts`, the smaller first.
        public var first: Int
        public var second: Int
        /// In the order of the first part's words, then of the second's.
        public var links: [Link]

        public init(first: Int, second: Int, links: [Link]) {
            (self.first, self.second, self.links) = (first, second, links)
        }
    }

    /// Links between two versions, those of `one` first; nil where the row has none of this pair.
    public func links(_ one: Int, _ other: Int) -> [Link]? {
        if let pair = links.first(where: { $0.first == one && $0.second == other }) { return pair.links }
        guard let pair = links.first(where: { $0.first == other && $0.second == one }) else { return nil }
        return pair.links.map { Link(first: $0.second, second: $0.first, probability: $0.probability) }
            .sorted { ($0.first.lowerBound, $0.second.lowerBound) < ($1.first.lowerBound, $1.second.lowerBound) }
    }

    /// The links of a row that has these parts alone, in this order.
    func links(among places: [Int]) -> [PairLinks] {
        places.indices.flatMap { one in
            places.indices.dropFirst(one + 1).compactMap { other in
                links(places[one], places[other]).map { PairLinks(first: one, second: other, links: $0) }
            }
        }
    }
}
