private import Documents
private import ICUText
internal import Words

/// Finds, by links, the words that stand in a translation where the other version has a term.
struct TermCounterpart {
    private let linker: WordLinker

    /// A link that is less likely names no word.
    private static let leastProbability = 0.5
    /// A longer text is no row's: code units.
    private static let longest = 1 << 13

    /// - Returns: nil where nothing links words.
    init?(_ text: CheckedText) {
        guard let linker = text.linker else { return nil }
        self.linker = linker
    }

    /// Words beside each other are one range; none where nothing surely answers the term.
    ///
    /// - Parameters:
    ///   - term: Code units of the first version's text, within `passage`.
    ///   - passage: The unit's text in the first version.
    ///   - counterpart: The unit's text in the other one.
    /// - Complexity: that of the encoder's states of both texts.
    func ranges(
        of term: Range<Int>, in passage: Terminology.Passage, across counterpart: Terminology.Passage
    ) -> [Range<Int>] {
        let passages = [passage, counterpart]
        guard passages.allSatisfy({ $0.range.count <= Self.longest }),
            let read = try? linker.read(
                passages.map { ($0.version.document.text[$0.range], $0.version.language) })
        else { return [] }
        let own = term.lowerBound - passage.range.lowerBound..<term.upperBound - passage.range.lowerBound
        let answers = linker.links(read).flatMap(\.links).filter { link in
            link.probability >= Self.leastProbability && read[0].words[link.first].range.overlaps(own)
                && !read[1].words[link.second].isMark
        }
        var found: [Range<Int>] = []
        var last: Int?
        for word in Set(answers.map(\.second)).sorted() {
            let range = read[1].words[word].range
            let start = counterpart.range.lowerBound
            let place = start + range.lowerBound..<start + range.upperBound
            if let before = found.last, last == word - 1 {
                found[found.count - 1] = before.lowerBound..<place.upperBound
            } else {
                found.append(place)
            }
            last = word
        }
        return found
    }
}
