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
    private var lastDocument: String?
    private var number = 0
    /// How many rows each of the plan's products has.
    private(set) var rowCounts: [Int]

    /// - Parameter fallbackName: The document's name for rows that name none.
    init(to outputs: TableOutputs, fallbackName: String) {
        products = outputs.plan.products
        self.outputs = outputs.outputs
        rowCounts = products.map { _ in 0 }
        self.fallbackName = fallbackName
    }

    mutating func begin() throws(HexaplaError) {
        try forEachFile { _, file in file.header() }
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
        let rows = products.map { admits($0.pair) ? Self.row(named, for: $0) : nil }
        losses.count(row, features, writtenBy: zip(products, rows).compactMap { $1 == nil ? nil : $0 })
        for (product, row) in rows.enumerated() where row != nil { rowCounts[product] += 1 }
        try forEachFile { product, file in rows[product].map { file.line($0) } ?? "" }
    }

    /// Counts a row that has nothing to write.
    mutating func leaveOut() { losses.leaveOut() }

    mutating func end() throws(HexaplaError) {
        try forEachFile { _, file in file.footer() }
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

    private mutating func forEachFile(
        _ text: (_ product: Int, _ format: inout any RowFormat) -> String
    ) throws(HexaplaError) {
        var output = 0
        for product in products.indices {
            for file in products[product].files.indices {
                try outputs[output].write(text(product, &products[product].files[file].format))
                output += 1
            }
        }
    }
}
