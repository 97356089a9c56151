import Foundation

/// A line of `hexapla segment --format jsonl`.
struct SentenceLine {
    let text: String
    let span: Range<Int>
    let paragraph: Int

    init(_ line: String) throws {
        guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            Set(object.keys) == ["text", "span", "paragraph"], let text = object["text"] as? String,
            let span = object["span"] as? [Int], span.count == 2, span[0] <= span[1],
            let paragraph = object["paragraph"] as? Int
        else { throw TableRow.Malformed(line: line) }
        (self.text, self.span, self.paragraph) = (text, span[0]..<span[1], paragraph)
    }

    static func all(_ run: Program.Run) throws -> [SentenceLine] { try run.lines.map(SentenceLine.init) }
}

/// What is wrong with the sentences of a text.
func losses(_ sentences: [SentenceLine], of whole: String) -> [String] {
    let isOrdered = sentences.map(\.paragraph) == sentences.map(\.paragraph).sorted()
    return losses(sentences.map { ($0.text, $0.span) }, of: whole) + (isOrdered ? [] : ["paragraphs out of order"])
}
