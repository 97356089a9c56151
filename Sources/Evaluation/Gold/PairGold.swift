/// Gold between two languages: rows of two sides, and what stands alone.
struct PairGold {
    /// Two sides each, in the order of the first language.
    let rows: [InkRow]
    /// Whether a row and the next one are neighbours in both languages, with nothing that stands alone between them.
    let hasNeighbour: [Bool]
    /// Sentences that the other language lacks.
    let aloneInFirst: [Range<Int>]
    let aloneInSecond: [Range<Int>]

    init(first: [GoldFile.Sentence], second: [GoldFile.Sentence]) {
        var places: [GoldFile.Identifier: Int] = [:]
        for (place, sentence) in second.enumerated() {
            if let identifier = sentence.identifier { places[identifier] = place }
        }
        var links: [(first: Int, second: Int)] = []
        for (place, sentence) in first.enumerated() {
            if let identifier = sentence.identifier, let other = places[identifier] { links.append((place, other)) }
        }
        rows = links.map { InkRow([first[$0.first].ink, second[$0.second].ink]) }
        hasNeighbour = zip(links, links.dropFirst()).map { one, next in
            next.first == one.first + 1 && next.second == one.second + 1
        }
        let linked = (Set(links.map(\.first)), Set(links.map(\.second)))
        aloneInFirst = first.indices.filter { !linked.0.contains($0) }.map { first[$0].ink }
        aloneInSecond = second.indices.filter { !linked.1.contains($0) }.map { second[$0].ink }
    }
}
