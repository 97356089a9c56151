internal import Codecs

/// The cells of a workbook's first sheet (Office Open XML), a row after another, as text.
///
/// A formula is what it last came to. Memory is that of the sheet's markup.
final class SheetCells: CellSource {
    let name: String
    private let xml: XMLReader
    private var shared: [String] = []
    private(set) var line = 0
    var columnCount: Int?
    /// Columns beyond are no version's.
    private static let mostColumns = 256
    private static let format = "a spreadsheet (.xlsx)"
    private static let workbook = "xl/workbook.xml"
    private static let relations = "xl/_rels/workbook.xml.rels"
    private static let strings = "xl/sharedStrings.xml"

    init(path: String, name: String, maximumSize: InputSize) throws(TableError) {
        self.name = name
        do throws(CodecError) {
            let bytes = try ByteReader(path: path, maximumSize: maximumSize.bytes, called: name).readAll()
            var zip = try ZipReader(bytes, name: name, maximumSize: maximumSize.bytes)
            let parts = try zip.contents(of: [Self.workbook, Self.relations, Self.strings])
            guard let workbook = parts[Self.workbook] else {
                throw .noEntry(path: name, entry: Self.workbook, format: Self.format)
            }
            let sheet = try Self.firstSheet(of: workbook, relations: parts[Self.relations] ?? [], name: name)
            if let strings = parts[Self.strings] { shared = try Self.sharedStrings(strings, name) }
            xml = try XMLReader(try zip.content(of: sheet, format: Self.format), name: name, format: Self.format)
        } catch {
            throw TableError(error)
        }
    }

    /// The name of the part that is the first sheet.
    private static func firstSheet(
        of workbook: [UInt8], relations: [UInt8], name: String
    ) throws(CodecError) -> String {
        var wanted: String?
        let book = try XMLReader(workbook, name: name, format: format)
        while wanted == nil, let event = try book.nextEvent() {
            if case .start(let element) = event, element.name == "sheet" {
                // `r:id`, beside the sheet's own number.
                wanted = element.attributes.first { $0.name == "id" && $0.space != nil }?.value
            }
        }
        guard let wanted else { throw book.malformed("there is no sheet") }
        guard !relations.isEmpty else { return "xl/worksheets/sheet1.xml" }
        let parts = try XMLReader(relations, name: name, format: format)
        while let event = try parts.nextEvent() {
            guard case .start(let element) = event, element["Id"] == wanted, let target = element["Target"] else {
                continue
            }
            return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        throw parts.malformed("the first sheet's part is not named")
    }

    private static func sharedStrings(_ bytes: [UInt8], _ name: String) throws(CodecError) -> [String] {
        let xml = try XMLReader(bytes, name: name, format: format)
        var strings: [String] = []
        while let event = try xml.nextEvent() {
            if case .start(let element) = event, element.name == "si" { strings.append(try text(of: xml)) }
        }
        return strings
    }

    /// The text of the string whose start was read last, in one piece or in runs; readings of characters are none of it.
    private static func text(of xml: XMLReader) throws(CodecError) -> String {
        var text = ""
        var depth = 1
        var isText = false
        while depth > 0, let event = try xml.nextEvent() {
            switch event {
            case .start(let element) where element.name == "rPh": try xml.skipElement()
            case .start(let element):
                depth += 1
                isText = element.name == "t"
            case .end:
                depth -= 1
                isText = false
            case .text(let piece): if isText { text += piece }
            }
        }
        return SheetText.unescaped(text)
    }

    func next() throws(TableError) -> [String]? {
        do throws(CodecError) {
            while let event = try xml.nextEvent() {
                guard case .start(let element) = event, element.name == "row" else { continue }
                line = element["r"].flatMap { Int($0) } ?? line + 1
                var cells = try row()
                // Empty cells at the end are not written.
                if let columnCount {
                    while cells.count < columnCount { cells.append("") }
                    while cells.count > columnCount, cells.last == "" { cells.removeLast() }
                }
                return cells
            }
            return nil
        } catch {
            throw TableError(error)
        }
    }

    private func row() throws(CodecError) -> [String] {
        var cells: [String] = []
        while let event = try xml.nextEvent() {
            if case .end("row") = event { break }
            guard case .start(let element) = event, element.name == "c" else { continue }
            let column = element["r"].flatMap(Self.column) ?? cells.count
            let value = try value(type: element["t"] ?? "n")
            guard column < Self.mostColumns else { continue }
            while cells.count <= column { cells.append("") }
            cells[column] = value
        }
        return cells
    }

    /// What the cell holds whose start was read last.
    private func value(type: String) throws(CodecError) -> String {
        var text = ""
        var element = ""
        while let event = try xml.nextEvent() {
            switch event {
            case .end("c"):
                guard type == "s" else { return type == "str" ? SheetText.unescaped(text) : text }
                guard let place = Int(text), shared.indices.contains(place) else {
                    throw xml.malformed("a cell's text is not among the strings")
                }
                return shared[place]
            case .start(let inner) where inner.name == "is": text += try Self.text(of: xml)
            case .start(let inner): element = inner.name
            case .end: element = ""
            case .text(let piece): if element == "v" { text += piece }
            }
        }
        return text
    }

    /// 27 for "AB12"; nil for what is no cell's name.
    private static func column(_ name: String) -> Int? {
        var column = 0
        for letter in name.utf8.prefix(while: { (65...90).contains($0) }).prefix(4) {
            column = column * 26 + Int(letter) - 64
        }
        return column > 0 ? column - 1 : nil
    }
}
