internal import Codecs
internal import Documents
private import ICUText

/// A line of JSON Lines as `JSONLinesFormat` writes it, each field of the kind that it should be; what fields say about
/// each other and about other rows is for `JSONLinesReader`.
struct JSONLinesTableRow {
    struct Part {
        let tag: String
        let text: String
        /// Code points.
        let span: Range<Int>
        let source: TextSource?
        /// Milliseconds; nil where the text has no times.
        let time: ClosedRange<Int>?
        /// What the part is called.
        let identity: String?
    }

    private(set) var document = ""
    private(set) var number = 0
    private(set) var score: Double?
    /// In the order in which they stand.
    private(set) var parts: [Part] = []
    /// By pair of tags, "ar-de".
    private(set) var scores: [String: Double] = [:]
    private(set) var moved: [String] = []
    /// What kind of block the row is.
    private(set) var kind: BlockKind?

    /// Longer than any text: an offset beyond is a mistake.
    private static let longestText = Double(1 << 27)
    private static let required = ["document", "row", "score", "texts", "spans"]

    init(_ line: ArraySlice<UInt8>) throws(JSONReader.Problem) {
        guard case .object(let fields) = try JSONReader.read(line) else { throw .init(reason: "no object") }
        var texts: [(name: String, value: ReadJSON)] = []
        var spans: [String: Range<Int>] = [:]
        var sources: [String: TextSource] = [:]
        var times: [String: ClosedRange<Int>] = [:]
        var identity: String?
        var identities: [String: String] = [:]
        for field in fields {
            switch (field.name, field.value) {
            case ("document", .string(let name)): document = name
            case ("row", let value): number = Int(try Self.whole(value, "'row'"))
            case ("score", .null): score = nil
            case ("score", let value): score = try Self.probability(value, "'score'")
            case ("texts", .object(let found)): texts = found
            case ("spans", .object(let found)):
                for (tag, value) in found { spans[tag] = try Self.span(value, tag) }
            case ("times", .object(let found)):
                for (tag, value) in found { times[tag] = try Self.time(value, tag) }
            case ("scores", .object(let found)):
                for (pair, value) in found { scores[pair] = try Self.probability(value, "the score of '\(pair)'") }
            case ("moved", .array(let found)):
                for value in found {
                    guard case .string(let tag) = value, !moved.contains(tag) else {
                        throw .init(reason: "'moved' is no list of languages")
                    }
                    moved.append(tag)
                }
            case ("paragraph", .bool), ("links", .object), ("reviewed", .bool), ("rejected", .bool): break
            case ("id", .string(let name)): identity = name
            case ("ids", .object(let found)):
                for case (let tag, .string(let name)) in found { identities[tag] = name }
            case ("kind", let value): kind = try Self.kind(value)
            case ("sources", .object(let found)):
                for (tag, value) in found { sources[tag] = try Self.source(value, tag) }
            case ("document", _), ("texts", _), ("spans", _), ("scores", _), ("moved", _), ("sources", _), ("times", _):
                throw .init(reason: "'\(field.name)' is of another kind")
            default: throw .init(reason: "the unknown field '\(field.name)'")
            }
        }
        if let missing = Self.required.first(where: { name in !fields.contains { $0.name == name } }) {
            throw .init(reason: "no '\(missing)'")
        }
        if let stranger = spans.keys.sorted().first(where: { tag in !texts.contains { $0.name == tag } }) {
            throw .init(reason: "a span but no text of '\(stranger)'")
        }
        for (tag, value) in texts {
            guard case .string(let text) = value else { throw .init(reason: "the text of '\(tag)' is no text") }
            guard let span = spans[tag] else { throw .init(reason: "a text but no span of '\(tag)'") }
            guard span.count == text.codePointCount else {
                throw .init(
                    reason: "the span of '\(tag)' holds \(span.count) code points, its text "
                        + "\(text.codePointCount)")
            }
            guard TextBuffer(text).containsInk else {
                throw .init(reason: "the text of '\(tag)' is empty")
            }
            let name = identity ?? identities[tag]
            parts.append(
                Part(tag: tag, text: text, span: span, source: sources[tag], time: times[tag], identity: name))
        }
        guard !parts.isEmpty else { throw .init(reason: "no text") }
    }

    static func whole(_ value: ReadJSON, _ name: @autoclosure () -> String) throws(JSONReader.Problem) -> Double {
        guard case .number(let number) = value, number >= 0, number <= longestText, number == number.rounded() else {
            throw .init(reason: "\(name()) is no whole number from 0 to \(Int(longestText))")
        }
        return number
    }

    static func probability(
        _ value: ReadJSON, _ name: @autoclosure () -> String
    ) throws(JSONReader.Problem) -> Double {
        guard case .number(let number) = value, (0...1).contains(number) else {
            throw .init(reason: "\(name()) is no number from 0 to 1")
        }
        return number
    }

    static func span(_ value: ReadJSON, _ tag: String) throws(JSONReader.Problem) -> Range<Int> {
        guard case .array(let ends) = value, ends.count == 2 else {
            throw .init(reason: "the span of '\(tag)' is not [start,end]")
        }
        let start = try whole(ends[0], "the span of '\(tag)'")
        let end = try whole(ends[1], "the span of '\(tag)'")
        guard start < end else { throw .init(reason: "the span of '\(tag)' ends where it starts or before") }
        return Int(start)..<Int(end)
    }

    static func source(_ value: ReadJSON, _ tag: String) throws(JSONReader.Problem) -> TextSource {
        guard case .object(let fields) = value else { throw .init(reason: "the source of '\(tag)' is of another kind") }
        var known: [String: String] = [:]
        for case (let name, .string(let text)) in fields { known[name] = text }
        guard known.count == fields.count, let source = TextSource(fields: known) else {
            throw .init(reason: "the source of '\(tag)' has no 'path', or what is no text")
        }
        return source
    }

    static func kind(_ value: ReadJSON) throws(JSONReader.Problem) -> BlockKind {
        guard case .string(let name) = value, let kind = BlockKind(name: name) else {
            throw .init(reason: "'kind' is none of " + BlockKind.names.sorted().joined(separator: ", "))
        }
        return kind
    }

    static func time(_ value: ReadJSON, _ tag: String) throws(JSONReader.Problem) -> ClosedRange<Int> {
        guard case .array(let ends) = value, ends.count == 2, case .number(let start) = ends[0],
            case .number(let end) = ends[1], 0 <= start, start <= end, end <= longestText
        else { throw .init(reason: "the time of '\(tag)' is not [start,end] in seconds") }
        return Int((start * 1000).rounded())...Int((end * 1000).rounded())
    }
}
