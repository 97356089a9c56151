public import Errors
private import Formats
private import Review

extension ReviewJob {
    /// Makes the corrections of a spreadsheet that was written from the table and came back.
    ///
    /// - Parameters:
    ///   - path: The sheet, `.xlsx`, `.csv` or `.tsv`.
    ///   - tell: Told what was taken over, and of each thing that was not, why.
    /// - Returns: Whether everything was taken over.
    public func take(
        sheet path: String, over input: RowInput, tell: (Phrase) -> Void
    ) throws(HexaplaError) -> Bool {
        let opened = try open(input)
        let sheet: EditedTable
        do throws(TableError) { sheet = try EditedTable(path: path) } catch { throw error.explanation }
        let session = try ReviewSession(opened.table, log: opened.log, access: .write)
        if let refusal = session.refusal { throw HexaplaError(.output, at: "\(opened.log)", "\(refusal)") }
        let taken = try session.take(SheetCorrections(sheet, of: opened.table))
        for reason in taken.refused { tell("\(path): \(reason)") }
        let left = taken.refused.isEmpty ? "" : ", \(taken.refused.count) not taken over"
        tell("\(path): \(taken.made) correction\(taken.made == 1 ? "" : "s") in \(opened.log)\(left)")
        return taken.refused.isEmpty
    }
}
