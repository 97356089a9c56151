/// Which documents of one language are worth comparing with those of another: the most alike as wholes.
struct CandidateSearch: Sendable {
    let one: DocumentVectors
    let other: DocumentVectors
    /// How many candidates a document has.
    let count: Int

    /// The other language's documents most alike to a document, the best first.
    /// - Complexity: O(documents of the other language), a product of two vectors each.
    func candidates(of document: Int) -> [Int] {
        var best: [(likeness: Double, document: Int)] = []
        for place in 0..<other.count {
            let likeness = one.likeness(document, other: other, otherDocument: place)
            if best.count == count, let last = best.last, last.likeness >= likeness { continue }
            let position = best.firstIndex { $0.likeness < likeness } ?? best.count
            best.insert((likeness, place), at: position)
            if best.count > count { best.removeLast() }
        }
        return best.map(\.document)
    }
}
