internal import Codecs

/// What a Word document's styles say: which paragraphs are headings and list items, and what is hidden.
struct WordStyles {
    /// What a paragraph or a style says itself.
    struct Format {
        private(set) var style: String?
        /// From 0; 9 is body text.
        private(set) var outlineLevel: Int?
        /// Whether it is numbered or has a bullet; nil where nothing is said.
        private(set) var isListItem: Bool?
        /// Whether the text is hidden; nil where nothing is said.
        private(set) var isHidden: Bool?
        /// Whether the mark at the paragraph's end is deleted, so that the next paragraph goes on with this one.
        private(set) var joinsNext = false
        /// Whether it is a large first letter, which stands apart from its word.
        private(set) var isDropCap = false

        /// Takes an element of a paragraph's properties.
        mutating func read(_ element: MarkupElement) {
            switch element.name {
            case "pStyle", "rStyle", "basedOn": style = element["val"]
            case "vanish": isHidden = element.isOn
            case "framePr": isDropCap = ["drop", "margin"].contains(element["dropCap"] ?? "")
            case "outlineLvl": outlineLevel = element["val"].flatMap { Int($0) }
            // 0 takes away the style's numbering.
            case "numId": isListItem = element["val"] != "0"
            default: break
            }
        }

        /// Takes an element of the properties of the mark at a paragraph's end.
        mutating func readMark(_ element: MarkupElement) {
            if element.name == "del" || element.name == "moveFrom" { joinsNext = true }
        }

        fileprivate mutating func setHeading(_ level: Int) { outlineLevel = level }
    }

    private var formats: [String: Format] = [:]
    /// Styles go back to others so often at most.
    private static let mostBases = 16

    init() {}

    init(_ xml: XMLReader) throws(DocumentError) {
        var style: String?
        while let event = try xml.next() {
            switch event {
            case .start(let element):
                if element.name == "style", ["paragraph", "character"].contains(element["type"] ?? "paragraph") {
                    style = element["styleId"]
                } else if let style {
                    if element.name == "name", let level = Self.heading(element["val"] ?? "") {
                        formats[style, default: Format()].setHeading(level)
                    }
                    formats[style, default: Format()].read(element)
                }
            case .end(let name): if name == "style" { style = nil }
            case .text: break
            }
        }
    }

    /// Built-in styles have English names in every language of Word.
    private static func heading(_ name: String) -> Int? {
        let name = name.lowercased()
        if name == "title" { return 0 }
        guard name.hasPrefix("heading "), let level = Int(name.dropFirst(8)), (1...9).contains(level) else {
            return nil
        }
        return level - 1
    }

    /// Whether a run's text is hidden: as it says itself, as its style does, or as that of its paragraph.
    func isHidden(_ run: Format, in paragraph: Format?) -> Bool {
        run.isHidden ?? ownOrInherited(run.style) ?? paragraph.flatMap { ownOrInherited($0.style) } ?? false
    }

    private func ownOrInherited(_ name: String?) -> Bool? {
        var style = name
        for _ in 0..<Self.mostBases {
            guard let name = style, let format = formats[name] else { return nil }
            if let isHidden = format.isHidden { return isHidden }
            style = format.style
        }
        return nil
    }

    func kind(of paragraph: Format) -> BlockKind? {
        var (level, isListItem) = (paragraph.outlineLevel, paragraph.isListItem)
        var style = paragraph.style
        for _ in 0..<Self.mostBases {
            guard let name = style else { break }
            let format = formats[name]
            level = level ?? format?.outlineLevel
            isListItem = isListItem ?? format?.isListItem
            style = format?.style
        }
        if let level, level < 9 { return .heading(level: level + 1) }
        return isListItem == true ? .listItem : nil
    }
}

extension MarkupElement {
    /// Whether a property that is on or off is on.
    var isOn: Bool { !["0", "false", "off"].contains(self["val"] ?? "1") }
}
