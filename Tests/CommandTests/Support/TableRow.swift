import Foundation

/// A row of `--format jsonl`, by way of a JSON parser that is not ours.
struct TableRow {
    let document: String
    let number: Int
    let score: Double?
    let texts: [String: String]
    let spans: [String: Range<Int>]
    /// nil where the key is missing.
    let scores: [String: Double]?
    let keys: Set<String>
    /// Whether the key stands there, with null.
    let scoreIsNull: Bool

    struct Malformed: Error { let line: String }

    init(_ line: String) throws {
        guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let document = object["document"] as? String, let number = object["row"] as? Int,
            let texts = object["texts"] as? [String: String], let spans = object["spans"] as? [String: [Int]],
            spans.values.allSatisfy({ $0.count == 2 && $0[0] <= $0[1] })
        else { throw Malformed(line: line) }
        self.document = document
        self.number = number
        self.texts = texts
        self.spans = spans.mapValues { $0[0]..<$0[1] }
        score = object["score"] as? Double
        scoreIsNull = object["score"] is NSNull
        scores = object["scores"] as? [String: Double]
        keys = Set(object.keys)
    }

    static func all(_ run: Program.Run) throws -> [TableRow] { try run.lines.map(TableRow.init) }
}

/// What is wrong with pieces of a text: every piece must equal its slice, have no white space at its ends, and every
/// character that is not white space must be in exactly one.
func losses(_ pieces: [(text: String, span: Range<Int>)], of whole: String) -> [String] {
    let scalars = Array(whole.unicodeScalars)
    var covered = [Int](repeating: 0, count: scalars.count)
    var problems: [String] = []
    for (text, span) in pieces {
        guard span.lowerBound >= 0, span.upperBound <= scalars.count, !span.isEmpty else {
            problems.append("span \(span) is empty or outside the text of \(scalars.count)")
            continue
        }
        // By scalar: String's == takes composed and decomposed letters for the same.
        if Array(text.unicodeScalars) != Array(scalars[span]) {
            problems.append("the text of \(span) is not its slice")
        }
        let isSpace = { (place: Int) in scalars[place].properties.isWhitespace }
        if isSpace(span.lowerBound) || isSpace(span.upperBound - 1) {
            problems.append("white space at an end of \(span)")
        }
        for place in span { covered[place] += 1 }
    }
    for (place, scalar) in scalars.enumerated() where !scalar.properties.isWhitespace && covered[place] != 1 {
        problems.append("U+\(String(scalar.value, radix: 16)) at \(place) is in \(covered[place]) pieces")
    }
    return problems
}

/// The same for the rows of a table, by language; a language that no row has is the empty text's.
func losses(_ rows: [TableRow], of texts: [String: String]) -> [String] {
    var problems = rows.enumerated().filter { $0.offset + 1 != $0.element.number }.map {
        "row \($0.offset) is misnumbered"
    }
    for row in rows where Set(row.texts.keys) != Set(row.spans.keys) {
        problems.append("row \(row.number): texts and spans differ in their versions")
    }
    for (language, text) in texts {
        let pieces = rows.compactMap { row in
            row.spans[language].map { (text: row.texts[language] ?? "", span: $0) }
        }
        problems += losses(pieces, of: text).map { "\(language): \($0)" }
    }
    return problems
}
