/// What stands in a book beside its chapters and its table of contents.
struct BookParts {
    let title: String
    let labels: [VersionLabel]
    let chapters: Int
    let identity: String
    let licences: [String]

    static func chapterName(_ number: Int) -> String {
        let digits = String(number)
        return "chapter-" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ".xhtml"
    }

    /// The attributes of a page's root.
    static func pageAttributes(_ labels: [VersionLabel]) -> [XMLWriter.Attribute] {
        [
            ("xmlns", "http://www.w3.org/1999/xhtml"), ("xmlns:epub", "http://www.idpf.org/2007/ops"),
            ("xml:lang", labels.first?.tag), ("lang", labels.first?.tag),
        ]
    }

    static let container = """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>\
        <rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>

        """

    /// The package document. Its day is the first that zip archives know: the same rows make the same book.
    var package: String {
        var xml = XMLWriter()
        xml.declaration()
        let attributes: [XMLWriter.Attribute] = [
            ("xmlns", "http://www.idpf.org/2007/opf"), ("version", "3.0"), ("unique-identifier", "identity"),
            ("xml:lang", labels.first?.tag),
        ]
        xml.element("package", attributes) { xml in
            xml.newLine()
            metadata(&xml)
            xml.newLine()
            xml.element("manifest") { xml in
                Self.item("nav", "nav.xhtml", properties: "nav", xml: &xml)
                Self.item("style", "style.css", type: "text/css", xml: &xml)
                for number in 1...max(1, chapters) { Self.item("c\(number)", Self.chapterName(number), xml: &xml) }
            }
            xml.newLine()
            let isFromRight = labels.first?.isRightToLeft == true
            xml.element("spine", [("page-progression-direction", isFromRight ? "rtl" : nil)]) { xml in
                for number in 1...max(1, chapters) { xml.empty("itemref", [("idref", "c\(number)")]) }
            }
        }
        xml.newLine()
        return xml.markup
    }

    private func metadata(_ xml: inout XMLWriter) {
        xml.element("metadata", [("xmlns:dc", "http://purl.org/dc/elements/1.1/")]) { xml in
            xml.element("dc:identifier", [("id", "identity")], text: identity)
            xml.element("dc:title", text: title.isEmpty ? "—" : title.spelledOnOneLine)
            for label in labels { xml.element("dc:language", text: label.tag) }
            for licence in licences { xml.element("dc:rights", text: licence.isEmpty ? "—" : licence) }
            xml.element("meta", [("property", "dcterms:modified")], text: "1980-01-01T00:00:00Z")
        }
    }

    private static func item(
        _ id: String, _ name: String, type: String = "application/xhtml+xml", properties: String? = nil,
        xml: inout XMLWriter
    ) {
        xml.empty("item", [("id", id), ("href", name), ("media-type", type), ("properties", properties)])
    }

    /// What is said of a gap stands in the style sheet: a search finds the versions' words alone.
    static let style = """
        body { margin: 0 4%; line-height: 1.45 }
        h2 { font-size: 1.15em; line-height: 1.3; margin: 0; font-weight: bold }
        table { width: 100%; table-layout: fixed; border-collapse: collapse }
        th { font-weight: normal; font-size: 0.8em; color: #666 }
        td, th { vertical-align: top; text-align: start; padding: 0.25em 0.6em; overflow-wrap: break-word }
        tr.heading td { padding-top: 1.4em; padding-bottom: 0.5em }
        tr.paragraph td { padding-top: 0.9em }
        td + td, th + th { border-inline-start: 1px solid #ccc }
        .row { margin: 0 0 0.7em }
        .row p { margin: 0.15em 0; text-align: start }
        .row p + p { color: #444 }
        .row.heading { margin: 1.5em 0 0.9em }
        .row.paragraph { margin-top: 1.2em }
        .list-item td::before, .row.list-item p::before { content: "• " }
        td.gap::before, .row p.gap::before { content: "—"; color: #999 }
        td.gap { background: #f1f1f1 }

        """
}
