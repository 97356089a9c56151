private import Errors

/// Columns of equal width: words to the left, numbers to the right.
struct TextTable {
    private var rows: [[String]]

    init(_ headings: [String]) {
        rows = [headings]
    }

    mutating func append(_ cells: [String]) {
        // Documents are called what files are.
        rows.append(cells.map(\.escapingControls))
    }

    var text: String {
        let columns = rows.first?.indices ?? 0..<0
        let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
        // A column is of words where the cell below its heading is one.
        let isWords = columns.map { column in
            rows.dropFirst().contains { $0[column].first.map { !$0.isNumber } ?? false } || column == 0
        }
        return rows.map { cells in
            let padded = columns.map { column in
                let space = String(repeating: " ", count: widths[column] - cells[column].count)
                return isWords[column] ? cells[column] + space : space + cells[column]
            }
            let line = padded.joined(separator: "  ")
            return line.prefix(upTo: (line.lastIndex { $0 != " " }).map(line.index(after:)) ?? line.startIndex) + "\n"
        }.joined()
    }
}
