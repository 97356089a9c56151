internal import Codecs
private import ICUText

/// `.usfm`, `.sfm`: scripture in Unified Standard Format Markers, a verse a line, called as in `JHN 3:16`.
///
/// Notes, cross-references, sidebars, numbers and what is for the machine are left out; headings are lines.
struct UnifiedMarkersText: TextExtractor {
    /// Lines for the machine, and lists of passages.
    private static let hiddenLines: Set<String> = [
        "ide", "usfm", "sts", "rem", "h", "toc", "toca", "periph", "r", "mr", "sr", "cp", "restore",
    ]
    private static let notes: Set<String> = [
        "f", "fe", "ef", "x", "ex", "fig", "ca", "va", "vp", "rq", "sup", "cat", "pro",
    ]
    /// With the level of those that have the number 1, or none.
    private static let headings = [
        "mt": 1, "mte": 1, "imt": 1, "imte": 1, "ms": 2, "is": 3, "s": 3, "cl": 2, "sp": 5, "d": 4, "qa": 4, "iot": 4,
    ]
    private static let paragraphs: Set<String> = [
        "p", "m", "po", "pr", "cls", "pmo", "pm", "pmc", "pmr", "pi", "mi", "nb", "pc", "ph", "lh", "li", "lf", "lim",
        "q", "qr", "qc", "qm", "qd", "b", "tr", "ip", "im", "ipi", "imi", "ipq", "imq", "ipr", "iq", "ib", "ili", "lit",
        "io", "iex", "ie", "pb", "cd", "sd", "mte", "nd-p",
    ]
    private static let cells: Set<String> = ["th", "tc", "thr", "tcr", "thc", "tcc", "fig"]

    private enum Number { case book, chapter, verse }

    /// What is being read.
    private struct State {
        var verses = VerseText()
        var book: String?
        var chapter: Substring = ""
        /// What the next word is.
        var awaited: Number?
        /// The note that is passed over.
        var note: Substring?
        var isHidden = false
        var isSidebar = false
        /// Open styles of characters, behind whose text attributes may stand.
        var openStyles = 0
        var hasMarkers = false
    }

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let content = try file.decoded(try file.bytes())
        var state = State()
        for piece in UnifiedMarkers(content.string) {
            switch piece {
            case .text(let text): Self.take(text, &state)
            case .marker(let name, let level, let ends): Self.take(name, level: level, ends: ends, &state)
            }
        }
        guard state.hasMarkers || !content.containsInk else {
            throw .codec(
                .malformed(
                    path: file.name, line: 1, format: "USFM, with markers such as \\id, \\c and \\v",
                    reason: "no chapter, verse or paragraph is marked"))
        }
        return state.verses.finished()
    }

    private static func take(_ text: Substring, _ state: inout State) {
        var text = text
        if let awaited = state.awaited {
            let begun = text.drop(while: \.isWhitespace)
            let word = begun.prefix { !$0.isWhitespace }
            guard !word.isEmpty else { return }
            state.awaited = nil
            text = begun[word.endIndex...]
            switch awaited {
            case .book: state.book = ScriptureBooks.code(word)
            case .chapter: state.chapter = word
            case .verse: begin(verse: word, &state)
            }
        }
        guard !state.isHidden, !state.isSidebar, state.note == nil else { return }
        if state.openStyles > 0, let bar = text.firstIndex(of: "|") { text = text[..<bar] }
        // "//" is a line that may break, "~" a space that may not.
        if text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "~") }) {
            text = text.replacing("//", with: " ").replacing("~", with: "\u{A0}")[...]
        }
        state.verses.append(String(text))
    }

    private static func begin(verse: Substring, _ state: inout State) {
        let place = state.chapter.isEmpty ? String(verse) : "\(state.chapter):\(verse)"
        // Marks of direction stand between the numbers of some texts.
        let plain = String(
            String.UnicodeScalarView(place.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
        let name = plain.replacing("–", with: "-")
        state.verses.begin(verse: state.book.map { "\($0) \(name)" } ?? name)
    }

    private static func take(_ name: Substring, level: Int, ends: Bool, _ state: inout State) {
        let marker = String(name)
        if ends {
            if state.note == name { state.note = nil } else { state.openStyles = max(0, state.openStyles - 1) }
            return
        }
        if marker == "v" || marker == "c" || marker == "id" {
            beginBlock(&state)
            state.awaited = marker == "v" ? .verse : marker == "c" ? .chapter : .book
            if marker == "v" { state.verses.endHeading() } else { state.verses.begin(verse: nil) }
            state.isHidden = marker == "id"
        } else if hiddenLines.contains(marker) {
            beginBlock(&state)
            state.isHidden = true
        } else if let first = headings[marker] {
            beginBlock(&state)
            state.verses.beginHeading(level: min(6, first + level - 1))
        } else if paragraphs.contains(marker) {
            beginBlock(&state)
            state.verses.beginParagraph()
        } else if marker == "esb" || marker == "esbe" {
            beginBlock(&state)
            state.isSidebar = marker == "esb"
        } else if state.note == nil, notes.contains(marker) {
            state.note = name
        } else if cells.contains(marker) {
            state.verses.appendSpace()
        } else {
            state.openStyles += 1
        }
    }

    /// Whatever was open is closed, a note too that nobody closed.
    private static func beginBlock(_ state: inout State) {
        (state.note, state.isHidden, state.openStyles, state.hasMarkers) = (nil, false, 0, true)
        state.awaited = nil
    }
}
