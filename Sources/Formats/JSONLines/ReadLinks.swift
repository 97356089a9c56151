internal import Codecs

/// Links between words as JSON Lines have them: `[[[0,5],[4,9],0.93],…]`.
struct ReadLinks {
    private var links: [RowRecord.Link] = []
    private let name: String

    init(_ value: ReadJSON, _ name: String) throws(JSONReader.Problem) {
        self.name = name
        guard case .array(let values) = value else { throw .init(reason: "the links of '\(name)' are no list") }
        for value in values {
            guard case .array(let parts) = value, parts.count == 3 else {
                throw .init(reason: "a link of '\(name)' is not [[start,end],[start,end],probability]")
            }
            links.append(
                RowRecord.Link(
                    first: try JSONLinesTableRow.span(parts[0], name),
                    second: try JSONLinesTableRow.span(parts[1], name),
                    probability: try JSONLinesTableRow.probability(parts[2], "a link of '\(name)'")))
        }
    }

    /// - Parameter isTurned: Whether the second part's words come first.
    func links(
        first: Int, second: Int, of row: RowRecord, isTurned: Bool
    ) throws(JSONReader.Problem) -> RowRecord.PairLinks {
        let turned =
            isTurned ? links.map { .init(first: $0.second, second: $0.first, probability: $0.probability) } : links
        let sizes = [first, second].map { row.parts[$0].text.unicodeScalars.count }
        if turned.contains(where: { $0.first.upperBound > sizes[0] || $0.second.upperBound > sizes[1] }) {
            throw .init(reason: "a link of '\(name)' leads beyond its text")
        }
        return RowRecord.PairLinks(first: first, second: second, links: turned)
    }
}
