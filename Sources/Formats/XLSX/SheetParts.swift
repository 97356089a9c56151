/// How a cell looks, by its place among the sheet's styles.
enum SheetStyle: Int {
    case plain, header, text, fromRight, gap
    /// By how good a score is, the best first.
    case score0, score1, score2, score3, score4

    var attribute: String { String(rawValue) }

    static func score(_ score: Double) -> SheetStyle {
        [.score0, .score1, .score2, .score3, .score4][ScoreShade.step(score)]
    }
}

/// What stands in a workbook beside its sheet.
enum SheetParts {
    /// What a reviewer may say of a row. "changed" is for people: what was changed, the cells say.
    static let statuses = ["accepted", "changed", "rejected"]
    /// In the order of their colours.
    static let colouredStatuses = ["accepted", "rejected"]
    static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let sheetName = "xl/worksheets/sheet1.xml"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    /// In the order of the archive.
    static let all: [(name: String, content: String)] = [
        ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations), ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", parts), ("xl/styles.xml", styles),
    ]

    private static let contentTypes =
        declaration + """
            <Types xmlns="\(package)/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="\(type).sheet.main+xml"/>\
            <Override PartName="/\(sheetName)" ContentType="\(type).worksheet+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="\(type).styles+xml"/></Types>
            """

    private static let relations =
        declaration + """
            <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
            Type="\(relation)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """

    private static let workbook =
        declaration + """
            <workbook xmlns="\(space)" xmlns:r="\(relation)"><sheets>\
            <sheet name="Rows" sheetId="1" r:id="rId1"/></sheets><definedNames>\
            <definedName name="_xlnm.Print_Titles" localSheetId="0">Rows!$1:$1</definedName></definedNames></workbook>
            """

    private static let parts =
        declaration + """
            <Relationships xmlns="\(package)/relationships">\
            <Relationship Id="rId1" Type="\(relation)/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="rId2" Type="\(relation)/styles" Target="styles.xml"/></Relationships>
            """

    /// Cells in the order of `SheetStyle`. Two fills come first in every workbook.
    private static let styles =
        declaration + """
            <styleSheet xmlns="\(space)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="\(fills.count + 2)"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill>\(fills.joined())</fills>\
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\(lines)</borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="\(cells.count)">\(cells.joined())</cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
            <dxfs count="\(statusFills.count)">\(statusFills.joined())</dxfs></styleSheet>
            """

    private static let fills = (["E8E8E8", "D9D9D9"] + ScoreShade.all).map {
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\($0)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
    }

    /// Of the best scores and of the worst.
    private static let statusFills = [ScoreShade.all.first, ScoreShade.all.last].compactMap(\.self).map {
        "<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF\($0)\"/><bgColor rgb=\"FF\($0)\"/>"
            + "</patternFill></fill></dxf>"
    }

    /// Thin ones around a text, so that one that reads from the right does not touch the next.
    private static let lines =
        "<border>"
        + ["left", "right", "top", "bottom"].map { "<\($0) style=\"thin\"><color rgb=\"FFD9D9D9\"/></\($0)>" }.joined()
        + "<diagonal/></border>"

    private static let cells =
        [
            cell(fill: 0, "vertical=\"top\""), cell(fill: 2, font: 1, "vertical=\"center\""),
            cell(fill: 0, border: 1, "vertical=\"top\" wrapText=\"1\" readingOrder=\"1\""),
            cell(fill: 0, border: 1, "horizontal=\"right\" vertical=\"top\" wrapText=\"1\" readingOrder=\"2\""),
            cell(fill: 3, border: 1, "vertical=\"top\""),
        ] + ScoreShade.all.indices.map { cell(fill: 4 + $0, number: 2, "vertical=\"top\"") }

    /// - Parameter number: 2 is two digits after the point.
    private static func cell(fill: Int, font: Int = 0, border: Int = 0, number: Int = 0, _ alignment: String) -> String
    {
        """
        <xf numFmtId="\(number)" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0" applyNumberFormat="1" \
        applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment \(alignment)/></xf>
        """
    }
}
