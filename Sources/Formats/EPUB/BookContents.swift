/// A book's table of contents: documents, and the headings in them by their levels.
struct BookContents {
    private struct Entry {
        /// 0 for a document.
        let level: Int
        let names: [(label: VersionLabel?, text: String)]
        var target: String?
    }

    private var entries: [Entry] = []
    private var documents = 0

    mutating func addDocument(_ name: String) {
        documents += 1
        entries.append(Entry(level: 0, names: [(nil, name)]))
    }

    /// A chapter begins in a file; the entry before that has no place yet gets it.
    mutating func addChapter(_ file: String) {
        guard let last = entries.last, last.target == nil else { return }
        entries[entries.count - 1].target = file
    }

    mutating func addHeading(_ names: [(label: VersionLabel, text: String)], level: Int, target: String) {
        entries.append(Entry(level: level, names: names.map { ($0.label, $0.text) }, target: target))
    }

    /// The navigation document.
    func page(title: String, labels: [VersionLabel]) -> String {
        var xml = XMLWriter()
        xml.declaration()
        xml.start("html", BookParts.pageAttributes(labels))
        xml.element("head") { xml in
            xml.element("title", text: title.isEmpty ? "—" : title)
            xml.empty("link", [("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css")])
        }
        xml.start("body")
        xml.start("nav", [("epub:type", "toc"), ("id", "toc")])
        // A book of one document has its headings alone, where it has some.
        let shown = documents == 1 && entries.count > 1 ? Array(entries.dropFirst()) : entries
        write(shown[...], &xml)
        for name in ["nav", "body", "html"] { xml.end(name) }
        xml.newLine()
        return xml.markup
    }

    /// Entries as a list, what is of a deeper level inside the entry before.
    private func write(_ entries: ArraySlice<Entry>, _ xml: inout XMLWriter) {
        xml.start("ol")
        // The levels of the lists that are open, each with an open item.
        var open: [Int] = []
        for entry in entries {
            while let last = open.last, entry.level < last, open.count > 1 {
                xml.end("li")
                xml.end("ol")
                open.removeLast()
            }
            if let last = open.last {
                if entry.level > last {
                    xml.start("ol")
                    open.append(entry.level)
                } else {
                    xml.end("li")
                    open[open.count - 1] = min(last, entry.level)
                }
            } else {
                open = [entry.level]
            }
            xml.newLine()
            xml.start("li")
            xml.element("a", [("href", entry.target ?? "")]) { xml in
                for (place, name) in entry.names.enumerated() {
                    if place > 0 { xml.text(" · ") }
                    let label = name.label
                    let attributes: [XMLWriter.Attribute] = [
                        ("xml:lang", label?.tag), ("lang", label?.tag), ("dir", label?.direction ?? "auto"),
                    ]
                    xml.element("bdi", attributes, text: name.text.isEmpty ? "—" : name.text)
                }
            }
        }
        for _ in open.dropFirst() {
            xml.end("li")
            xml.end("ol")
        }
        if !open.isEmpty { xml.end("li") }
        xml.end("ol")
    }
}
