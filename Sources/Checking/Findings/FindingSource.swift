private import Algorithms
public import AlignedTable
public import Documents
private import Formats
internal import ICUText

/// Where the texts stand that findings are about: a table of whole texts, or one row of a file of rows.
public struct FindingSource: Sendable {
    /// A row of a file of rows, such as a translation memory.
    public struct FileRow: Sendable, Hashable {
        public let path: String
        /// From 0.
        public let number: Int
        /// The file's line (from 1) that the row stands on; nil where a row is no line.
        public let line: Int?
        /// What the file calls the row's unit; nil where it has no names.
        public let unit: String?

        public init(path: String, number: Int, line: Int?, unit: String? = nil) {
            self.path = path
            self.number = number
            self.line = line
            self.unit = unit
        }
    }

    /// For the row of a file, a table of that row alone, each cell a text of its own.
    public let table: AlignedText
    public let fileRow: FileRow?
    private let lines: [LineIndex]
    private let headings: [[BlockSpan]]

    /// - Complexity: O(length of the texts).
    public init(_ table: AlignedText) {
        self.table = table
        fileRow = nil
        lines = table.versions.map { LineIndex($0.text) }
        headings = table.versions.map(\.headings)
    }

    public init(_ table: AlignedText, of fileRow: FileRow) {
        self.table = table
        self.fileRow = fileRow
        (lines, headings) = ([], [])
    }

    /// What people and files call the row: from 1 in a table, from 0 in a file of rows.
    public func rowNumber(of finding: Finding) -> Int { finding.row + (fileRow == nil ? 1 : 0) }

    /// Where a range (code units of a version's text) stands in its file.
    /// - Complexity: O(log lines).
    public func location(of range: Range<Int>, version: Int) -> FindingLocation {
        if let fileRow {
            return FindingLocation(
                path: fileRow.path, start: fileRow.line.map { .init(line: $0, column: nil) },
                end: fileRow.line.map { .init(line: $0, column: nil) })
        }
        let document = table.versions[version]
        if document.hasNoLines { return FindingLocation(path: document.name, start: nil, end: nil) }
        if let lines = document.fileLines {
            return FindingLocation(
                path: document.name,
                start: lines.position(ofUnit: range.lowerBound).map { .init(line: $0.line, column: $0.column) },
                end: lines.position(ofUnit: range.upperBound, isEnd: true).map {
                    .init(line: $0.line, column: $0.column)
                })
        }
        return FindingLocation(
            path: document.name, start: lines[version].position(ofUnit: range.lowerBound, in: document.text),
            end: lines[version].position(ofUnit: range.upperBound, in: document.text))
    }

    /// What people call the place of a range, beside its line: a time, a paragraph, an element, a unit, a heading.
    public func whereabouts(of range: Range<Int>, version: Int) -> Whereabouts {
        if let fileRow {
            return Whereabouts(landmark: fileRow.unit.map { Landmark(start: 0, kind: .unit, name: $0) })
        }
        return table.versions[version].whereabouts(of: range, headings: headings[version])
    }

    /// The same of where an editor should look first.
    public func whereabouts(of finding: Finding) -> Whereabouts {
        guard let place = finding.mainPlace, let range = place.ranges.first else {
            return fileRow == nil ? Whereabouts() : whereabouts(of: 0..<0, version: finding.version)
        }
        return whereabouts(of: range, version: place.version)
    }

    /// Where an editor should look first.
    public func location(of finding: Finding) -> FindingLocation {
        if let place = finding.mainPlace, let range = place.ranges.first {
            return location(of: range, version: place.version)
        }
        return fileRow == nil
            ? FindingLocation(path: table.versions[finding.version].name, start: nil, end: nil)
            : location(of: 0..<0, version: finding.version)
    }
}

/// A place in a file, as editors and code review count: lines and columns (code points) from 1.
public struct FindingLocation: Sendable, Hashable {
    public struct Position: Sendable, Hashable {
        public let line: Int
        /// nil where only the line is known.
        public let column: Int?
    }

    public let path: String
    /// nil where the file has no lines to speak of.
    public let start: Position?
    /// After the last character.
    public let end: Position?

    /// `path:line:column`, as far as it is known.
    public var spelled: String {
        var text = path.spelledOnOneLine
        if let start {
            text += ":\(start.line)"
            if let column = start.column { text += ":\(column)" }
        }
        return text
    }
}

/// Where a text's lines begin, as editors count them: after LF, CR LF and lone CR.
struct LineIndex: Sendable {
    private let starts: [Int]

    init(_ text: TextBuffer) {
        var starts = [0]
        for (index, unit) in text.units.enumerated() {
            let endsLine = unit == 0x0A || unit == 0x0D && !(index + 1 < text.count && text.units[index + 1] == 0x0A)
            if endsLine { starts.append(index + 1) }
        }
        self.starts = starts
    }

    func position(ofUnit unit: Int, in text: TextBuffer) -> FindingLocation.Position {
        let line = max(1, starts.partitioningIndex { $0 > unit })
        let column = text.codePointOffset(ofUnit: unit) - text.codePointOffset(ofUnit: starts[line - 1]) + 1
        return .init(line: line, column: column)
    }
}
