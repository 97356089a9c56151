internal import Documents
internal import Errors
internal import Files
internal import Formats

/// Writes rows into all files of an export plan.
///
/// Rows come one by one, and each is written at once. A file of two versions gets the rows that have both. What a format
/// cannot hold of a row is counted in `losses`.
struct TableWriter {
    private var products: [ExportPlan.Product]
    private let outputs: [Output]
    private(set) var losses = ExportLosses()
    private let fallbackName: String
    private let needsTimes: Bool
    private var rowsSeen = 0
    private var lastDocument: String?
    private var number = 0
    /// How many rows each of the plan's products has.
    private(set) var rowCounts: [Int]

    /// - Parameter fallbackName: The document's name for rows that name none.
    init(to outputs: TableOutputs, fallbackName: String) {
        products = outputs.plan.products
        self.outputs = outputs.outputs
        needsTimes = outputs.plan.needsTimes
        rowCounts = products.map { _ in 0 }
        self.fallbackName = fallbackName
    }

    mutating func begin() throws(HexaplaError) {
        try forEachFile { _, file throws(RowFormatError) in try file.opening() }
    }

    /// - Parameter admits: Whether the table of these two versions takes the row; nil asks for the table of all versions.
    mutating func write(
        _ row: RowRecord, where admits: ((LanguageTag, LanguageTag)?) -> Bool = { _ in true }
    ) throws(HexaplaError) {
        let features = row.features
        var named = row
        named.document = row.document ?? fallbackName
        number = named.document == lastDocument ? number + 1 : 1
        lastDocument = named.document
        named.number = row.number ?? number
        rowsSeen += 1
        let all = products.map { admits($0.pair) ? Self.row(named, for: $0) : nil }
        let rows = zip(products, all).map { product, row in
            row.flatMap { row in product.files.allSatisfy { $0.format.holds(row) } ? row : nil }
        }
        guard rows.contains(where: { $0 != nil }) || all.allSatisfy({ $0 == nil }) else {
            return losses.leaveWithoutPlace()
        }
        losses.count(row, features, writtenBy: zip(products, rows).compactMap { $1 == nil ? nil : $0 })
        for (product, row) in rows.enumerated() where row != nil { rowCounts[product] += 1 }
        try forEachFile { product, file throws(RowFormatError) in
            guard let row = rows[product] else { return [] }
            return try file.bytes(of: row)
        }
    }

    /// Counts a row that has nothing to write.
    mutating func leaveOut() { losses.leaveOut() }

    mutating func end() throws(HexaplaError) {
        if needsTimes, rowsSeen > 0, rowCounts.allSatisfy({ $0 == 0 }) {
            throw HexaplaError(
                at: "\(products.lazy.flatMap(\.files).compactMap(\.path).first ?? "standard output")",
                "no row says when it is said",
                expected: "rows of subtitles, such as those that \(.alignToJSONLines) makes of .srt files")
        }
        try forEachFile { _, file throws(RowFormatError) in try file.closing() }
    }

    /// Of the plan's files, those that have no rows.
    var emptyOutputs: [Output] {
        var files: [Output] = []
        var next = 0
        for (product, rows) in zip(products, rowCounts) {
            if rows == 0 { files += outputs[next..<(next + product.files.count)] }
            next += product.files.count
        }
        return files
    }

    /// What a product writes of a row; nil where the row has no place in it.
    private static func row(_ row: RowRecord, for product: ExportPlan.Product) -> RowRecord? {
        guard product.required.allSatisfy({ row.part($0) != nil }) else { return nil }
        guard let (first, second) = product.pair else { return row }
        guard row.part(first) != nil, row.part(second) != nil else { return nil }
        return row.restricted(to: [first, second])
    }

    private static func problem(_ error: RowFormatError, path: String?) -> HexaplaError {
        let path = path ?? "standard output"
        return switch error {
        case .tooLarge:
            HexaplaError(
                .output, at: "\(path)", "is more than its format holds, or no memory is left", expected: "fewer rows")
        case .noWords(let reason): HexaplaError(.output, at: "\(path)", "\(reason)", expected: "texts that have words")
        case .textTooLong(let row, let language, let most):
            HexaplaError(
                .output, at: "\(path)", "the text of '\(language)' in row \(row) is longer than a cell holds",
                expected: "\(most) characters at most; another format, such as csv, holds it")
        }
    }

    private mutating func forEachFile(
        _ bytes: (_ product: Int, _ format: inout any RowFormat) throws(RowFormatError) -> [UInt8]
    ) throws(HexaplaError) {
        var output = 0
        for product in products.indices {
            for file in products[product].files.indices {
                let ready: [UInt8]
                do throws(RowFormatError) {
                    ready = try bytes(product, &products[product].files[file].format)
                } catch {
                    throw Self.problem(error, path: products[product].files[file].path)
                }
                try outputs[output].write(bytes: ready)
                output += 1
            }
        }
    }
}
