import Foundation
import Testing

/// Kinds of blocks in tables.
@Suite struct BlockKindCommandTests {
    private func kinds(_ run: Program.Run) throws -> [String?] {
        try run.lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["kind"] as? String
        }
    }

    @Test func rowsSayWhatTheyAre() async throws {
        let scratch = try Scratch()
        try scratch.write(
            "# Das Haus\n\nDas Haus hat 12 Zimmer. Frau Keller wohnt dort.\n\n- Ein Hund\n- Zwei Katzen\n\n|A1|B2|\n|-|-|\n|C3|D4|\n",
            to: "de.md")
        try scratch.write(
            "<h1>The house</h1><p>The house has 12 rooms. Mrs Keller lives there.</p><ul><li>One dog</li><li>Two cats</li></ul><table><tr><td>A1</td><td>B2</td></tr><tr><td>C3</td><td>D4</td></tr></table>",
            to: "en.html")
        let run = try await Program.run(
            ["align", "de.md", "en.html", "--encoder", "none", "--format", "jsonl", "-o", "table.jsonl"],
            in: scratch.path)
        #expect(run.exitCode == 0)
        let table = try scratch.read("table.jsonl")
        let rows = try table.split(separator: "\n").map { try TableRow(String($0)) }
        let found = try table.split(separator: "\n").map { line in
            let row = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            return row["kind"] as? String
        }
        #expect(rows.first?.texts == ["de": "Das Haus", "en": "The house"])
        #expect(found.first == "heading")
        for (row, kind) in zip(rows, found) {
            let expected: String? =
                switch row.texts["de"] ?? "" {
                case "Das Haus": "heading"
                case let text where text.hasPrefix("Ein ") || text.hasPrefix("Zwei "): "list-item"
                case let text where text.count < 6: "table-cell"
                default: nil
                }
            #expect(kind == expected, "\(row.texts)")
        }
        // Another table of it keeps them.
        let again = try await Program.run(
            ["convert", "table.jsonl", "again.jsonl"], in: scratch.path)
        #expect(again.exitCode == 0, "\(again.errors)")
        #expect(try scratch.read("again.jsonl") == table)
    }

    @Test func plainTextHasNone() async throws {
        let scratch = try Scratch.withTwoTexts()
        let run = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--format", "jsonl"], in: scratch.path)
        #expect(try kinds(run).allSatisfy { $0 == nil })
    }
}
