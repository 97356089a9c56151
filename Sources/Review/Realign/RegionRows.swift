internal import AlignedTable
internal import Documents

extension RealignPlan {
    /// A part of an aligned row that a region has.
    private struct Piece {
        /// The aligned row, and whether all of it is here.
        let row: Int
        var cells: [Range<Int>?]
        var isWhole: Bool
    }

    /// The rows that would take the place of others, only where something changes.
    ///
    /// - Parameter aligned: The rows of each part, in order; together they have all text of it.
    /// - Complexity: O(text + rows · log rows).
    public func arrangements(_ aligned: [[AlignedRow]]) -> [Arrangement] {
        var result: [Arrangement] = []
        for (part, rows) in zip(parts, aligned) {
            let moved = rows.map { row in
                AlignedRow(
                    cells: row.cells.enumerated().map { version, cell in
                        cell.map { ($0.lowerBound + part.bases[version])..<($0.upperBound + part.bases[version]) }
                    }, moved: row.moved, score: row.score, pairScores: row.pairScores)
            }
            let own = regions.indices.filter { state.document(of: regions[$0][0]) == part.number }
            let pieces = pieces(of: moved, in: own)
            for region in own {
                guard let found = pieces[region] else { continue }
                result += changes(of: regions[region], to: beginningAtPin(found, regions[region]), moved)
            }
        }
        return result
    }

    /// What each region has of each row, in the order of the rows.
    private func pieces(of rows: [AlignedRow], in own: [Int]) -> [Int: [Piece]] {
        let columns = state.table.languages.indices
        let places = columns.map { version in
            own.flatMap { region in
                regions[region].compactMap { row in row.cells[version].map { (range: $0, region: region) } }
            }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
        var result: [Int: [Piece]] = [:]
        for (index, row) in rows.enumerated() {
            var found: [Int: [[Range<Int>]]] = [:]
            for version in columns {
                guard let cell = row.cells[version] else { continue }
                for (region, range) in shares(of: cell, in: places[version], version: version) {
                    found[region, default: columns.map { _ in [] }][version].append(range)
                }
            }
            for (region, ranges) in found.sorted(by: { $0.key < $1.key }) {
                var cells = ranges.map(\.first)
                let isWhole = cells == row.cells
                result[region, default: []].append(Piece(row: index, cells: cells, isWhole: isWhole))
                // Text of a version that stands apart is a row of its own.
                for version in columns {
                    for range in ranges[version].dropFirst() {
                        cells = columns.map { $0 == version ? range : nil }
                        result[region]?.append(Piece(row: index, cells: cells, isWhole: false))
                    }
                }
            }
        }
        return result
    }

    /// What regions have of a cell: ranges that follow one another in one region are one.
    private func shares(
        of cell: Range<Int>, in places: [(range: Range<Int>, region: Int)], version: Int
    ) -> [(region: Int, range: Range<Int>)] {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].range.upperBound <= cell.lowerBound { low = middle + 1 } else { high = middle }
        }
        var result: [(region: Int, range: Range<Int>)] = []
        for (range, region) in places[low...].prefix(while: { $0.range.lowerBound < cell.upperBound }) {
            guard let own = state.table.versions[version].trimmed(range.clamped(to: cell)) else { continue }
            if let last = result.last, last.region == region, let both = state.joined(last.range, own, version: version)
            {
                result[result.count - 1].range = both
            } else {
                result.append((region, own))
            }
        }
        return result
    }

    /// The first rows of a region that begins with a pinned row, joined until one begins where that begins.
    private func beginningAtPin(_ pieces: [Piece], _ region: [ReviewRow]) -> [Piece] {
        guard let pinned = region.first, pinned.isPinned else { return pieces }
        var first = pieces
        while first.count > 1, !begins(first[0], where: pinned) {
            let next = first.remove(at: 1)
            for version in next.cells.indices {
                guard let cell = next.cells[version] else { continue }
                guard let own = first[0].cells[version] else {
                    first[0].cells[version] = cell
                    continue
                }
                guard let both = state.joined(own, cell, version: version) else { return pieces }
                first[0].cells[version] = both
            }
            first[0].isWhole = false
        }
        return first
    }

    private func begins(_ piece: Piece, where row: ReviewRow) -> Bool {
        row.cells.indices.allSatisfy { version in
            row.cells[version].map { $0.lowerBound == piece.cells[version]?.lowerBound } ?? true
        }
    }

    /// The stretches of a region that are not as they were.
    private func changes(of old: [ReviewRow], to new: [Piece], _ rows: [AlignedRow]) -> [Arrangement] {
        var known: [[Range<Int>?]: Int] = [:]
        for (index, row) in old.enumerated() { known[row.cells] = index }
        var result: [Arrangement] = []
        var (oldStart, newStart) = (0, 0)
        for place in 0...new.count {
            let same = place < new.count ? known[new[place].cells] : old.count
            guard let same, same >= oldStart, (same > oldStart) == (place > newStart) else { continue }
            if same > oldStart {
                result.append(arrangement(Array(old[oldStart..<same]), to: new[newStart..<place], of: rows))
            }
            (oldStart, newStart) = (same + 1, place + 1)
        }
        if result.allSatisfy({ (try? state.validate(.arrange([$0]))) != nil }), newStart > new.count { return result }
        // Text went past rows that stay: the region as a whole, if it can be.
        let whole = arrangement(old, to: new[...], of: rows)
        return (try? state.validate(.arrange([whole]))) == nil ? [] : [whole]
    }

    private func arrangement(_ old: [ReviewRow], to new: ArraySlice<Piece>, of rows: [AlignedRow]) -> Arrangement {
        let languages = state.table.languages
        let made = new.map { piece in
            var row = Arrangement.NewRow(cells: [:])
            for version in languages.indices { row.cells[languages[version]] = piece.cells[version] }
            row.moved = rows[piece.row].moved.filter { piece.cells[$0] != nil }.map { languages[$0] }
            guard piece.isWhole else { return row }
            row.score = rows[piece.row].score
            row.pairScores = rows[piece.row].pairScores.map {
                .init(first: languages[$0.first], second: languages[$0.second], score: $0.score)
            }
            return row
        }
        return Arrangement(first: old.first?.id ?? 0, last: old.last?.id ?? 0, rows: made)
    }
}
