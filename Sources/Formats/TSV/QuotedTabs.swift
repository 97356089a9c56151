/// Quotation marks around the cells of tab-separated values.
///
/// A line of a corpus may begin and end with quotation marks of its own, and spreadsheets put them around a cell that holds
/// some, each of which they write twice. So they are no part of a cell where those inside all stand twice, and there are
/// some; in a file whose header has them around every name; and where only so a record has as many cells as there are
/// columns, for a cell with a tab or a line end. Everywhere else they are text.
enum QuotedTabs {
    /// A record's cells as they are meant.
    static func read(_ cells: [String]) -> [String] { cells.map { unquoted($0) ?? $0 } }

    /// A header's names without the marks around every one of them; nil where one has none.
    static func unquotedHeader(_ names: [String]) -> [String]? {
        guard names.allSatisfy({ $0.utf8.count > 2 && $0.hasPrefix("\"") && $0.hasSuffix("\"") }) else { return nil }
        return names.map { String($0.dropFirst().dropLast()) }
    }

    /// A cell so written that it is read back as it is: with marks around it where it looks as if it had some.
    static func spelled(_ cell: String) -> String {
        guard unquoted(cell) != nil else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    /// What a cell says that has marks around it and inside it some, each twice; nil for others.
    private static func unquoted(_ cell: String) -> String? {
        let mark = UInt8(ascii: "\"")
        guard cell.utf8.first == mark else { return nil }
        let bytes = Array(cell.utf8)
        guard bytes.count >= 4, bytes.last == mark else { return nil }
        var inside: [UInt8] = []
        var place = 1
        while place < bytes.count - 1 {
            if bytes[place] == mark {
                guard place + 1 < bytes.count - 1, bytes[place + 1] == mark else { return nil }
                place += 1
            }
            inside.append(bytes[place])
            place += 1
        }
        return inside.count < bytes.count - 2 ? String(decoding: inside, as: UTF8.self) : nil
    }
}
