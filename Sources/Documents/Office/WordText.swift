private import Algorithms
internal import Codecs

/// `.docx` (ECMA-376): the body's paragraphs and tables' cells, then footnotes and endnotes. Deleted and hidden text,
/// comments, headers and footers are left out.
struct WordText: TextExtractor {
    private static let format = "a Word document (.docx)"

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        var zip = try file.zip()
        let top = try Self.relations("_rels/.rels", of: file, &zip)
        let main = top["officeDocument"].flatMap { ArchivePath.resolve($0, in: "") } ?? "word/document.xml"
        var blocks = BlockText()
        let folder = ArchivePath.folder(of: main)
        let relations = try Self.relations("\(folder)_rels/\(main.dropFirst(folder.count)).rels", of: file, &zip)
        var styles = WordStyles()
        if let target = relations["styles"].flatMap({ ArchivePath.resolve($0, in: folder) }), zip.names.contains(target)
        {
            styles = try WordStyles(try Self.reader(target, of: file, &zip))
        }
        try Self.read(main, of: file, &zip, styles: styles, into: &blocks)
        for kind in ["footnotes", "endnotes"] {
            guard let target = relations[kind].flatMap({ ArchivePath.resolve($0, in: folder) }),
                zip.names.contains(target)
            else { continue }
            try Self.read(target, of: file, &zip, styles: styles, into: &blocks)
        }
        return blocks.finished(tellsKinds: true, numbersParagraphs: true)
    }

    /// Targets by the last part of their kind's address: "footnotes".
    private static func relations(
        _ entry: String, of file: SourceFile, _ zip: inout ZipReader
    ) throws(DocumentError) -> [String: String] {
        guard zip.names.contains(entry) else { return [:] }
        let xml = try reader(entry, of: file, &zip)
        var relations: [String: String] = [:]
        while let event = try xml.next() {
            guard case .start(let element) = event, element.name == "Relationship", let kind = element["Type"],
                let name = kind.split(separator: "/").last, element["TargetMode"] != "External"
            else { continue }
            relations[String(name)] = element["Target"]
        }
        return relations
    }

    private static func reader(
        _ entry: String, of file: SourceFile, _ zip: inout ZipReader
    ) throws(DocumentError) -> XMLReader {
        var archive = zip
        defer { zip = archive }
        return try SourceFile.checked { () throws(CodecError) in
            try XMLReader(
                try archive.content(of: entry, format: Self.format), name: "\(file.name) (\(entry))",
                format: Self.format)
        }
    }

    private static func read(
        _ entry: String, of file: SourceFile, _ zip: inout ZipReader, styles: WordStyles,
        into blocks: inout BlockText
    ) throws(DocumentError) {
        let xml = try reader(entry, of: file, &zip)
        // A paragraph may hold a text box, and that paragraphs of its own.
        var paragraphs: [BlockText] = []
        var formats: [WordStyles.Format] = []
        var run = WordStyles.Format()
        // A paragraph whose end is deleted, or a large first letter, and how many paragraphs it stands in.
        var begun: (text: BlockText, depth: Int)?
        var isHidden: Bool { styles.isHidden(run, in: formats.last) }
        var isInText = false
        var keepsSpaces = false
        var names: [String] = []
        while let event = try xml.next() {
            switch event {
            case .start(let element):
                let isMark = names.suffix(2) == ["pPr", "rPr"]
                if isMark, !formats.isEmpty { formats[formats.count - 1].readMark(element) }
                if isLeftOut(element) {
                    try xml.skip()
                    continue
                }
                names.append(element.name)
                switch (element.name, isMath: element.space?.hasSuffix("/math") == true) {
                case ("p", _):
                    if let open = begun, open.depth == paragraphs.count {
                        paragraphs.append(open.text)
                        begun = nil
                    } else {
                        paragraphs.append(BlockText())
                    }
                    formats.append(WordStyles.Format())
                case ("r", false): run = WordStyles.Format()
                case (_, false) where names.suffix(3).dropLast() == ["r", "rPr"]: run.read(element)
                case ("t", _):
                    isInText = !isHidden
                    keepsSpaces = element["space", space: MarkupElement.xmlSpace] == "preserve"
                case ("tab", false) where names.dropLast().last == "r": paragraphs.append(" ", !isHidden)
                case ("noBreakHyphen", false): paragraphs.append("\u{2011}", !isHidden)
                case ("softHyphen", false): paragraphs.append("\u{AD}", !isHidden)
                case ("br", false), ("cr", false):
                    if !isHidden, !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].endLine() }
                default:
                    if names.suffix(3).contains("pPr"), !isMark, !formats.isEmpty {
                        formats[formats.count - 1].read(element)
                    }
                }
            case .end(let name):
                names.removeLast()
                if name == "t" { isInText = false }
                if name == "r" { run = WordStyles.Format() }
                if name == "p", !paragraphs.isEmpty {
                    var paragraph = paragraphs.removeLast()
                    let format = formats.removeLast()
                    if format.joinsNext || format.isDropCap {
                        begun = (paragraph, paragraphs.count)
                        continue
                    }
                    paragraph.endBlock()
                    let kind = styles.kind(of: format)
                    blocks.append(paragraph, kind: kind ?? (names.contains("tc") ? .tableCell : nil))
                }
            case .text(let text):
                guard isInText else { continue }
                paragraphs.append(keepsSpaces ? text : trimmed(text), true)
            }
        }
        if var last = begun?.text {
            last.endBlock()
            blocks.append(last)
        }
    }

    /// Old text or properties of a tracked change, a second form of what stands before, ruby, and the lines above notes.
    private static func isLeftOut(_ element: MarkupElement) -> Bool {
        switch element.name {
        case "Fallback", "moveFrom", "del", "rt", "txBody", "pPrChange": true
        case "footnote", "endnote": element["type"].map { $0 != "normal" } ?? false
        default: false
        }
    }

    private static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, first > 0x20, last > 0x20 { return text }
        let isSpace = { (character: Character) in " \t\n\r".contains(character) || character == "\r\n" }
        return String(text.trimming(while: isSpace))
    }
}

extension [BlockText] {
    /// To the innermost paragraph. Line ends in a document's XML are spaces.
    fileprivate mutating func append(_ text: String, _ isShown: Bool) {
        guard isShown, !isEmpty else { return }
        self[count - 1].append(text)
    }
}
