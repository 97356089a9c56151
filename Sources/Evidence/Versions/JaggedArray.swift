/// Lists of different lengths in one array.
struct JaggedArray<Element: Sendable>: Sendable {
    private(set) var elements: [Element] = []
    private(set) var ends: [Int32] = [0]

    var count: Int { ends.count - 1 }

    mutating func append(_ row: some Sequence<Element>) {
        elements.append(contentsOf: row)
        ends.append(Int32(elements.count))
    }

    @inline(__always)
    subscript(row: Int) -> ArraySlice<Element> { elements[Int(ends[row])..<Int(ends[row + 1])] }
}
