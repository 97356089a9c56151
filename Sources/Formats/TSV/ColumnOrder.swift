/// Puts the versions that rows have into an order that all rows agree with.
public struct ColumnOrder<Name: Hashable> {
    /// In the order in which they first stood.
    private var names: [Name] = []
    private var before: [Name: Set<Name>] = [:]

    public init() {}

    /// - Parameter row: A row's versions, in the order in which they stand there.
    public mutating func add(_ row: [Name]) {
        for (index, name) in row.enumerated() {
            if before[name] == nil {
                names.append(name)
                before[name] = []
            }
            if index > 0 { before[name]?.insert(row[index - 1]) }
        }
    }

    public var columns: [Name] {
        var rest = names
        var columns: [Name] = []
        while !rest.isEmpty {
            // Rows of another program may not agree: then the first to appear.
            let next = rest.firstIndex { before[$0]?.isSubset(of: columns) ?? true } ?? 0
            columns.append(rest.remove(at: next))
        }
        return columns
    }
}
