internal import Codecs
internal import ICUText

/// The text of a page as its reader sees it: blocks apart, white space as a browser shows it.
///
/// Of a web page the main text: without what is never shown, and without furniture (navigation, asides, the site's
/// header and footer). Where `<main>`, or `<article>`s, hold at least half of the rest, nothing else is taken. Whatever
/// this would lose that looks like text (more paragraphs in the furniture than outside, or nothing outside at all) is
/// kept.
struct PageText {
    private enum Region { case everything, main, article }

    /// What an element is to its content.
    private struct Place {
        var isShown = true
        var isFurniture = false
        var isInSiteHeader = false
        var isHidden = false
        var isInMain = false
        var isInArticle = false
        var isInParagraph = false
        var isPreformatted = false
        var isSuperscript = false
        /// Inside a link to a place: a number in it stands for a note.
        var isInReference = false
        var isBlock = false
        /// Of the innermost element that says it.
        var kind: BlockKind?
    }

    private var keepsFurniture: Bool
    private var showsHidden = false
    private var region = Region.everything

    /// - Parameter keepsFurniture: For a book's chapter or a page made of Markdown, which have none.
    static func blocks(_ events: [MarkupEvent], keepsFurniture: Bool) -> BlockText {
        var page = PageText(keepsFurniture: keepsFurniture)
        if !keepsFurniture { page.choose(events) }
        let text = page.read(events)
        if !text.units.isEmpty { return text }
        // A page that a script was to uncover.
        page = PageText(keepsFurniture: true, showsHidden: true)
        return page.read(events)
    }

    private init(keepsFurniture: Bool, showsHidden: Bool = false) {
        self.keepsFurniture = keepsFurniture
        self.showsHidden = showsHidden
    }

    /// What counts as the main text, by how much stands where.
    private mutating func choose(_ events: [MarkupEvent]) {
        var kept = 0
        var paragraphsOfFurniture = 0
        var main = 0
        var article = 0
        forEach(events) { event, place in
            guard case .text(let text) = event, place.isShown, !place.isHidden else { return }
            let ink = text.utf8.reduce(into: 0) { $0 += $1 > 0x20 ? 1 : 0 }
            if place.isFurniture {
                if place.isInParagraph { paragraphsOfFurniture += ink }
                return
            }
            kept += ink
            if place.isInMain { main += ink }
            if place.isInArticle { article += ink }
        }
        if paragraphsOfFurniture > kept {
            keepsFurniture = true
        } else if main > 0, main * 2 >= kept {
            region = .main
        } else if article > 0, article * 2 >= kept {
            region = .article
        }
    }

    private func read(_ events: [MarkupEvent]) -> BlockText {
        var blocks = BlockText()
        forEach(events) { event, place in
            switch event {
            case .start(let element):
                if place.isBlock { blocks.endBlock() }
                if isTaken(place), let identifier = element["id"] { blocks.mark(identifier) }
                if isTaken(place), element.name.lowercased() == "br" { blocks.endLine() }
            case .end:
                if place.isBlock { blocks.endBlock() }
            case .text(let text):
                guard isTaken(place) else { return }
                blocks.kind = place.kind
                let text = place.isSuperscript ? Superscripts.text(text) : text
                if place.isPreformatted { blocks.appendAsIs(text) } else { blocks.append(text) }
            }
        }
        blocks.endBlock()
        return blocks
    }

    private func isTaken(_ place: Place) -> Bool {
        guard place.isShown, showsHidden || !place.isHidden, keepsFurniture || !place.isFurniture else { return false }
        switch region {
        case .everything: return true
        case .main: return place.isInMain
        case .article: return place.isInArticle
        }
    }

    // MARK: Elements

    /// Tells every event with the place where it stands; a start and an end with the element's own.
    private func forEach(_ events: [MarkupEvent], _ body: (MarkupEvent, Place) -> Void) {
        var places = [Place()]
        for event in events {
            switch event {
            case .start(let element):
                places.append(Self.place(of: element, in: places[places.count - 1]))
                body(event, places[places.count - 1])
            case .end:
                body(event, places[places.count - 1])
                if places.count > 1 { places.removeLast() }
            case .text:
                body(event, places[places.count - 1])
            }
        }
    }

