internal import Documents

/// A chapter of a book as a page, row by row.
struct BookChapter {
    private let labels: [VersionLabel]
    private let layout: BookLayout
    private var xml = XMLWriter()
    /// Whether it has more than headings.
    private(set) var hasText = false
    private var isInTable = false
    /// For paragraphs one after another: a version's part so far, and which version lacks a row.
    private var paragraph: [[String]]
    private var lengthOfParagraph = 0
    /// In bytes, about.
    var length: Int { xml.markup.utf8.count + lengthOfParagraph }

    init(title: String, labels: [VersionLabel], layout: BookLayout) {
        self.labels = labels
        self.layout = layout
        paragraph = labels.map { _ in [] }
        xml.declaration()
        xml.start("html", BookParts.pageAttributes(labels))
        xml.newLine()
        xml.element("head") { xml in
            xml.element("title", text: title.isEmpty ? "—" : title)
            xml.empty("link", [("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css")])
        }
        xml.newLine()
        xml.start("body")
        xml.newLine()
    }

    /// - Parameter anchor: What the table of contents calls a heading.
    mutating func add(_ row: RowRecord, _ languages: [LanguageTag], anchor: String?) {
        let texts = languages.map { row.part($0)?.text }
        if anchor == nil { hasText = true }
        switch layout {
        case .sideBySide: addSide(texts, row, anchor: anchor)
        case .sentence: addGroup(texts.map { $0.map { [$0] } ?? [] }, row, anchor: anchor)
        case .paragraph:
            if anchor != nil || row.startsParagraph || row.kind != nil { endParagraph() }
            if anchor != nil || row.kind != nil {
                return addGroup(texts.map { $0.map { [$0] } ?? [] }, row, anchor: anchor)
            }
            for (place, text) in texts.enumerated() {
                guard let text else { continue }
                paragraph[place].append(text)
                lengthOfParagraph += text.utf8.count
            }
        }
    }

    mutating func finished() -> String {
        endParagraph()
        endTable()
        xml.end("body")
        xml.newLine()
        xml.end("html")
        xml.newLine()
        return xml.markup
    }

    // MARK: Side by side

    private mutating func addSide(_ texts: [String?], _ row: RowRecord, anchor: String?) {
        if !isInTable { beginTable() }
        let kind = anchor != nil ? "heading" : row.kind?.name ?? (row.startsParagraph ? "paragraph" : nil)
        xml.element("tr", [("id", anchor), ("class", kind)]) { xml in
            for (text, label) in zip(texts, labels) {
                let attributes = Self.attributes(label, isGap: text == nil)
                // A heading is one also to who cannot see it.
                if anchor != nil, let text {
                    xml.element("td", attributes) { $0.element("h2", text: text) }
                } else {
                    xml.element("td", attributes, text: text ?? "")
                }
            }
        }
        xml.newLine()
    }

    private mutating func beginTable() {
        isInTable = true
        xml.start("table")
        xml.newLine()
        xml.element("thead") { xml in
            xml.element("tr") { xml in
                for label in labels {
                    xml.element("th", [("scope", "col")] + Self.attributes(label, isGap: false), text: label.ownName)
                }
            }
        }
        xml.newLine()
        xml.start("tbody")
        xml.newLine()
    }

    private mutating func endTable() {
        guard isInTable else { return }
        isInTable = false
        xml.end("tbody")
        xml.end("table")
        xml.newLine()
    }

    // MARK: One after another

    private mutating func endParagraph() {
        guard lengthOfParagraph > 0 else { return }
        addGroup(paragraph, RowRecord(parts: []), anchor: nil)
        paragraph = labels.map { _ in [] }
        lengthOfParagraph = 0
    }

    /// - Parameter texts: A version's sentences; none where it lacks them.
    private mutating func addGroup(_ texts: [[String]], _ row: RowRecord, anchor: String?) {
        let kind = anchor != nil ? "heading" : row.kind?.name ?? (row.startsParagraph ? "paragraph" : nil)
        let element = anchor == nil ? "p" : "h2"
        xml.element("div", [("id", anchor), ("class", kind.map { "row \($0)" } ?? "row")]) { xml in
            for (sentences, label) in zip(texts, labels) {
                let attributes = Self.attributes(label, isGap: sentences.isEmpty)
                // An empty heading says nothing to who hears it.
                xml.element(sentences.isEmpty ? "p" : element, attributes, text: sentences.joined(separator: " "))
            }
        }
        xml.newLine()
    }

    private static func attributes(_ label: VersionLabel, isGap: Bool) -> [XMLWriter.Attribute] {
        [
            ("xml:lang", label.tag), ("lang", label.tag), ("dir", label.direction), ("class", isGap ? "gap" : nil),
        ]
    }
}
