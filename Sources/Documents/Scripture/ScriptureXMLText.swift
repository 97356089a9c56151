internal import Codecs
private import ICUText

/// Scripture in XML, OSIS or USX: a verse a line, called as in `JHN 3:16`, whether it is an element or stands between two
/// marks. Headers, notes and other readings are left out; titles are lines.
struct ScriptureXMLText: TextExtractor {
    private static let leftOut: Set<String> = [
        "header", "note", "rdg", "figure", "index", "revisionDesc", "work", "sidebar", "ref-list",
    ]
    private static let paragraphs: Set<String> = [
        "p", "lg", "l", "lb", "div", "table", "row", "list", "item", "chapter",
    ]

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        try text(of: try file.xml(format: Self.format))
    }

    static let format = "an OSIS or USX file"

    func text(of xml: XMLReader) throws(DocumentError) -> ExtractedText {
        guard case .start(let root)? = try xml.next() else {
            throw .codec(xml.malformed("no element"))
        }
        guard root.name == "osis" || root.name == "usx" else {
            throw .codec(xml.malformed("'\(root.name)' is the document's element"))
        }
        return root.name == "osis" ? try osis(xml) : try usx(xml)
    }

    // MARK: OSIS

    private func osis(_ xml: XMLReader) throws(DocumentError) -> ExtractedText {
        var verses = VerseText()
        /// Elements that are verses, and titles, by their depth.
        var depth = 0
        var verseDepth: Int?
        var titleDepth: Int?
        while let event = try xml.next() {
            switch event {
            case .start(let element):
                let isHidden = element["type"].map { ["parallel", "scope", "runningHead"].contains($0) } ?? false
                if Self.leftOut.contains(element.name) || element.name == "title" && isHidden {
                    try xml.skip()
                    continue
                }
                depth += 1
                if element.name == "verse" {
                    if element["eID"] != nil {
                        verses.begin(verse: nil)
                    } else if let identifier = element["osisID"] ?? element["sID"] {
                        let names = ScriptureBooks.names(osis: identifier)
                        verses.begin(verse: names.first.map { VerseName.spanning($0, names.last ?? $0) })
                        if element["sID"] == nil { verseDepth = depth }
                    }
                } else if element.name == "title", titleDepth == nil {
                    titleDepth = depth
                    verses.beginHeading(level: min(6, element["level"].flatMap { Int($0) } ?? 3))
                } else if Self.paragraphs.contains(element.name) {
                    begin(paragraph: element.name, &verses, isInTitle: titleDepth != nil)
                } else if element.name == "cell" {
                    verses.appendSpace()
                }
            case .end(let name):
                if depth == verseDepth {
                    verses.begin(verse: nil)
                    verseDepth = nil
                } else if depth == titleDepth {
                    verses.endHeading()
                    titleDepth = nil
                } else if Self.paragraphs.contains(name) {
                    begin(paragraph: name, &verses, isInTitle: titleDepth != nil)
                }
                depth -= 1
            case .text(let text): verses.append(text)
            }
        }
        return verses.finished()
    }

    private func begin(paragraph name: String, _ verses: inout VerseText, isInTitle: Bool) {
        if isInTitle || name == "lb" || name == "l" && verses.name == nil {
            verses.appendSpace()
        } else {
            verses.beginParagraph()
        }
    }

    // MARK: USX

    private static let hiddenStyles: Set<String> = [
        "ide", "rem", "h", "h1", "h2", "h3", "toc1", "toc2", "toc3", "toca1", "toca2", "toca3", "sts", "usfm", "r",
        "mr",
        "sr", "cp",
    ]
    private static let headingStyles = ["mt": 1, "imt": 1, "ms": 2, "cl": 2, "s": 3, "is": 3, "d": 4, "qa": 4, "sp": 5]

    private func usx(_ xml: XMLReader) throws(DocumentError) -> ExtractedText {
        var verses = VerseText()
        var book: String?
        var chapter = ""
        while let event = try xml.next() {
            switch event {
            case .start(let element):
                let style = element["style"] ?? ""
                switch element.name {
                case "book":
                    book = element["code"].map(ScriptureBooks.code)
                    try xml.skip()
                case "chapter":
                    verses.begin(verse: nil)
                    chapter = element["number"] ?? chapter
                case "verse":
                    if let number = element["number"] {
                        let place = chapter.isEmpty ? number : "\(chapter):\(number)"
                        verses.begin(verse: book.map { "\($0) \(place)" } ?? place)
                    } else {
                        verses.begin(verse: nil)
                    }
                case "para" where Self.hiddenStyles.contains(style): try xml.skip()
                case "para":
                    let plain = style.last?.isNumber == true ? String(style.dropLast()) : style
                    if let level = Self.headingStyles[plain] {
                        verses.beginHeading(level: min(6, level - 1 + (style.last?.wholeNumberValue ?? 1)))
                    } else {
                        verses.beginParagraph()
                    }
                case "char" where ["va", "vp", "ca", "rq", "sup"].contains(style): try xml.skip()
                case "cell": verses.appendSpace()
                case let name where Self.leftOut.contains(name): try xml.skip()
                default: break
                }
            case .end(let name):
                if name == "para" { verses.endHeading() }
            case .text(let text): verses.append(text)
            }
        }
        return verses.finished()
    }
}

/// `.xml`: scripture where it is OSIS or USX, else text as it is.
struct XMLText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let bytes = try file.bytes()
        let decoded = try file.decoded(bytes, declared: DeclaredEncoding.ofXML(bytes))
        guard Self.isScripture(String(decoding: decoded.units.prefix(8192), as: UTF16.self)) else {
            return ExtractedText(text: decoded)
        }
        let xml = try SourceFile.checked { () throws(CodecError) in
            try XMLReader(
                Array(decoded.string.utf8), name: file.name, format: ScriptureXMLText.format, isUTF8: true)
        }
        return try ScriptureXMLText().text(of: xml)
    }

    /// By the first element's name.
    private static func isScripture(_ beginning: String) -> Bool {
        var rest = beginning[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            let mark = rest.first
            if rest.hasPrefix("!--") {
                guard let end = rest.firstRange(of: "-->") else { return false }
                rest = rest[end.upperBound...]
            } else if mark != "?" && mark != "!" {
                let name = rest.prefix { $0.isLetter || $0 == ":" }.split(separator: ":").last ?? ""
                return name == "osis" || name == "usx"
            }
        }
        return false
    }
}
