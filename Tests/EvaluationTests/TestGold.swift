import Foundation
import ICUText

@testable import Evaluation

/// Documents to evaluate, from a few numbers.
enum TestGold {
    typealias Sentence = (identifier: Int?, start: Int, end: Int)

    static func json(_ languages: [String: [Sentence]]) -> Data {
        let spelled = languages.map { language, sentences in
            let list = sentences.map {
                #"{"id":\#($0.identifier.map(String.init) ?? "null"),"start":\#($0.start),"end":\#($0.end)}"#
            }
            return #""\#(language)":{"sents":[\#(list.joined(separator: ","))],"dropped":[]}"#
        }
        return Data(#"{"doc":"test","langs":{\#(spelled.joined(separator: ","))}}"#.utf8)
    }

    /// - Parameter rows: For every row the spans of its languages, in code points.
    static func document(
        _ languages: [String: [Sentence]], text: String, rows: [[String: (Int, Int)]], score: Double? = nil
    ) throws -> EvaluatedDocument {
        let lines = rows.map { row in
            let spans = row.map { #""\#($0.key)":[\#($0.value.0),\#($0.value.1)]"# }.joined(separator: ",")
            return #"{"score":\#(score.map { "\($0)" } ?? "null"),"spans":{\#(spans)}}"#
        }
        let ranks = InkRanks(TextBuffer(text))
        return EvaluatedDocument(
            name: "test", gold: try GoldFile(json(languages), path: "gold.json"),
            predicted: try RowsFile(Data(lines.joined(separator: "\n").utf8), path: "test.jsonl"),
            texts: languages.mapValues { _ in ranks })
    }

    /// Three sentences of four letters in x and in y; the last ones do not translate each other.
    static let pair: [String: [Sentence]] = [
        "x": [(0, 0, 4), (1, 5, 9), (2, 10, 14)], "y": [(0, 0, 4), (1, 5, 9), (nil, 10, 14)],
    ]

    /// - Parameter rows: Spans of x and of y; nil where one lacks the row.
    static func counts(_ rows: [((Int, Int)?, (Int, Int)?)]) throws -> PairCounts {
        let named = rows.map { x, y in
            var row: [String: (Int, Int)] = [:]
            row["x"] = x
            row["y"] = y
            return row
        }
        return try PairCounts(document(pair, text: "aaaa bbbb cccc", rows: named), first: "x", second: "y")
    }
}
