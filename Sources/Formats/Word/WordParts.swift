/// What stands in a Word document beside its text: what its parts are, and how it looks.
enum WordParts {
    static let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    /// In the order of the archive.
    static let all: [(name: String, content: String)] = [
        ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations),
        ("word/_rels/document.xml.rels", textRelations),
        ("word/styles.xml", styles), ("word/settings.xml", settings), ("word/footer1.xml", footer),
    ]

    private static let contentTypes =
        declaration + """
            <Types xmlns="\(package)/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="\(type).document.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="\(type).styles+xml"/>\
            <Override PartName="/word/settings.xml" ContentType="\(type).settings+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="\(type).footer+xml"/></Types>
            """

    private static let relations =
        declaration + """
            <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
            Type="\(relationSpace)/officeDocument" Target="word/document.xml"/></Relationships>
            """

    private static let textRelations =
        declaration + """
            <Relationships xmlns="\(package)/relationships">\
            <Relationship Id="rId1" Type="\(relationSpace)/styles" Target="styles.xml"/>\
            <Relationship Id="rId2" Type="\(relationSpace)/footer" Target="footer1.xml"/>\
            <Relationship Id="rId3" Type="\(relationSpace)/settings" Target="settings.xml"/></Relationships>
            """

    private static let settings =
        declaration + """
            <w:settings xmlns:w="\(space)"><w:compat><w:compatSetting w:name="compatibilityMode" \
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
            """

    private static let footer =
        declaration + """
            <w:ftr xmlns:w="\(space)"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE ">\
            <w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
            """

    /// Sizes are half points. `cs` is for scripts that are set by rules of their own, such as Arabic and Thai.
    private static let styles =
        declaration + """
            <w:styles xmlns:w="\(space)"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Tahoma"/><w:sz w:val="21"/><w:szCs w:val="23"/>\
            </w:rPr></w:rPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
            <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
            <w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="160"/>\
            <w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="32"/></w:rPr>\
            </w:style>\
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
            <w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>\
            </w:style>\
            <w:style w:type="table" w:styleId="Versions"><w:name w:val="Versions"/><w:basedOn w:val="TableNormal"/>\
            <w:tblPr><w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/>\
            <w:left w:w="108" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>\
            </w:tblCellMar></w:tblPr></w:style></w:styles>
            """

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"BFBFBF\"/>"
    }.joined()
}
