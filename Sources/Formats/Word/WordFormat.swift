internal import Codecs
public import Documents

/// A Word document (Office Open XML, `.docx`): a table a document of the corpus, a column a version, with headings that
/// repeat on every page.
///
/// Cells of languages from the right are set so; every run names its language, so that words are divided and checked as
/// it wants. A gap is a grey cell. Memory is that of a row.
public struct WordFormat: RowFormat {
    private let labels: [VersionLabel]
    private let languages: [LanguageTag]
    private let showsScores: Bool
    private var archive = ZipWriter()
    private var document: String?
    private var hasTable = false

    /// - Parameters:
    ///   - languages: The table's versions, in the order of its columns.
    ///   - showsScores: Whether a first column has rows' numbers and scores, shaded by the score.
    public init(languages: [LanguageTag], showsScores: Bool = false) {
        self.languages = languages
        labels = languages.map(VersionLabel.init)
        self.showsScores = showsScores
    }

    public var features: RowFeatures { showsScores ? [.document, .number, .score] : [.document] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine.spelledInXML }

    public mutating func opening() throws(RowFormatError) -> [UInt8] {
        do throws(ZipWriter.Failure) {
            var bytes: [UInt8] = []
            for (name, content) in WordParts.all { bytes += try archive.entry(name, content.utf8) }
            bytes += try archive.begin("word/document.xml")
            var xml = XMLWriter()
            xml.declaration()
            xml.start("w:document", [("xmlns:w", WordParts.space), ("xmlns:r", WordParts.relationSpace)])
            xml.start("w:body")
            return bytes + (try archive.add(xml.markup.utf8))
        } catch { throw .tooLarge }
    }

    public mutating func bytes(of row: RowRecord) throws(RowFormatError) -> [UInt8] {
        var xml = XMLWriter()
        if !hasTable || document != row.document {
            endTable(&xml)
            beginTable(row.document, &xml)
        }
        xml.element("w:tr") { xml in
            xml.element("w:trPr") { $0.empty("w:cantSplit") }
            if showsScores { scoreCell(row, &xml) }
            for (language, label) in zip(languages, labels) {
                cell(row.part(language)?.text, label, isStrong: row.kind?.name == "heading", xml: &xml)
            }
        }
        return try add(xml)
    }

    public mutating func closing() throws(RowFormatError) -> [UInt8] {
        var xml = XMLWriter()
        endTable(&xml)
        // A body ends with a paragraph, and then how pages are set.
        xml.element("w:p") { _ in }
        let sides = isLandscape ? (16838, 11906) : (11906, 16838)
        xml.element("w:sectPr") { xml in
            xml.empty("w:footerReference", [("w:type", "default"), ("r:id", "rId2")])
            let turned = isLandscape ? "landscape" : nil
            xml.empty("w:pgSz", [("w:w", "\(sides.0)"), ("w:h", "\(sides.1)"), ("w:orient", turned)])
            let margin = String(Self.margin)
            let names = ["top", "right", "bottom", "left", "header", "footer"]
            xml.empty("w:pgMar", names.map { ("w:\($0)", margin) } + [("w:gutter", "0")])
        }
        xml.end("w:body")
        xml.end("w:document")
        let last = try add(xml)
        do throws(ZipWriter.Failure) { return last + (try archive.endEntry()) + (try archive.finish()) } catch {
            throw .tooLarge
        }
    }

    private mutating func add(_ xml: XMLWriter) throws(RowFormatError) -> [UInt8] {
        do throws(ZipWriter.Failure) { return try archive.add(xml.markup.utf8) } catch { throw .tooLarge }
    }

    // MARK: Tables; lengths are twentieths of a point.

    private static let margin = 1020
    private static let scoreWidth = 860
    private var isLandscape: Bool { languages.count > 2 }
    private var textWidth: Int { (isLandscape ? 16838 : 11906) - 2 * Self.margin }
    private var columnWidth: Int { (textWidth - (showsScores ? Self.scoreWidth : 0)) / max(1, languages.count) }

