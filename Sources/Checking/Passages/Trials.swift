internal import Encoders

/// The vectors of texts without passages, each made once.
struct Trials {
    private struct Passage: Hashable {
        let side: Int
        let part: Range<Int>
    }

    private let parts: any PartVectors
    private let dimension: Int
    private var rows: [Passage: Int] = [:]
    private var vectors: [Float] = []

    init(parts: any PartVectors, dimension: Int) {
        self.parts = parts
        self.dimension = dimension
    }

    /// Makes the vectors of texts without parts; an empty part is the whole text.
    mutating func add(_ passages: [(side: Int, part: Range<Int>)]) {
        var selections: [PartSelection] = []
        for (side, part) in passages {
            let passage = Passage(side: side, part: part)
            guard rows[passage] == nil else { continue }
            rows[passage] = rows.count
            selections.append(.without(text: side, pieces: part))
        }
        vectors += parts.embed(selections, threads: 1)
    }

    /// The cosine of a text without a part with another whole text.
    func cosine(_ side: Int, _ part: Range<Int>, _ other: Int) -> Double {
        guard let row = rows[Passage(side: side, part: part)], let whole = rows[Passage(side: other, part: 0..<0)]
        else { return 0 }
        return Vectors.cosine(vectors, row, vectors, whole, dimension: dimension)
    }

    /// How much more alike two texts become when a part is taken out of the first.
    func gain(_ side: Int, _ part: Range<Int>, _ other: Int) -> Double {
        cosine(side, part, other) - cosine(side, 0..<0, other)
    }

    /// The cosines of parts alone with whole texts.
    func likeness(_ passages: [(side: Int, part: Range<Int>, other: Int)]) -> [Double] {
        let alone = parts.embed(passages.map { .only(text: $0.side, pieces: $0.part) }, threads: 1)
        return passages.enumerated().map { index, passage in
            guard let whole = rows[Passage(side: passage.other, part: 0..<0)] else { return 0 }
            return Vectors.cosine(alone, index, vectors, whole, dimension: dimension)
        }
    }
}
