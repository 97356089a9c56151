import Documents
import Errors
import Formats
import Foundation
import Review
import TestFiles
import TestRandomness
import Testing

/// What people do to a spreadsheet becomes corrections; what they do to a text is told.
@Suite struct SheetCorrectionTests {
    /// A table's rows as they are written and read back, changed in between.
    private static func corrected(
        _ count: Int, suffix: String = "csv", _ change: (inout [[String]]) -> Void
    ) throws -> (state: ReviewState, refused: [String]) {
        let table = try TestTables.table(count)
        var lines = [["document", "row", "score"] + table.languages.map(\.tag) + ["status"]]
        for row in table.rows {
            lines.append(
                ["test", "\(row.number ?? 0)", "0.5"] + table.languages.map { row.part($0)?.text ?? "" } + [""])
        }
        change(&lines)
        var result: (ReviewState, [String])?
        try TestFolder.use { folder in
            let text = lines.map { line in
                line.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: suffix == "csv" ? "," : "\t")
            }
            let path = try folder.write(Array(text.joined(separator: "\r\n").utf8), "sheet.\(suffix)")
            let session = try ReviewSession(table, log: "\(folder.path)/log.jsonl", access: .write)
            let taken = try session.take(SheetCorrections(try EditedTable(path: path), of: table))
            result = (session.state, taken.refused.map { "\($0.text(PlainWording()))" })
            // What is on the disk says the same.
            let again = try ReviewSession(table, log: "\(folder.path)/log.jsonl", access: .read)
            #expect(Self.cells(again.state) == Self.cells(session.state))
        }
        return try #require(result)
    }

    private static func cells(_ state: ReviewState) -> [[String]] {
        (0..<state.count).compactMap { state.row(at: $0) }.map { row in
            state.table.languages.indices.map { state.text(row, version: $0) ?? "" } + [row.status.rawValue]
        }
    }

    private static func original(_ count: Int) throws -> [[String]] {
        cells(ReviewState(try TestTables.table(count)))
    }

    @Test(arguments: ["csv", "tsv"]) func nothingChanged(_ suffix: String) throws {
        let (state, refused) = try Self.corrected(20, suffix: suffix) { lines in
            // Sorted another way, with other white space.
            lines[1...].reverse()
            lines[3][4] += "  "
        }
        #expect(try Self.cells(state) == Self.original(20))
        #expect(refused.isEmpty)
    }

    @Test func statuses() throws {
        let (state, refused) = try Self.corrected(8) { lines in
            lines[2][6] = "accepted"
            lines[3][6] = "Rejected "
            lines[4][6] = "changed"
            lines[5][6] = "fine"
        }
        #expect(
            Self.cells(state).map { $0[3] } == ["open", "accepted", "rejected"] + Array(repeating: "open", count: 5))
        #expect(refused.count == 1 && refused[0].contains("line 6: the status 'fine' is none"))
    }

    @Test func mergedAndSplit() throws {
        let original = try Self.original(12)
        let (state, refused) = try Self.corrected(12) { lines in
            // Rows 2 and 3 become one, the third line stays empty; row 7 becomes two.
            for column in 3...5 {
                lines[2][column] = [lines[2][column], lines[3][column]].filter { !$0.isEmpty }.joined(separator: " ")
                lines[3][column] = ""
            }
            lines[2][6] = "accepted"
            var new = lines[7]
            new[1] = ""
            for column in 3...5 {
                let words = lines[7][column].split(separator: " ").map(String.init)
                lines[7][column] = words.first ?? ""
                new[column] = words.dropFirst().joined(separator: " ")
            }
            lines.insert(new, at: 8)
        }
        #expect(refused.isEmpty, "\(refused)")
        let cells = Self.cells(state)
        let ink = { (rows: [[String]], version: Int) in
            rows.map { $0[version].filter { !$0.isWhitespace } }.joined()
        }
        for version in 0..<3 {
            #expect(ink(cells, version) == ink(original, version))
            #expect(ink([cells[1]], version) == ink(Array(original[1...2]), version))
        }
        #expect(cells[1][3] == "accepted")
        #expect(cells[3] == original[4])
    }

    /// Altered text is told and nothing else; what is right beside it is taken.
    @Test func alteredText() throws {
        let original = try Self.original(10)
        let (state, refused) = try Self.corrected(10) { lines in
            lines[4][3] += " neu"
            lines.remove(at: 8)
            lines[2][6] = "accepted"
            lines[5][1] = "77"
        }
        #expect(Self.cells(state).map { Array($0.prefix(3)) } == original.map { Array($0.prefix(3)) })
        #expect(Self.cells(state)[1][3] == "accepted")
        #expect(refused.contains { $0.contains("the text of 'ar' is another") })
        #expect(refused.contains { $0.contains("row 8 is not there any more") })
        #expect(refused.contains { $0.contains("is row 77, which the table does not have") })
    }

    /// Whatever is cut and pasted at random, no character is lost.
    @Test func nothingIsEverLost() throws {
        let original = try Self.original(15)
        for seed in 0..<40 {
            var numbers = SplitMix64(seed: UInt64(seed))
            let (state, _) = try Self.corrected(15) { lines in
                for _ in 0...numbers.below(6) {
                    let (row, column) = (1 + numbers.below(14), 3 + numbers.below(3))
                    switch numbers.below(4) {
                    case 0:
                        lines[row][column] += " " + lines[row + 1][column]
                        lines[row + 1][column] = ""
                    case 1:
                        lines[row + 1][column] = lines[row][column] + lines[row + 1][column]
                        lines[row][column] = ""
                    case 2: lines[row][column] = String(lines[row][column].dropLast())
                    default: lines.swapAt(row, row + 1)
                    }
                }
            }
            for version in 0..<3 {
                let ink = { (rows: [[String]]) in rows.map { $0[version] }.joined().filter { !$0.isWhitespace } }
                #expect(ink(Self.cells(state)) == ink(original), "seed \(seed)")
            }
        }
    }
}
