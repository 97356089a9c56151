private import AlignedTable
internal import Documents
public import Formats

extension ReviewState {
    /// A row to be written. An accepted row has the score 1 and says that it was reviewed, a rejected one is dropped.
    /// What was put together by hand has no score and no links: they were another row's.
    ///
    /// - Parameters:
    ///   - row: One of this state.
    ///   - number: Its number in its document; nil to say none.
    ///   - hasExactSpaces: Whether the white space between joined texts has the length that it has in the text, as spans
    ///     ask; else it is one space.
    /// - Complexity: O(length of its texts).
    public func record(_ row: ReviewRow, number: Int?, hasExactSpaces: Bool) -> RowRecord {
        var record: RowRecord
        if isUnchanged(row) {
            record = table.rows[row.id - 1]
        } else {
            record = changed(row, hasExactSpaces: hasExactSpaces)
        }
        record.number = number
        for place in record.parts.indices {
            guard let version = table.version(record.parts[place].language) else { continue }
            record.parts[place].isMoved = row.moved.contains(version)
        }
        switch row.status {
        case .open: record.decision = nil
        case .accepted:
            record.decision = .accepted
            guard record.parts.count > 1 else { break }
            record.score = 1
            record.pairScores = record.parts.indices.flatMap { one in
                record.parts.indices.dropFirst(one + 1).map { Row.PairScore(first: one, second: $0, score: 1) }
            }
        case .rejected:
            record.decision = .rejected
            record.judgement.isDropped = true
        }
        return record
    }

    /// What the machine says of a row: its score in the table, or what realigning gave; nil for what was put together by
    /// hand, and for rows of one version.
    public func score(_ row: ReviewRow) -> Double? {
        if let scores = row.scores { return scores.score }
        return isUnchanged(row) ? table.rows[row.id - 1].score : nil
    }

    private func changed(_ row: ReviewRow, hasExactSpaces: Bool) -> RowRecord {
        let present = row.present
        let parts = present.compactMap { version -> RowRecord.Part? in
            guard let range = row.cells[version] else { return nil }
            let originals = originals(of: row, version: version).compactMap {
                table.rows[$0].part(table.languages[version])
            }
            let text = table.versions[version].text(range)
            var part = RowRecord.Part(
                language: table.languages[version], text: hasExactSpaces ? text : text.withSingleSpaces,
                span: table.versions[version].span(range), source: originals.first?.source)
            let times = originals.compactMap(\.time)
            if let first = times.map(\.lowerBound).min(), let last = times.map(\.upperBound).max() {
                part.time = first...last
            }
            return part
        }
        let first = present.lazy.compactMap { originals(of: row, version: $0).first }.min() ?? 0
        var record = RowRecord(document: table.rows[first].document, parts: parts)
        record.kind = table.rows[first].kind
        record.startsParagraph =
            table.rows[first].startsParagraph
            && present.allSatisfy { version in
                row.cells[version]?.lowerBound == table.cells[first][version]?.lowerBound
            }
        record.score = row.scores?.score
        for pair in row.scores?.pairs ?? [] {
            guard let one = present.firstIndex(of: pair.first), let other = present.firstIndex(of: pair.second) else {
                continue
            }
            record.pairScores.append(Row.PairScore(first: one, second: other, score: pair.score))
        }
        return record
    }
}

extension String {
    /// With one space for white space that is more than one character.
    fileprivate var withSingleSpaces: String {
        guard unicodeScalars.contains(where: \.isSpace) else { return self }
        var result = String.UnicodeScalarView()
        var spaces = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isSpace {
                spaces.append(scalar)
                continue
            }
            result.append(contentsOf: spaces.count > 1 ? " ".unicodeScalars : spaces)
            spaces = String.UnicodeScalarView()
            result.append(scalar)
        }
        result.append(contentsOf: spaces)
        return String(result)
    }
}
