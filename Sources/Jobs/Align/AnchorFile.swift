public import Alignment
public import Documents
public import Errors
private import ICUText

/// A file of anchors: a table whose header names languages and whose rows are places.
///
/// A cell is the words that begin at the place, `@N` for a code point from 0, or `#N` for a line from 1; empty where the
/// row says nothing of a version.
public struct AnchorFile: Sendable {
    public let path: String
    public let languages: [LanguageTag]
    public let anchors: [Anchor]

    public init(path: String) throws(HexaplaError) {
        self.path = path
        guard path != "-", !path.isEmpty, let english = LanguageTag("en") else {
            throw HexaplaError(.usage, at: "\(.anchors) \(path)", "expected a file")
        }
        let text: String
        do throws(DocumentError) {
            text = try DocumentReader(allowsEmpty: true).read(path: path, language: english, asPlainText: true).text
                .string
        } catch {
            // What a missing text's error says of texts does not help here.
            if case .noSuchFile = error { throw HexaplaError(.usage, at: "\(.anchors) \(path)", "no such file") }
            throw error.explanation
        }
        var languages: [LanguageTag] = []
        var anchors: [Anchor] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: Self.endsLine).enumerated()
        where !line.allSatisfy(\.isWhitespace) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.trimmed)
            let name = "\(path):\(index + 1)"
            if languages.isEmpty {
                languages = try Self.header(cells, name: name)
            } else {
                anchors.append(try Self.anchor(cells, languages, name: name))
            }
        }
        guard !languages.isEmpty else {
            throw HexaplaError(.usage, at: "\(path)", "has no header", expected: Self.headerWords)
        }
        (self.languages, self.anchors) = (languages, anchors)
    }

    /// Finds a language that no version has before any text is read.
    func validate(_ languages: [LanguageTag]) throws(HexaplaError) {
        guard let stranger = self.languages.first(where: { !languages.contains($0) }) else { return }
        throw HexaplaError(
            .usage, at: "\(path)", "no text in '\(stranger)' is named",
            expected: "a header of \(languages.map(\.tag).joined(separator: ", "))")
    }

    private static let headerWords: Phrase = "two languages or more, such as 'ar TAB de'"

    private static func endsLine(_ character: Character) -> Bool { ["\n", "\r\n", "\r"].contains(character) }

    private static func trimmed(_ cell: Substring) -> Substring {
        let rest = cell.drop(while: \.isWhitespace)
        return rest[..<(rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex)]
    }

    private static func header(_ cells: [Substring], name: String) throws(HexaplaError) -> [LanguageTag] {
        var languages: [LanguageTag] = []
        for cell in cells {
            guard let language = LanguageTag(String(cell)) else {
                throw HexaplaError(
                    .usage, at: "\(name)", cell.isEmpty ? "a column without a language" : "unknown language '\(cell)'",
                    expected: "a header of \(headerWords)")
            }
            guard !languages.contains(language) else {
                throw HexaplaError(.usage, at: "\(name)", "'\(language)' twice", expected: "a column a language")
            }
            languages.append(language)
        }
        guard languages.count > 1 else {
            throw HexaplaError(.usage, at: "\(name)", "one language", expected: headerWords)
        }
        return languages
    }

    private static func anchor(
        _ cells: [Substring], _ languages: [LanguageTag], name: String
    ) throws(HexaplaError) -> Anchor {
        guard cells.count <= languages.count else {
            throw HexaplaError(
                .usage, at: "\(name)", "\(cells.count) cells", expected: "\(languages.count), as in the header")
        }
        var places: [LanguageTag: Anchor.Place] = [:]
        for (language, cell) in zip(languages, cells) where !cell.isEmpty {
            places[language] = try place(cell, name: name)
        }
        guard places.count > 1 else {
            throw HexaplaError(
                .usage, at: "\(name)", "names \(places.count == 1 ? "one place" : "no place")",
                expected: "a place in two versions or more")
        }
        return Anchor(places, name: name)
    }

    private static func place(_ cell: Substring, name: String) throws(HexaplaError) -> Anchor.Place {
        let digits = cell.dropFirst().utf8
        guard cell.first == "@" || cell.first == "#", !digits.isEmpty,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return .words(String(cell)) }
        guard let number = Int(cell.dropFirst()) else {
            throw HexaplaError(.usage, at: "\(name)", "\(cell) is beyond every text", expected: "a smaller number")
        }
        return cell.first == "@" ? .codePoint(number) : .line(number)
    }
}
