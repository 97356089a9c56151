package import Codecs

/// What a segment of TMX or XLIFF says to a reader: its words, without the codes of another program that stand among them.
///
/// The content of highlights and pairs of codes (`hi`, `g`, `mrk`, `pc`) is text, and so is a `sub`, which holds text
/// inside a code (a picture's title). Other codes are left out; one that breaks a line is a space. What a tracked change
/// deleted is left out.
package struct InlineContent {
    package private(set) var text = ""
    /// How many codes and highlights there were.
    package private(set) var codes = 0
    /// The segments that it is divided into (`mrk mtype="seg"`), by their names, without white space at their ends.
    package private(set) var segments: [(name: String, text: String)] = []
    /// Whether the segments have names, and all of the text.
    package var isDivided: Bool {
        !segments.isEmpty && segments.allSatisfy { !$0.name.isEmpty }
            && Self.ink(segments.map(\.text).joined()) == Self.ink(text)
    }

    /// Whether it says the same, however it is divided.
    package func saysTheSame(as other: InlineContent) -> Bool { Self.ink(text) == Self.ink(other.text) }

    private static func ink(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// A space that stands only between words.
    private var hasSpace = false

    /// Elements whose content is another program's.
    private static let ofPrograms: Set<String> = [
        "bpt", "ept", "it", "ph", "ut", "x", "bx", "ex", "sc", "ec", "sm", "em",
    ]

    private struct Place {
        var isText: Bool
        var isCode = false
        var breaksLine = false
        /// Where a segment began in the text, in UTF-8, and its name.
        var segment: (start: Int, name: String)?
    }

    /// - Parameter reader: Behind the start of the element; it is read to the element's end.
    package init(_ reader: XMLReader) throws(CodecError) {
        var places = [Place(isText: true)]
        var code = ""
        while let event = try reader.nextEvent() {
            switch event {
            case .start(let element):
                if element.name != "cp" { codes += 1 }
                if element.name == "mrk", element["mtype"] == "x-sdl-deleted" {
                    try reader.skipElement()
                    continue
                }
                if element.name == "cp", let hex = element["hex"] {
                    guard let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) else {
                        throw reader.malformed("'\(hex)' is no character's number")
                    }
                    append(String(Character(scalar)))
                }
                var place = Place(isText: places[places.count - 1].isText)
                if Self.ofPrograms.contains(element.name) {
                    place = Place(isText: false, isCode: true, breaksLine: Self.breaksLine(element))
                    code = ""
                } else if element.name == "sub" {
                    (place.isText, hasSpace) = (true, true)
                } else if element.name == "mrk", element["mtype"] == "seg" {
                    codes -= 1
                    place.segment = (text.utf8.count, element["mid"] ?? "")
                }
                places.append(place)
            case .end:
                let place = places.removeLast()
                if places.isEmpty { return }
                if let segment = place.segment {
                    let words = String(decoding: text.utf8.dropFirst(segment.start), as: UTF8.self)
                    segments.append((segment.name, words.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
                }
                if place.isCode, place.breaksLine || Self.breaksLine(code) { hasSpace = true }
                // What follows a text inside a code is not its next word.
                if !places[places.count - 1].isText, place.isText { hasSpace = true }
            case .text(let piece):
                if places[places.count - 1].isText {
                    append(piece)
                } else if code.utf8.count < Self.longestBreak {
                    code += piece
                }
            }
        }
    }

    private mutating func append(_ piece: String) {
        guard !piece.isEmpty else { return }
        if hasSpace, let last = text.last, !last.isWhitespace, piece.first?.isWhitespace == false { text += " " }
        hasSpace = false
        text += piece
    }

    private static let longestBreak = 64
    private static let breaks: Set<String> = ["lb", "x-lb", "br", "x-br", "linebreak", "line-break"]

    private static func breaksLine(_ element: MarkupElement) -> Bool {
        for name in ["ctype", "type", "subType"] {
            guard let value = element[name]?.lowercased() else { continue }
            if breaks.contains(String(value.split(separator: ":").last ?? "")) { return true }
        }
        return ["equiv-text", "equiv", "disp", "displaytext"].contains { element[$0].map(breaksLine) ?? false }
    }

    /// Whether a code is "<br/>" or its like, or the line end itself.
    private static func breaksLine(_ code: String) -> Bool {
        if !code.isEmpty, code.allSatisfy(\.isNewline) { return true }
        let plain = code.filter { !$0.isWhitespace }.lowercased()
        return ["<br>", "<br/>", "\\n", "\\line", "\u{21B5}", "<w:br/>", "</br>"].contains(plain)
    }
}

extension MarkupElement {
    /// Whether it is a unit of XLIFF, or a group of them, that a tool has for itself, or that nobody shall translate.
    package var isNotTranslated: Bool {
        // What converters make of the header of a catalog of messages is nobody's text either.
        ["trans-unit", "unit", "group"].contains(name)
            && (self["translate"]?.lowercased() == "no" || self["restype"] == "x-gettext-domain-header")
    }
}
