internal import Codecs

/// What a Word document's styles say of paragraphs: which are headings and which are list items.
struct WordStyles {
    /// What a paragraph or a style says itself.
    struct Format {
        private(set) var style: String?
        /// From 0; 9 is body text.
        private(set) var outlineLevel: Int?
        /// Whether it is numbered or has a bullet; nil where nothing is said.
        private(set) var isListItem: Bool?

        /// Takes an element of a paragraph's properties.
        mutating func read(_ element: MarkupElement) {
            switch element.name {
            case "pStyle", "basedOn": style = element["val"]
            case "outlineLvl": outlineLevel = element["val"].flatMap { Int($0) }
            // 0 takes away the style's numbering.
            case "numId": isListItem = element["val"] != "0"
            default: break
            }
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
                if element.name == "style", element["type"] ?? "paragraph" == "paragraph" {
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
