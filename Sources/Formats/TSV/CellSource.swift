/// Records of cells, one after another.
protocol CellSource: AnyObject {
    /// What errors call the file.
    var name: String { get }
    /// The line, or the sheet's row, that the last record begins on, from 1.
    var line: Int { get }
    /// How many cells a record has, where that is known.
    var columnCount: Int? { get set }
    /// The next record; nil after the last one.
    func next() throws(TableError) -> [String]?
}
