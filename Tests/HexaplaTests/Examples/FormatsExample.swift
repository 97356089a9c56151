import Formats

/// The texts of a file of rows, row by row; the suffix says what the file is.
func texts(ofRowsIn path: String) throws(TableError) -> [[String]] {
    guard let format = RowFile.Format(path: path) else { return [] }
    let reader = try RowFile(path: path, format: format).reader()
    var texts: [[String]] = []
    while let row = try reader.next() { texts.append(row.parts.map(\.text)) }
    return texts
}
