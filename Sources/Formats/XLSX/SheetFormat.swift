internal import Codecs
public import Documents

/// A sheet for spreadsheets (Office Open XML, `.xlsx`): a row a row, a column a version, under a header that stays.
///
/// Every text is a string, whatever it looks like, never a formula, and holds every character. Scores are shaded; a last
/// column takes what a reviewer thinks of the row (`SheetParts/statuses`), and a hidden first one says which row it is,
/// wherever rows are sorted to. Printed, it is as wide as a page. Memory is that of a row.
public struct SheetFormat: RowFormat {
    private let languages: [LanguageTag]
    private let labels: [VersionLabel]
    private var archive = ZipWriter()
    /// The last row that was written; the header is the first.
    private var last = 1
    private static let longestText = 32_767
    private static let mostRows = 1_048_576
    private static let columnsBefore = 4

    /// - Parameter languages: The table's versions, in the order of its columns.
    public init(languages: [LanguageTag]) {
        self.languages = languages
        labels = languages.map(VersionLabel.init)
    }

    public var features: RowFeatures { [.document, .number, .score, .decisions] }

    public mutating func opening() throws(RowFormatError) -> [UInt8] {
        do throws(ZipWriter.Failure) {
            var bytes: [UInt8] = []
            for (name, content) in SheetParts.all { bytes += try archive.entry(name, content.utf8) }
            bytes += try archive.begin(SheetParts.sheetName)
            return bytes + (try archive.add(head.utf8))
        } catch { throw .tooLarge }
    }

    /// From the sheet's beginning to its header.
    private var head: String {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("worksheet", [("xmlns", SheetParts.space)])
        xml.element("sheetPr") { $0.empty("pageSetUpPr", [("fitToPage", "1")]) }
        xml.element("sheetViews") { xml in
            xml.element("sheetView", [("workbookViewId", "0")]) { xml in
                xml.empty(
                    "pane", [("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")])
            }
        }
        xml.empty("sheetFormatPr", [("defaultRowHeight", "15")])
        xml.element("cols") { xml in
            let widths =
                SheetLayout.widthsBefore + languages.map { _ in SheetLayout.textWidth } + [SheetLayout.statusWidth]
            for (place, width) in widths.enumerated() {
                let number = "\(place + 1)"
                let hidden = place == 0 ? "1" : nil
                let attributes: [XMLWriter.Attribute] = [
                    ("min", number), ("max", number), ("width", "\(width)"), ("hidden", hidden), ("customWidth", "1"),
                ]
                xml.empty("col", attributes)
            }
        }
        xml.start("sheetData")
        let names = ["id", "document", "row", "score"] + languages.map(\.tag) + ["status"]
        xml.element("row", [("r", "1")]) { xml in
            for (place, name) in names.enumerated() { string(name, column: place, row: 1, style: .header, xml: &xml) }
        }
        return xml.markup
    }

    public mutating func bytes(of row: RowRecord) throws(RowFormatError) -> [UInt8] {
        last += 1
        guard last <= Self.mostRows else { throw .tooLarge }
        if let long = row.parts.first(where: { $0.text.utf16.count > Self.longestText }) {
            throw .textTooLong(row: row.number ?? last - 1, language: long.language.tag, most: Self.longestText)
        }
        var xml = XMLWriter()
        let height = SheetLayout.height(of: languages.lazy.compactMap { row.part($0)?.text })
        xml.element("row", [("r", "\(last)"), ("ht", "\(height)")]) { xml in
            // No name is as long.
            let document = String((row.document ?? "").prefix(1000))
            string("\(document):\(row.number ?? 0)", column: 0, row: last, style: .plain, xml: &xml)
            string(document, column: 1, row: last, style: .plain, xml: &xml)
            number(row.number.map(String.init), column: 2, style: .plain, xml: &xml)
            number(row.score?.spelledScore, column: 3, style: row.score.map(SheetStyle.score) ?? .plain, xml: &xml)
            for (place, (language, label)) in zip(languages, labels).enumerated() {
                let column = place + Self.columnsBefore
                guard let text = row.part(language)?.text else {
                    xml.empty("c", [("r", Self.name(column, last)), ("s", SheetStyle.gap.attribute)])
                    continue
                }
                let style: SheetStyle = label.isRightToLeft == true ? .fromRight : .text
                string(text, column: column, row: last, style: style, xml: &xml)
            }
            if let decision = row.decision {
                let column = Self.columnsBefore + languages.count
                string(decision.sheetStatus, column: column, row: last, style: .plain, xml: &xml)
            }
        }
        do throws(ZipWriter.Failure) { return try archive.add(xml.markup.utf8) } catch { throw .tooLarge }
    }

    public mutating func closing() throws(RowFormatError) -> [UInt8] {
        var xml = XMLWriter()
        xml.end("sheetData")
        let status = Self.columnsBefore + languages.count
        xml.empty("autoFilter", [("ref", "A1:\(Self.name(status, max(last, 1)))")])
        let place = "\(Self.name(status, 2)):\(Self.name(status, max(last, 2)))"
        xml.element("conditionalFormatting", [("sqref", place)]) { xml in
            for (number, status) in SheetParts.colouredStatuses.enumerated() {
                let rule: [XMLWriter.Attribute] = [
                    ("type", "cellIs"), ("dxfId", "\(number)"), ("priority", "\(number + 1)"), ("operator", "equal"),
                ]
                xml.element("cfRule", rule) { $0.element("formula", text: "\"\(status)\"") }
            }
        }
        xml.element("dataValidations", [("count", "1")]) { xml in
            let rule: [XMLWriter.Attribute] = [
                ("type", "list"), ("allowBlank", "1"), ("showErrorMessage", "1"), ("errorTitle", "Status"),
                ("error", "Choose \(SheetParts.statuses.joined(separator: ", ")) or leave it empty."),
                ("sqref", place),
            ]
            xml.element("dataValidation", rule) { xml in
                xml.element("formula1", text: "\"\(SheetParts.statuses.joined(separator: ","))\"")
            }
        }
        let margins = ["left", "right", "top", "bottom", "header", "footer"]
        xml.empty("pageMargins", margins.map { ($0, "0.4") })
        xml.empty("pageSetup", [("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0")])
        xml.end("worksheet")
        do throws(ZipWriter.Failure) {
            return try archive.add(xml.markup.utf8) + archive.endEntry() + archive.finish()
        } catch { throw .tooLarge }
    }

    // MARK: Cells

    private func string(_ text: String, column: Int, row: Int, style: SheetStyle, xml: inout XMLWriter) {
        let attributes: [XMLWriter.Attribute] = [
            ("r", Self.name(column, row)), ("s", style.attribute), ("t", "inlineStr"),
        ]
        xml.element("c", attributes) { xml in
            xml.element("is") { $0.element("t", [("xml:space", "preserve")], text: SheetText.escaped(text)) }
        }
    }

    private func number(_ number: String?, column: Int, style: SheetStyle, xml: inout XMLWriter) {
        guard let number else { return }
        xml.element("c", [("r", Self.name(column, last)), ("s", style.attribute)]) { $0.element("v", text: number) }
    }

    /// "C7" of column 2 and row 7.
    static func name(_ column: Int, _ row: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return "\(letters)\(row)"
    }
}