    private static func place(of element: MarkupElement, in outer: Place) -> Place {
        var place = outer
        let name = element.name.lowercased()
        let role = element["role"]?.lowercased()
        place.isBlock = blocks.contains(name)
        if name == "pre" { place.isPreformatted = true }
        if let kind = kind(of: name) { place.kind = kind }
        if name == "p" { place.isInParagraph = true }
        if name == "main" || role == "main" { place.isInMain = true }
        if name == "article" || role == "article" { place.isInArticle = true }
        if never.contains(name) || name == "dialog" && element["open"] == nil { place.isShown = false }
        // A footnote's number and its way back, as Markdown's notes and others' have them.
        if let kind = element["class"], kind == "footnote-ref" || kind == "footnote-backref" { place.isShown = false }
        if !Self.semantics(of: element, role).isDisjoint(with: notText) { place.isShown = false }
        if name == "sup" { place.isSuperscript = true }
        if name == "a", element["href"]?.contains("#") == true { place.isInReference = true }
        // A note's mark: a raised link to it.
        if place.isSuperscript, place.isInReference { place.isShown = false }
        if isHidden(element) { place.isHidden = true }
        let isAtTop = !place.isInMain && !place.isInArticle
        let kinds = [name, role ?? ""]
        if !furniture.isDisjoint(with: kinds) {
            (place.isFurniture, place.isInSiteHeader) = (true, false)
        } else if isAtTop, !outer.isFurniture, !edges.isDisjoint(with: kinds) {
            (place.isFurniture, place.isInSiteHeader) = (true, name == "header" || role == "banner")
        } else if name == "h1", outer.isInSiteHeader {
            // Many put the text's own title there.
            (place.isFurniture, place.isInSiteHeader) = (false, false)
        }
        return place
    }

    /// What a book says that the element is, in EPUB's words and in those of ARIA.
    private static func semantics(of element: MarkupElement, _ role: String?) -> Set<String> {
        let types = element["type", space: epub] ?? element["epub:type"]
        let words = [types, role].compactMap { $0?.lowercased().split(whereSeparator: \.isWhitespace) }
        return Set(words.joined().map(String.init))
    }

    private static let epub = "http://www.idpf.org/2007/ops"
    /// Numbers of pages and marks of notes.
    private static let notText: Set<String> = [
        "pagebreak", "doc-pagebreak", "noteref", "doc-noteref", "backlink", "doc-backlink",
    ]

    private static func kind(of name: String) -> BlockKind? {
        switch name {
        case "h1", "h2", "h3", "h4", "h5", "h6": name.last?.wholeNumberValue.map { .heading(level: $0) }
        case "li", "dt", "dd": .listItem
        case "td", "th": .tableCell
        case "blockquote": .quote
        case "pre": .code
        default: nil
        }
    }

    private static func isHidden(_ element: MarkupElement) -> Bool {
        if element["hidden"] != nil || element["aria-hidden"]?.lowercased() == "true" { return true }
        guard let style = element["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }

    /// Elements and roles of what surrounds the text wherever it stands, and of what does at the top alone: an article
    /// has a header and a footer of its own.
    private static let furniture: Set<String> = ["nav", "navigation", "aside", "complementary", "search"]
    private static let edges: Set<String> = ["header", "banner", "footer", "contentinfo"]

    /// What no reader of the page reads as text.
    private static let never: Set<String> = [
        "head", "title", "script", "style", "noscript", "template", "iframe", "audio", "video", "canvas", "svg", "map",
        "input", "button", "select", "option", "optgroup", "datalist", "textarea", "meter", "progress", "rt", "rp",
        "annotation", "annotation-xml",
    ]

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noframes", "ol", "p",
        "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
}
