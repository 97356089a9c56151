internal import AlignedTable
private import Documents
internal import Encoders
private import ICUText

/// The vectors of versions' texts, each encoded once.
struct UnitMeanings {
    struct Place: Hashable {
        let version: Int
        let range: Range<Int>
    }

    let table: AlignedText
    let encoder: any LocalEncoding
    let threads: Int
    private var rows: [Place: Int] = [:]
    private var vectors: [Float] = []

    init(table: AlignedText, encoder: any LocalEncoding, threads: Int) {
        self.table = table
        self.encoder = encoder
        self.threads = threads
    }

    mutating func encode(_ units: [CheckUnit]) {
        encode(
            units.flatMap { unit in
                unit.ranges.indices.compactMap { version in
                    unit.ranges[version].map { Place(version: version, range: $0) }
                }
            })
    }

    mutating func encode(_ places: [Place]) {
        var texts: [String] = []
        for place in places where rows[place] == nil {
            rows[place] = rows.count
            texts.append(table.versions[place.version].text[place.range])
        }
        if !texts.isEmpty { vectors += encoder.vectors(of: texts, threads: threads) }
    }

    func cosine(_ one: Place, _ other: Place) -> Double {
        guard let left = rows[one], let right = rows[other] else { return 0 }
        return VectorRows.cosine(ofRow: left, in: vectors, withRow: right, in: vectors, dimension: encoder.dimension)
    }

    func cosine(of first: Int, in one: CheckUnit, with second: Int, in other: CheckUnit) -> Double {
        guard let left = one.ranges[first], let right = other.ranges[second] else { return 0 }
        return cosine(Place(version: first, range: left), Place(version: second, range: right))
    }
}
