internal import Documents

/// What puts texts into other rows.
extension ReviewState {
    func merging(
        _ number: Int, with side: Correction.Side, for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        let row = try existing(number)
        let other = try neighbour(of: row, side)
        let (first, second) = side == .next ? (row, other) : (other, row)
        var merged = first
        for version in first.cells.indices {
            guard let added = second.cells[version] else { continue }
            guard let own = first.cells[version] else {
                merged.cells[version] = added
                if second.moved.contains(version) { merged.moved.insert(version) }
                continue
            }
            guard let both = joined(own, added, version: version) else {
                throw notNeighbours(first, second, version: version)
            }
            merged.cells[version] = both
            if !second.moved.contains(version) { merged.moved.remove(version) }
        }
        merged.reopen()
        let notes = [first.note, second.note].compactMap(\.self)
        merged.note = notes.isEmpty ? nil : notes.joined(separator: "\n")
        var change = ReviewChange(correction)
        change.add(.remove(second, after: first.id))
        change.add(.set(before: first, after: merged))
        return change
    }

    func splitting(
        _ number: Int, at places: [LanguageTag: Int], for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        let row = try existing(number)
        var first = row
        var second = ReviewRow(id: nextID, cells: row.cells.map { _ in nil })
        second.moved = row.moved
        for (language, place) in places {
            let version = try column(language)
            guard let cell = row.cells[version] else { throw RefusedCorrection("row \(number) has no '\(language)'") }
            guard place <= cell.count else {
                throw RefusedCorrection(
                    "'\(language)' of row \(number) has \(cell.count) code points, and is to be cut at \(place)")
            }
            let (head, tail) = halves(cell, at: place, version: version)
            first.cells[version] = head
            second.cells[version] = tail
        }
        guard !first.present.isEmpty, !second.present.isEmpty else {
            throw RefusedCorrection("one of the two rows would have no text")
        }
        first.reopen()
        second.reopen()
        var change = ReviewChange(correction)
        change.add(.set(before: row, after: first))
        change.add(.insert(second, after: row.id))
        return change
    }

    func moving(
        _ number: Int, version language: LanguageTag, to target: Correction.Target, at place: Int?,
        for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        let row = try existing(number)
        let version = try column(language)
        guard let cell = row.cells[version] else { throw RefusedCorrection("row \(number) has no '\(language)'") }
        let (other, side) = try targetRow(target, from: row)
        var moved = cell
        var rest: Range<Int>?
        if let place {
            guard let side else { throw RefusedCorrection("part of a text goes to the row before or after only") }
            let (head, tail) = halves(cell, at: min(place, cell.count), version: version)
            guard let head, let tail else { throw RefusedCorrection("all of '\(language)' or none would move") }
            (moved, rest) = side == .next ? (tail, head) : (head, tail)
        }
        var before = row
        var after = other
        before.cells[version] = rest
        if let own = other.cells[version] {
            guard let both = joined(own, moved, version: version) else {
                throw notNeighbours(row, other, version: version)
            }
            after.cells[version] = both
        } else {
            after.cells[version] = moved
            // A part that goes to the row beside it stays in the order that it is in; of others one must look.
            let isInOrder = side != nil && !row.moved.contains(version) || fits(moved, version, at: other, from: row)
            if isInOrder { after.moved.remove(version) } else { after.moved.insert(version) }
        }
        before.reopen()
        after.reopen()
        var change = ReviewChange(correction)
        if before.present.isEmpty {
            change.add(.remove(row, after: self.number(before: number)))
        } else {
            change.add(.set(before: row, after: before))
        }
        change.add(.set(before: other, after: after))
        return change
    }

    // MARK: - Ranges

    /// A range in two, without white space at the ends; nil for a half without text.
    private func halves(_ range: Range<Int>, at place: Int, version: Int) -> (Range<Int>?, Range<Int>?) {
        let middle = range.lowerBound + place
        let text = table.versions[version]
        return (text.trimmed(range.lowerBound..<middle), text.trimmed(middle..<range.upperBound))
    }

    private func notNeighbours(_ one: ReviewRow, _ other: ReviewRow, version: Int) -> RefusedCorrection {
        RefusedCorrection(
            "'\(table.languages[version])' of rows \(one.id) and \(other.id) cannot be joined: other text stands between"
        )
    }

    private func targetRow(
        _ target: Correction.Target, from row: ReviewRow
    ) throws(RefusedCorrection) -> (ReviewRow, Correction.Side?) {
        switch target {
        case .side(let side): return (try neighbour(of: row, side), side)
        case .row(let number):
            let other = try existing(number)
            guard number != row.id else { throw RefusedCorrection("row \(number) has it already") }
            guard document(of: row) == document(of: other) else {
                throw RefusedCorrection("rows \(row.id) and \(number) are of two documents")
            }
            return (other, nil)
        }
    }

    /// Whether text would be in order in a row that lacks its version: after what stands in order before the row, and
    /// before what stands after it.
    ///
    /// - Complexity: O(rows to the next ones that have the version).
    private func fits(_ range: Range<Int>, _ version: Int, at row: ReviewRow, from source: ReviewRow) -> Bool {
        func nearest(_ next: (Int) -> ReviewRow?) -> Range<Int>? {
            var number = row.id
            while let other = next(number) {
                if other.id != source.id, !other.moved.contains(version), let cell = other.cells[version] {
                    return cell
                }
                number = other.id
            }
            return nil
        }
        if let before = nearest(self.row(before:)), before.upperBound > range.lowerBound { return false }
        if let after = nearest(self.row(after:)), after.lowerBound < range.upperBound { return false }
        return true
    }
}
