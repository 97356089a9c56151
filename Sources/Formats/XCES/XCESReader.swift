private import AlignedTable
public import Codecs
internal import Documents

/// Reads an OPUS alignment in XCES and the two documents that it names, as rows of two versions.
///
/// Sentences that no link names are in no row, and counted. Those that are passed over wait in memory for their link.
final class XCESReader: RowReader {
    private let events: XMLEvents
    private let folder: String
    private let maximumSize: InputSize
    private var sides: [XCESDocument] = []
    private var hasBegun = false
    private(set) var unread: [String: Int] = [:]
    var line: Int { events.line }

    /// - Parameter path: Of the alignment: documents' paths are taken from its folder on.
    init(_ events: XMLEvents, path: String, maximumSize: InputSize) {
        self.events = events
        self.maximumSize = maximumSize
        folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    func next() throws(TableError) -> RowRecord? {
        while let event = try events.next() {
            switch event {
            case .text: continue
            case .end(let name):
                if name == "linkGrp" { try closeDocuments() }
            case .start(let element):
                if !hasBegun {
                    guard element.name == "cesAlign" else {
                        throw events.problem("'\(element.name)' is the document's element")
                    }
                    hasBegun = true
                } else if element.name == "linkGrp" {
                    try openDocuments(element)
                } else if element.name == "link" {
                    if let row = try row(element) { return row }
                }
            }
        }
        return nil
    }

    private func openDocuments(_ element: MarkupElement) throws(TableError) {
        var found: [XCESDocument] = []
        for name in ["fromDoc", "toDoc"] {
            guard let path = element[name], !path.isEmpty else { throw events.problem("a 'linkGrp' without '\(name)'") }
            guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
                throw events.problem("'\(path)' leads out of the alignment's folder")
            }
            guard let language = Self.language(of: path) else {
                throw events.problem("'\(path)' names no language, as ar/book.xml or book.ar.xml do")
            }
            found.append(
                try XCESDocument(path: folder + path, language: language, maximumSize: maximumSize))
        }
        guard found[0].language != found[1].language else {
            throw events.problem("both documents are in '\(found[0].language)'")
        }
        sides = found
    }

    /// "ar" of ar/book.xml.gz, OPUS's own way, and of book.ar.xml.
    private static func language(of path: String) -> LanguageTag? {
        let parts = Compression.split(path: path).path.split(separator: "/")
        let pieces = parts.last?.split(separator: ".") ?? []
        let inName = pieces.count > 2 ? LanguageTag(String(pieces[pieces.count - 2])) : nil
        return inName ?? (parts.count > 1 ? parts.first.flatMap { LanguageTag(String($0)) } : nil)
    }

    private func closeDocuments() throws(TableError) {
        for side in sides {
            let rest = try side.countRest()
            if rest > 0 { unread["sentences in no link", default: 0] += rest }
        }
        sides = []
    }

    private func row(_ element: MarkupElement) throws(TableError) -> RowRecord? {
        let targets = (element["xtargets"] ?? "").split(separator: ";", omittingEmptySubsequences: false)
        guard targets.count == 2, sides.count == 2 else {
            throw events.problem("a 'link' without 'xtargets' of two sides")
        }
        var row = RowRecord(parts: [])
        for (side, names) in zip(sides, targets) {
            let sentences = try names.split(separator: " ").map { name throws(TableError) in
                guard let sentence = try side.take(String(name)) else {
                    throw events.problem("no sentence '\(name)' in \(side.path) that no link had before")
                }
                return sentence
            }
            guard let first = sentences.first, let last = sentences.last else { continue }
            var part = first.part
            part.text = sentences.map(\.part.text).joined(separator: " ")
            part.isMoved = sentences.contains(where: \.part.isMoved)
            if let start = first.part.span?.lowerBound, let end = last.part.span?.upperBound, start <= end {
                part.span = start..<end
            }
            if let start = first.part.time?.lowerBound, let end = last.part.time?.upperBound, start <= end {
                part.time = start...end
            }
            _ = row.add(part)
            row.document = row.document ?? first.document
            row.number = row.number ?? first.number
        }
        if let certainty = element["certainty"], row.parts.count == 2, let score = Double(certainty) {
            // Other aligners' certainties are no probabilities.
            if (0...1).contains(score) { row.score = score } else { unread["certainties beyond 1", default: 0] += 1 }
        }
        return row.parts.isEmpty ? nil : row.scoredAsPair
    }
}

extension RowFile {
    /// The documents that an alignment names, as far as it can be read.
    public static func documents(ofAlignment path: String, maximumSize: InputSize = .standard) -> [String] {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        var documents: Set<String> = []
        guard
            let events = try? XMLEvents(
                path: path, name: path, format: "an XCES alignment", maximumSize: maximumSize)
        else { return [] }
        while let event = try? events.next() {
            guard case .start(let element) = event, element.name == "linkGrp" else { continue }
            documents.formUnion(["fromDoc", "toDoc"].compactMap { element[$0] }.map { folder + $0 })
        }
        return documents.sorted()
    }
}

/// The sentences of an OPUS document, taken by their ids.
final class XCESDocument {
    struct Sentence {
        var part: RowRecord.Part
        var document: String?
        var number: Int?
    }

    let path: String
    let language: LanguageTag
    private let events: XMLEvents
    /// Read, and not taken yet.
    private var waiting: [String: Sentence] = [:]

    init(path: String, language: LanguageTag, maximumSize: InputSize) throws(TableError) {
        (self.path, self.language) = (path, language)
        events = try XMLEvents(path: path, name: path, format: "an OPUS document", maximumSize: maximumSize)
    }

    /// The sentence of this id; nil where there is none, or it was taken before.
    func take(_ id: String) throws(TableError) -> Sentence? {
        if let sentence = waiting.removeValue(forKey: id) { return sentence }
        while let (name, sentence) = try next() {
            if name == id { return sentence }
            waiting[name] = sentence
        }
        return nil
    }

    /// How many sentences were not taken.
    func countRest() throws(TableError) -> Int {
        var count = waiting.count
        while try next() != nil { count += 1 }
        return count
    }

    private func next() throws(TableError) -> (id: String, sentence: Sentence)? {
        while let event = try events.next() {
            guard case .start(let element) = event, element.name == "s" else { continue }
            guard let id = element["id"] else { throw events.problem("a sentence without an 'id'") }
            var part = RowRecord.Part(language: language, text: try text())
            if let span = element["span"] { part.span = try events.span(span) }
            if let time = element["time"] { part.time = try events.time(time) }
            part.isMoved = element["moved"] == "yes"
            var fields: [String: String] = [:]
            for name in ["path", "sha256", "licence", "origin"] { fields[name] = element[name] }
            part.source = TextSource(fields: fields)
            let number = try element["row"].map { text throws(TableError) in try events.number(text) }
            return (id, Sentence(part: part, document: element["document"], number: number))
        }
        return nil
    }

    /// A sentence's text; of one that is cut into words, these with spaces between them.
    private func text() throws(TableError) -> String {
        var plain = ""
        var words: [String] = []
        var depth = 1
        while depth > 0, let event = try events.next() {
            switch event {
            case .start(let element):
                if element.name == "w" { words.append(try events.text()) } else { depth += 1 }
            case .end: depth -= 1
            case .text(let piece): plain += piece
            }
        }
        return words.isEmpty ? plain : words.joined(separator: " ")
    }
}