    private mutating func endTable(_ xml: inout XMLWriter) {
        if hasTable { xml.end("w:tbl") }
        hasTable = false
    }

    private mutating func beginTable(_ name: String?, _ xml: inout XMLWriter) {
        (document, hasTable) = (name, true)
        xml.element("w:p") { xml in
            xml.element("w:pPr") { $0.empty("w:pStyle", [("w:val", "Heading1")]) }
            xml.element("w:r") { $0.element("w:t", [("xml:space", "preserve")], text: (name ?? "").spelledOnOneLine) }
        }
        xml.start("w:tbl")
        xml.element("w:tblPr") { xml in
            xml.empty("w:tblStyle", [("w:val", "Versions")])
            // Said of every table and paragraph: where it is not, some programs guess it from what stands around.
            let isFromRight = labels.first?.isRightToLeft == true
            xml.empty("w:bidiVisual", [("w:val", isFromRight ? "1" : "0")])
            xml.empty("w:tblW", [("w:w", "\(textWidth)"), ("w:type", "dxa")])
            xml.empty("w:tblLayout", [("w:type", "fixed")])
            xml.empty("w:tblLook", [("w:val", "0020"), ("w:firstRow", "1")])
        }
        xml.element("w:tblGrid") { xml in
            if showsScores { xml.empty("w:gridCol", [("w:w", "\(Self.scoreWidth)")]) }
            for _ in languages { xml.empty("w:gridCol", [("w:w", "\(columnWidth)")]) }
        }
        xml.element("w:tr") { xml in
            xml.element("w:trPr") { xml in
                xml.empty("w:cantSplit")
                xml.empty("w:tblHeader")
            }
            if showsScores { plainCell([], width: Self.scoreWidth, shade: "E8E8E8", xml: &xml) }
            for label in labels { cell(label.ownName, label, isStrong: true, shade: "E8E8E8", xml: &xml) }
        }
    }

    private func cell(
        _ text: String?, _ label: VersionLabel, isStrong: Bool, shade: String? = nil, xml: inout XMLWriter
    ) {
        xml.element("w:tc") { xml in
            Self.cellProperties(width: columnWidth, shade: text == nil ? "D9D9D9" : shade, xml: &xml)
            xml.element("w:p") { xml in
                if let isRightToLeft = label.isRightToLeft {
                    xml.element("w:pPr") { $0.empty("w:bidi", [("w:val", isRightToLeft ? "1" : "0")]) }
                }
                guard let text else { return }
                xml.element("w:r") { xml in
                    xml.element("w:rPr") { xml in
                        if isStrong {
                            xml.empty("w:b")
                            xml.empty("w:bCs")
                        }
                        if label.isRightToLeft == true { xml.empty("w:rtl") }
                        let names = ["w:val", "w:eastAsia", "w:bidi"]
                        xml.empty("w:lang", names.map { ($0, label.tag) })
                    }
                    xml.element("w:t", [("xml:space", "preserve")], text: text.spelledOnOneLine)
                }
            }
        }
    }

    private func scoreCell(_ row: RowRecord, _ xml: inout XMLWriter) {
        let texts = [row.number.map(String.init), row.score.map(ScoreShade.spelled)].compactMap(\.self)
        plainCell(texts, width: Self.scoreWidth, shade: row.score.map(ScoreShade.colour), xml: &xml)
    }

    /// A paragraph a text.
    private func plainCell(_ texts: [String], width: Int, shade: String?, xml: inout XMLWriter) {
        xml.element("w:tc") { xml in
            Self.cellProperties(width: width, shade: shade, xml: &xml)
            for text in texts.isEmpty ? [""] : texts {
                xml.element("w:p") { xml in
                    if !text.isEmpty { xml.element("w:r") { $0.element("w:t", text: text) } }
                }
            }
        }
    }

    private static func cellProperties(width: Int, shade: String?, xml: inout XMLWriter) {
        xml.element("w:tcPr") { xml in
            xml.empty("w:tcW", [("w:w", "\(width)"), ("w:type", "dxa")])
            if let shade { xml.empty("w:shd", [("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]) }
        }
    }
}
