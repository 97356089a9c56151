public import Documents
public import Errors
public import Formats
private import Hashes

/// A table as it was when its review began: what corrections are replayed over. It never changes.
public struct ReviewTable: Sendable {
    /// In the order of the table's columns.
    public let languages: [LanguageTag]
    /// Row `n` of the review is `rows[n - 1]`.
    public let rows: [RowRecord]
    /// The same for the same texts in the same rows: a log says which table it is of by it.
    public let fingerprint: String
    let versions: [VersionText]
    /// By row, the number of its document, and each version's part of it.
    let documents: [Int32]
    let cells: [[Range<Int>?]]

    /// Rows hold their versions in one word each.
    public static let mostVersions = 64

    /// - Parameters:
    ///   - rows: All rows of the table, in its order.
    ///   - languages: The table's versions, in the order of its columns.
    ///   - name: What errors call the table.
    /// - Complexity: O(text + rows · log rows).
    public init(rows: [RowRecord], languages: [LanguageTag], name: String) throws(HexaplaError) {
        guard languages.count <= Self.mostVersions else {
            throw HexaplaError(
                at: "\(name)", "has \(languages.count) versions", expected: "\(Self.mostVersions) at most to review")
        }
        self.rows = rows
        self.languages = languages
        fingerprint = Self.fingerprint(rows, languages)
        var documents: [Int32] = []
        documents.reserveCapacity(rows.count)
        var known: [String?: Int32] = [:]
        for row in rows {
            let number = known[row.document] ?? Int32(known.count)
            known[row.document] = number
            documents.append(number)
        }
        self.documents = documents
        var cells = [[Range<Int>?]](
            repeating: Array(repeating: nil, count: languages.count), count: rows.count)
        let byDocument = Dictionary(grouping: rows.indices) { documents[$0] }.sorted { $0.key < $1.key }.map(\.value)
        var versions: [VersionText] = []
        for (version, language) in languages.enumerated() {
            var text = VersionText()
            for (document, indices) in byDocument.enumerated() {
                var own: [Int] = []
                var parts: [RowRecord.Part] = []
                for index in indices {
                    guard let part = rows[index].part(language) else { continue }
                    own.append(index)
                    parts.append(part)
                }
                for (index, range) in zip(own, text.add(parts, rows: own, document: document)) {
                    cells[index][version] = range
                }
            }
            versions.append(text)
        }
        self.cells = cells
        self.versions = versions
    }

    /// A version's column; nil where the table has none.
    public func version(_ language: LanguageTag) -> Int? { languages.firstIndex(of: language) }

    /// The table's rows, from 0, that some of a range of a version's text is in, in the order of the text.
    func rows(of range: Range<Int>, version: Int) -> [Int] {
        versions[version].cells(range).map { versions[version].rows[$0] }
    }

    private static func fingerprint(_ rows: [RowRecord], _ languages: [LanguageTag]) -> String {
        var lanes = StableHash()
        var lengths = StableHash()
        for row in rows {
            for part in row.parts {
                var text = part.text
                let hash = text.withUTF8 { ContentHash.of(UnsafeRawBufferPointer($0)) }
                lanes.combine(hash)
                lengths.combine(UInt64(text.utf8.count) << 8 | UInt64(languages.firstIndex(of: part.language) ?? 0xFF))
            }
            lanes.combine(UInt8(0xFF))
        }
        return hexadecimal(lanes.value) + hexadecimal(StableHash.of(lengths.value, UInt64(rows.count)))
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
