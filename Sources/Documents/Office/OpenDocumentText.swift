internal import Codecs

/// `.odt` (ISO/IEC 26300): paragraphs, headings, list items and tables' cells, then footnotes and endnotes. Comments and
/// deleted text are left out.
struct OpenDocumentText: TextExtractor {
    private static let format = "a text document (.odt)"

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        var zip = try file.zip()
        try Self.refuseEncrypted(file, &zip)
        let xml = try SourceFile.checked { () throws(CodecError) in
            try XMLReader(
                try zip.content(of: "content.xml", format: Self.format), name: "\(file.name) (content.xml)",
                format: Self.format)
        }
        var hidden = OpenDocumentStyles()
        if zip.names.contains("styles.xml") {
            try hidden.read(
                SourceFile.checked { () throws(CodecError) in
                    try XMLReader(
                        try zip.content(of: "styles.xml", format: Self.format), name: "\(file.name) (styles.xml)",
                        format: Self.format)
                })
        }
        var blocks = BlockText()
        var notes = BlockText()
        // What a paragraph holds may have paragraphs of its own: a note, a text box.
        var paragraphs: [BlockText] = []
        var kinds: [BlockKind?] = []
        var noteDepth: Int?
        var depth = 0
        while let event = try xml.next() {
            switch event {
            case .start(let element):
                if element.name == "automatic-styles" {
                    try hidden.readStyles(xml)
                    continue
                }
                if Self.leftOut.contains(element.name) || hidden.hides(element) {
                    try xml.skip()
                    continue
                }
                depth += 1
                kinds.append(Self.kind(of: element) ?? kinds.last ?? nil)
                let last = paragraphs.count - 1
                switch element.name {
                case "p", "h": paragraphs.append(BlockText())
                case "note-body": if noteDepth == nil { noteDepth = depth }
                case "s" where last >= 0:
                    paragraphs[last].append(" ")
                case "tab" where last >= 0: paragraphs[last].append(" ")
                case "line-break" where last >= 0: paragraphs[last].endLine()
                default: break
                }
            case .end(let name):
                if noteDepth == depth { noteDepth = nil }
                depth -= 1
                let kind = kinds.popLast() ?? nil
                if name == "p" || name == "h", var paragraph = paragraphs.popLast() {
                    paragraph.endBlock()
                    if noteDepth == nil {
                        blocks.append(paragraph, kind: kind)
                    } else {
                        notes.append(paragraph, kind: kind)
                    }
                }
            case .text(let text):
                if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].append(text) }
            }
        }
        blocks.append(notes)
        return blocks.finished(tellsKinds: true, numbersParagraphs: true)
    }

    /// Behind a password nothing can be read but the manifest, which says so.
    private static func refuseEncrypted(_ file: SourceFile, _ zip: inout ZipReader) throws(DocumentError) {
        let entry = "META-INF/manifest.xml"
        guard zip.names.contains(entry) else { return }
        let xml = try SourceFile.checked { () throws(CodecError) in
            try XMLReader(try zip.content(of: entry, format: format), name: "\(file.name) (\(entry))", format: format)
        }
        while let event = try xml.next() {
            guard case .start(let element) = event, element.name == "encryption-data" else { continue }
            throw .foreign(path: file.name, file: .encryptedOffice)
        }
    }

    private static func kind(of element: MarkupElement) -> BlockKind? {
        switch element.name {
        case "h": .heading(level: element["outline-level"].flatMap { Int($0) } ?? 1)
        case "list-item", "list-header": .listItem
        case "table-cell", "covered-table-cell": .tableCell
        default: nil
        }
    }

    private static let leftOut: Set<String> = [
        "annotation", "tracked-changes", "ruby-text", "note-citation", "title", "desc", "forms", "scripts",
        "font-face-decls", "sequence-decls", "variable-decls", "user-field-decls",
    ]
}
