/// Pages of printed lines, as paragraphs.
///
/// Page numbers and running heads are left out, lines of a paragraph joined, also across pages, and a word that is divided
/// at a line's end put together where the text has it in one piece elsewhere; else its hyphen stays.
struct PrintedPages {
    private struct Line {
        var text: Substring
        /// Whether a blank line or a page's beginning stands before it.
        var beginsBlock: Bool
        var beginsPage: Bool
    }

    private let pages: [[Line]]
    /// Lines looked at on either end of a page.
    private static let edge = 2
    /// Pages that say the same at an edge: fewer are chance.
    private static let leastRepeated = 3

    /// - Parameter text: Pages are apart by form feeds, lines by line ends.
    init(_ text: String) {
        pages = text.split(separator: "\u{C}", omittingEmptySubsequences: true).map { page in
            var lines: [Line] = []
            var isBlank = true
            for line in page.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                let trimmed = Self.trimmed(line)
                if !trimmed.isEmpty {
                    lines.append(Line(text: trimmed, beginsBlock: isBlank, beginsPage: lines.isEmpty))
                }
                isBlank = trimmed.isEmpty
            }
            return lines
        }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        let rest = line.drop(while: \.isWhitespace)
        return rest[..<(rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex)]
    }

    /// - Complexity: O(length of the text).
    func paragraphs() -> [String] {
        let lines = withoutFurniture()
        let words = Words(lines.map(\.text))
        let width = Self.usualWidth(lines)
        var paragraphs: [String] = []
        var current = ""
        var previous: Line?
        for line in lines {
            if let before = previous, !Self.begins(line, after: before, width: width) {
                words.join(line.text, to: &current)
            } else {
                if !current.isEmpty { paragraphs.append(current) }
                current = String(line.text)
            }
            previous = line
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs
    }

    // MARK: Furniture

    private func withoutFurniture() -> [Line] {
        var counts: [String: Int] = [:]
        var numbered = 0
        for page in pages {
            for line in Self.edges(page) { counts[Self.pattern(page[line].text), default: 0] += 1 }
            if Self.edges(page).contains(where: { Self.isNumber(page[$0].text) }) { numbered += 1 }
        }
        // Every page may have one, but for a title's.
        let hasNumbers = numbered >= 2 && numbered * 2 >= pages.count
        var kept: [Line] = []
        for page in pages {
            let edges = Self.edges(page)
            let left = Set(
                edges.filter { line in
                    let text = page[line].text
                    return hasNumbers && Self.isNumber(text)
                        || (counts[Self.pattern(text)] ?? 0) >= max(Self.leastRepeated, pages.count / 10)
                })
            var isFirst = true
            var opensBlock = false
            for (place, line) in page.enumerated() {
                guard !left.contains(place) else {
                    opensBlock = opensBlock || line.beginsBlock && !isFirst
                    continue
                }
                var line = line
                line.beginsPage = isFirst
                line.beginsBlock = line.beginsBlock || opensBlock
                (isFirst, opensBlock) = (false, false)
                kept.append(line)
            }
        }
        return kept
    }

    /// The first and last lines of a page that has more than those.
    private static func edges(_ page: [Line]) -> [Int] {
        guard page.count > 2 * edge else { return Array(page.indices.prefix(1)) + page.indices.dropFirst().suffix(1) }
        return Array(page.indices.prefix(edge)) + page.indices.suffix(edge)
    }

    /// A line without its numbers: what a running head is on every page.
    private static func pattern(_ line: Substring) -> String {
        var pattern = ""
        for character in line where !character.isWhitespace {
            if character.isNumber {
                if pattern.last != "#" { pattern.append("#") }
            } else {
                pattern += character.lowercased()
            }
        }
        return pattern
    }

    /// `12`, `– 12 –`, `Page 3 of 10`, `xii`.
    private static func isNumber(_ line: Substring) -> Bool {
        guard line.count <= 24 else { return false }
        if line.count <= 7, line.allSatisfy({ "ivxlc".contains($0) }) { return true }
        let pieces = line.split { $0.isWhitespace || "-–—|·•/[]().".contains($0) }
        let numbers = pieces.filter { piece in piece.allSatisfy(\.isNumber) && piece.count <= 4 }
        return !numbers.isEmpty && pieces.count <= 4 && pieces.count - numbers.count <= 2
            && pieces.allSatisfy { piece in piece.allSatisfy(\.isNumber) || piece.allSatisfy(\.isLetter) }
            && (pieces.count == numbers.count || numbers.count == pieces.count - 1 || numbers.count == 2)
    }

    // MARK: Paragraphs

    /// How wide full lines are: nine in ten are no wider.
    private static func usualWidth(_ lines: [Line]) -> Int {
        let widths = lines.map(\.text.count).sorted()
        return widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
    }

    private static func begins(_ line: Line, after previous: Line, width: Int) -> Bool {
        guard let first = line.text.first, let last = previous.text.last else { return true }
        let isDivided = "-\u{AD}\u{2010}".contains(last) && first.isLowercase
        let ends = ".!?…:;。！？؟۔।\"”»)".contains(last)
        if line.beginsBlock || line.beginsPage {
            // A paragraph may go on after a page's end, a blank line inside one does not.
            return !(line.beginsPage && (isDivided || first.isLowercase && !ends))
        }
        if isDivided || first.isLowercase { return false }
        if "•▪◦‣·–—".contains(first) { return true }
        // A line that leaves room for more is a paragraph's last.
        let word = line.text.prefix { !$0.isWhitespace }
        let isShort = previous.text.count + 1 + min(word.count, width / 4) < width * 4 / 5
        return isShort && (ends || previous.text.count * 2 < width)
    }

    /// The words of a text, to know which are divided at a line's end.
    private struct Words {
        private var known: Set<Substring> = []

        init(_ lines: [Substring]) {
            for line in lines {
                let words = line.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "'" || $0 == "’") }
                // The first and the last may be halves.
                for (place, word) in words.enumerated()
                where place > 0 && place < words.count - 1 || line.last.map({ !"-\u{AD}\u{2010}".contains($0) }) == true
                {
                    known.insert(Substring(word.lowercased()))
                }
            }
        }

        /// Puts a line behind those before.
        func join(_ line: Substring, to text: inout String) {
            guard let last = text.last, let first = line.first else { return }
            if "-\u{AD}\u{2010}".contains(last), first.isLetter, text.dropLast().last?.isLetter == true {
                let head = text.dropLast().reversed().prefix { $0.isLetter || $0 == "’" }.reversed()
                let tail = line.prefix { $0.isLetter || $0 == "’" }
                let whole = Substring((String(head) + tail).lowercased())
                if last == "\u{AD}" || first.isLowercase && known.contains(whole) { text.removeLast() }
                text += line
            } else if Self.isUnspaced(last), Self.isUnspaced(first) {
                text += line
            } else {
                text += " " + line
            }
        }

        /// Of Chinese or Japanese, which put no spaces between words.
        private static func isUnspaced(_ character: Character) -> Bool {
            guard let scalar = character.unicodeScalars.first else { return false }
            return (0x2E80...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
                || (0xFF00...0xFFEF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
        }
    }
}
