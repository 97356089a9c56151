internal import AlignedTable
internal import Encoders
internal import Errors

/// For every two versions of a table how alike the middle row of some is to the encoder: what is usual of what
/// translates each other.
struct UsualCosines {
    private let values: [[Double]]

    /// Rows that say what is usual, at most.
    private static let sampled = 64

    init(of table: AlignedText, _ encoder: (any LocalEncoding)?, threads: Int) throws(HexaplaError) {
        values = try Self.measured(table, encoder, threads: threads)
    }

    /// By the versions' columns, in any order; 1 without an encoder.
    subscript(one: Int, other: Int) -> Double { values[min(one, other)][max(one, other)] }

    private static func measured(
        _ table: AlignedText, _ encoder: (any LocalEncoding)?, threads: Int
    ) throws(HexaplaError) -> [[Double]] {
        let count = table.versions.count
        var usual = [[Double]](repeating: [Double](repeating: 1, count: count), count: count)
        guard let encoder else { return usual }
        let full = table.rows.filter { row in row.ranges.count { $0 != nil } > 1 }
        let step = max(1, full.count / sampled)
        let rows = stride(from: 0, to: full.count, by: step).map { full[$0] }
        let vectors = (0..<count).map { version in
            encoder.vectors(of: rows.map { table.text(of: $0, version: version) ?? "" }, threads: threads)
        }
        for one in 0..<count {
            for other in (one + 1)..<max(one + 1, count) {
                let cosines = rows.indices.filter { rows[$0].ranges[one] != nil && rows[$0].ranges[other] != nil }
                    .map { row -> Double in
                        let start = row * encoder.dimension
                        return (start..<(start + encoder.dimension)).reduce(0.0) {
                            $0 + Double(vectors[one][$1]) * Double(vectors[other][$1])
                        }
                    }.sorted()
                if !cosines.isEmpty { usual[one][other] = cosines[cosines.count / 2] }
            }
        }
        return usual
    }
}
