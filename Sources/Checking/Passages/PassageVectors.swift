internal import Encoders

/// The vectors of texts with a passage taken out of them, each made once; and how alike those are to other texts.
struct PassageVectors {
    private struct Shortened: Hashable {
        let side: Int
        /// The pieces taken out; none for the whole text.
        let part: Range<Int>
    }

    private let parts: any PartVectors
    private let dimension: Int
    private var rows: [Shortened: Int] = [:]
    private var vectors: [Float] = []

    init(parts: any PartVectors, dimension: Int) {
        self.parts = parts
        self.dimension = dimension
    }

    /// Makes the vectors of texts without passages; an empty one leaves the whole text.
    mutating func add(_ passages: [(side: Int, part: Range<Int>)]) {
        var selections: [PartSelection] = []
        for (side, part) in passages {
            let shortened = Shortened(side: side, part: part)
            guard rows[shortened] == nil else { continue }
            rows[shortened] = rows.count
            selections.append(.without(text: side, pieces: part))
        }
        vectors += parts.embed(selections, threads: 1)
    }

    /// The cosine of a text without a passage with another whole text.
    func cosine(of side: Int, without part: Range<Int>, with other: Int) -> Double {
        guard let row = rows[Shortened(side: side, part: part)], let whole = rows[Shortened(side: other, part: 0..<0)]
        else { return 0 }
        return VectorRows.cosine(ofRow: row, in: vectors, withRow: whole, in: vectors, dimension: dimension)
    }

    /// How much more alike two texts become when a passage is taken out of the first.
    func gain(of side: Int, without part: Range<Int>, with other: Int) -> Double {
        cosine(of: side, without: part, with: other) - cosine(of: side, without: 0..<0, with: other)
    }

    /// The cosines of passages alone with whole texts.
    func likeness(of passages: [(side: Int, part: Range<Int>, other: Int)]) -> [Double] {
        let alone = parts.embed(passages.map { .only(text: $0.side, pieces: $0.part) }, threads: 1)
        return passages.enumerated().map { index, passage in
            guard let whole = rows[Shortened(side: passage.other, part: 0..<0)] else { return 0 }
            return VectorRows.cosine(ofRow: index, in: alone, withRow: whole, in: vectors, dimension: dimension)
        }
    }
}
