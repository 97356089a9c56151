internal import Documents

/// What a person says of a row: none of it touches texts.
extension ReviewState {
    func deciding(
        _ number: Int, status: ReviewRow.Status, for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        try setting(number, for: correction) { row throws(RefusedCorrection) in
            guard row.status != status else { throw RefusedCorrection("row \(number) is \(status.rawValue) already") }
            row.status = status
        }
    }

    /// - Complexity: O(rows).
    func deciding(
        _ numbers: [Int], status: ReviewRow.Status, for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        var result = ReviewChange(correction)
        var seen: Set<Int> = []
        for number in numbers {
            let before = try existing(number)
            guard seen.insert(number).inserted else { throw RefusedCorrection("row \(number) is there twice") }
            guard before.status != status else {
                throw RefusedCorrection("row \(number) is \(status.rawValue) already")
            }
            var after = before
            after.status = status
            result.add(.set(before: before, after: after))
        }
        guard !numbers.isEmpty else { throw RefusedCorrection("no row is named") }
        return result
    }

    func pinning(_ number: Int, isOn: Bool, for correction: Correction) throws(RefusedCorrection) -> ReviewChange {
        try setting(number, for: correction) { row throws(RefusedCorrection) in
            guard row.isPinned != isOn else {
                throw RefusedCorrection("row \(number) is \(isOn ? "pinned already" : "not pinned")")
            }
            row.isPinned = isOn
        }
    }

    func noting(_ number: Int, text: String?, for correction: Correction) throws(RefusedCorrection) -> ReviewChange {
        try setting(number, for: correction) { row throws(RefusedCorrection) in
            guard row.note != text else {
                throw RefusedCorrection("row \(number) has \(text == nil ? "no note" : "this note already")")
            }
            guard (text?.utf8.count ?? 0) <= Self.longestNote else {
                throw RefusedCorrection("the note is longer than \(Self.longestNote) bytes")
            }
            row.note = text
        }
    }

    func marking(
        _ number: Int, mark: Correction.Mark, version: LanguageTag, isOn: Bool, for correction: Correction
    ) throws(RefusedCorrection) -> ReviewChange {
        let column = try column(version)
        return try setting(number, for: correction) { row throws(RefusedCorrection) in
            let isThere = row.cells[column] != nil
            switch mark {
            case .missing where isThere: throw RefusedCorrection("row \(number) has '\(version)'")
            case .added where !isThere: throw RefusedCorrection("row \(number) has no '\(version)'")
            case .added where !row.cells.contains(nil):
                throw RefusedCorrection("no version of row \(number) is without text")
            default: break
            }
            let marked = mark == .missing ? row.missing : row.added
            guard marked.contains(column) != isOn else {
                throw RefusedCorrection("'\(version)' of row \(number) is\(isOn ? "" : " not") marked so")
            }
            switch (mark, isOn) {
            case (.missing, true): row.missing.insert(column)
            case (.missing, false): row.missing.remove(column)
            case (.added, true): row.added.insert(column)
            case (.added, false): row.added.remove(column)
            }
        }
    }

    private static let longestNote = 10_000

    private func setting(
        _ number: Int, for correction: Correction,
        _ change: (inout ReviewRow) throws(RefusedCorrection) -> Void
    ) throws(RefusedCorrection) -> ReviewChange {
        let before = try existing(number)
        var after = before
        try change(&after)
        var result = ReviewChange(correction)
        result.add(.set(before: before, after: after))
        return result
    }
}
