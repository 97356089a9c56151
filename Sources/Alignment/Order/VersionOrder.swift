package import Documents

/// A version's place in the order of alignment, that of the language tags: what the stages count by.
package struct VersionIndex: Hashable, Comparable, Sendable {
    package let position: Int

    package init(_ position: Int) { self.position = position }

    package static func < (one: VersionIndex, other: VersionIndex) -> Bool { one.position < other.position }
}

/// A version's place in the order in which the user named it: a column of the table.
package struct ColumnIndex: Hashable, Comparable, Sendable {
    package let position: Int

    package init(_ position: Int) { self.position = position }

    package static func < (one: ColumnIndex, other: ColumnIndex) -> Bool { one.position < other.position }
}

extension Array {
    /// Of an array in the order of alignment.
    package subscript(version: VersionIndex) -> Element {
        get { self[version.position] }
        // In place: with a setter every change of an element's part would copy the element.
        _modify { yield &self[version.position] }
    }

    /// Of an array in the order named.
    package subscript(column: ColumnIndex) -> Element {
        get { self[column.position] }
        // In place: with a setter every change of an element's part would copy the element.
        _modify { yield &self[column.position] }
    }
}

/// From the order in which versions were named to that of alignment, and back.
///
/// The versions are aligned in the order of their language tags, whatever order they are named in: the rows are the same
/// either way.
package struct VersionOrder: Sendable {
    /// By version, its column; and by column, its version.
    private let columns: [ColumnIndex]
    private let versions: [VersionIndex]

    /// - Parameter languages: Those of the versions, in the order named.
    package init(_ languages: [LanguageTag]) {
        let order = languages.indices.sorted { languages[$0].canonical < languages[$1].canonical }
        columns = order.map(ColumnIndex.init)
        var versions = [VersionIndex](repeating: VersionIndex(0), count: order.count)
        for (position, column) in order.enumerated() { versions[column] = VersionIndex(position) }
        self.versions = versions
    }

    package func column(of version: VersionIndex) -> ColumnIndex { columns[version] }
    package func version(of column: ColumnIndex) -> VersionIndex { versions[column] }

    /// What stands in the order named, in that of alignment.
    package func aligned<Value>(_ named: [Value]) -> [Value] { columns.map { named[$0] } }

    /// What stands in the order of alignment, in that named.
    package func named<Value>(_ aligned: [Value]) -> [Value] { versions.map { aligned[$0] } }
}
