internal import Codecs

/// Which styles of an OpenDocument text hide what they are of (`text:display="none"`), themselves or by their parents.
struct OpenDocumentStyles {
    private struct Style {
        var parent: String?
        var isHidden: Bool?
    }

    /// By family and name: a paragraph and a word may have styles of one name.
    private var styles: [String: Style] = [:]
    private static let mostParents = 16

    /// Takes the styles of a whole file.
    mutating func read(_ xml: XMLReader) throws(DocumentError) {
        while let event = try xml.next() {
            guard case .start(let element) = event else { continue }
            if ["styles", "automatic-styles"].contains(element.name) {
                try readStyles(xml)
            } else if element.name == "master-styles" {
                try xml.skip()
            }
        }
    }

    /// Takes the styles in the element whose start was read last.
    mutating func readStyles(_ xml: XMLReader) throws(DocumentError) {
        var depth = 1
        var key: String?
        while depth > 0, let event = try xml.next() {
            switch event {
            case .start(let element):
                depth += 1
                if element.name == "style", let name = element["name"] {
                    key = "\(element["family"] ?? "") \(name)"
                    styles[key ?? "", default: Style()].parent = element["parent-style-name"]
                } else if element.name == "text-properties", let key, let display = element["display"] {
                    styles[key]?.isHidden = display == "none"
                }
            case .end(let name):
                depth -= 1
                if name == "style" { key = nil }
            case .text: break
            }
        }
    }

    /// Whether the element's text is hidden, as far as its own style says.
    func hides(_ element: MarkupElement) -> Bool {
        let family: String
        switch element.name {
        case "p", "h": family = "paragraph"
        case "span": family = "text"
        default: return false
        }
        var name = element["style-name"]
        for _ in 0..<Self.mostParents {
            guard let style = name.flatMap({ styles["\(family) \($0)"] }) else { return false }
            if let isHidden = style.isHidden { return isHidden }
            name = style.parent
        }
        return false
    }
}
