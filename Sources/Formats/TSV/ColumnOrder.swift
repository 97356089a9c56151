/// Puts the versions that rows have into an order that all rows agree with.
public struct ColumnOrder<Name: Hashable> {
    /// In the order in which they first stood.
    private var names: [Name] = []
    private var before: [Name: Set<Name>] = [:]
    private var last: [Name] = []

    public init() {}

    /// - Parameter row: A row's versions, in the order in which they stand there.
    public mutating func add(_ row: [Name]) {
        // Most rows are like the one before.
        guard row != last else { return }
        last = row
        for (index, name) in row.enumerated() {
            if before[name] == nil {
                names.append(name)
                before[name] = []
            }
            if index > 0 { before[name]?.insert(row[index - 1]) }
        }
    }

    /// - Complexity: O(names + pairs of neighbours), where most rows agree.
    public var columns: [Name] {
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        // Whose place waits for a name, and for how many each waits.
        var after = [[Int]](repeating: [], count: names.count)
        var waiting = names.map { before[$0]?.count ?? 0 }
        for (place, name) in names.enumerated() {
            for other in before[name] ?? [] {
                if let other = places[other] { after[other].append(place) }
            }
        }
        // The first to appear is the last.
        var ready = Array(names.indices.filter { waiting[$0] == 0 }.reversed())
        var isPlaced = [Bool](repeating: false, count: names.count)
        var first = 0
        var columns: [Name] = []
        while columns.count < names.count {
            while first < names.count, isPlaced[first] { first += 1 }
            // Rows of another program may not agree: then the first to appear.
            let next = ready.popLast() ?? first
            guard !isPlaced[next] else { continue }
            isPlaced[next] = true
            columns.append(names[next])
            for place in after[next] {
                waiting[place] -= 1
                guard waiting[place] == 0, !isPlaced[place] else { continue }
                ready.insert(place, at: ready.lastIndex { $0 > place }.map { $0 + 1 } ?? 0)
            }
        }
        return columns
    }
}
