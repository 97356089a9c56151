import AlignedTable
import Documents
import Formats
import Review
import TestRandomness

/// Tables to correct, and corrections at random.
enum TestTables {
    static let languages = ["ar", "th", "de"].compactMap { LanguageTag($0) }

    /// Rows of three versions with gaps, texts of a few words and spans as `hexapla align` writes them.
    ///
    /// - Parameter hasSpans: Whether rows say where their texts stand.
    static func rows(_ count: Int, seed: UInt64 = 1, hasSpans: Bool = true) -> [RowRecord] {
        var numbers = SplitMix64(seed: seed)
        var ends = [0, 0, 0]
        return (0..<count).map { index in
            let lacking = numbers.below(5) == 0 ? numbers.below(3) : -1
            let parts = languages.enumerated().filter { $0.offset != lacking }.map { version, language in
                let words = (0..<(1 + numbers.below(4))).map { "\(language.tag)\(index)w\($0)" }
                let text = words.joined(separator: " ") + "."
                let start = ends[version]
                let end = start + text.unicodeScalars.count
                ends[version] = end + 1 + numbers.below(2)
                return RowRecord.Part(language: language, text: text, span: hasSpans ? start..<end : nil)
            }
            return RowRecord(document: "test", number: index + 1, score: 0.5, parts: parts)
        }
    }

    static func table(_ count: Int, seed: UInt64 = 1, hasSpans: Bool = true) throws -> ReviewTable {
        try ReviewTable(rows: rows(count, seed: seed, hasSpans: hasSpans), languages: languages, name: "test")
    }

    /// A correction that may or may not make sense.
    static func correction(_ state: ReviewState, _ numbers: inout SplitMix64) -> Correction {
        let place = numbers.below(max(1, state.count))
        let row = numbers.below(50) == 0 ? 1_000_000 : state.row(at: place)?.id ?? 0
        let language = numbers.element(of: languages)
        let side = numbers.element(of: Correction.Side.allCases)
        switch numbers.below(15) {
        case 0: return .decide(numbers.element(of: ReviewRow.Status.allCases), row: row)
        case 1, 2: return .merge(row: row, with: side)
        case 3, 4:
            var places: [LanguageTag: Int] = [:]
            for language in languages where numbers.below(4) > 0 { places[language] = numbers.below(30) }
            return .split(row: row, at: places)
        case 5: return .move(row: row, version: language, to: .side(side), at: nil)
        case 6: return .move(row: row, version: language, to: .side(side), at: numbers.below(12))
        case 7:
            let target = state.row(at: numbers.below(max(1, state.count)))?.id ?? 0
            return .move(row: row, version: language, to: .row(target), at: nil)
        case 8:
            return .mark(
                numbers.element(of: Correction.Mark.allCases), row: row, version: language, isOn: numbers.below(3) > 0)
        case 9: return .pin(row: row, isOn: numbers.below(3) > 0)
        case 10: return .note(row: row, numbers.below(3) > 0 ? "note \(numbers.below(9)) \"ü\"\n" : nil)
        case 11: return arrangement(state, from: place, &numbers)
        case 12:
            let rows = (0..<(1 + numbers.below(5))).compactMap { state.row(at: place + $0)?.id }
            return .decideAll(numbers.element(of: ReviewRow.Status.allCases), rows: rows)
        case 13: return .undo
        default: return .redo
        }
    }

    /// Some rows put together and taken apart anew, mostly so that nothing is lost.
    private static func arrangement(
        _ state: ReviewState, from place: Int, _ numbers: inout SplitMix64
    ) -> Correction {
        let last = min(state.count - 1, place + numbers.below(4))
        let rows = (place...max(place, last)).compactMap { state.row(at: $0) }
        var new: [Arrangement.NewRow] = []
        for row in rows {
            var cells: [LanguageTag: Range<Int>] = [:]
            for version in row.present { cells[languages[version]] = row.cells[version] }
            let moved = row.moved.versions.map { languages[$0] }
            if numbers.below(3) == 0, cells.count > 1, let language = cells.keys.sorted(by: { $0.tag < $1.tag }).first {
                let own = cells.removeValue(forKey: language).map { [language: $0] } ?? [:]
                new.append(.init(cells: own, moved: moved.filter { $0 == language }))
                new.append(.init(cells: cells, moved: moved.filter { $0 != language }, score: 0.25))
            } else {
                new.append(.init(cells: cells, moved: moved, score: 0.75))
            }
        }
        if numbers.below(10) == 0 { new.removeLast() }
        return .arrange([Arrangement(first: rows.first?.id ?? 0, last: rows.last?.id ?? 0, rows: new)])
    }
}

extension ReviewState {
    /// All rows, in order.
    var all: [ReviewRow] { (0..<count).compactMap { row(at: $0) } }

    /// Each version's characters that are not white space, in the order of the text.
    var ink: [String] {
        table.languages.indices.map { version in
            all.filter { $0.cells[version] != nil }
                .sorted { ($0.cells[version]?.lowerBound ?? 0) < ($1.cells[version]?.lowerBound ?? 0) }
                .compactMap { text($0, version: version) }.joined().filter { !$0.isWhitespace }
        }
    }
}
