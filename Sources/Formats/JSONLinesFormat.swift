private import Documents
public import Parallel

/// JSON Lines: an object a row, with texts, spans in code points and the score of every pair.
public struct JSONLinesFormat: TableFormat {
    public init() {}

    public func line(_ row: Row, number: Int, of table: AlignedText) -> String {
        let present = table.versions.indices.filter { row.ranges[$0] != nil }
        let tag = { (version: Int) in table.versions[version].language.tag }
        let texts = present.map { "\(tag($0).quotedAsJSON):\((table.text(of: row, version: $0) ?? "").quotedAsJSON)" }
        let spans = present.map { version -> String in
            let span = table.span(of: row, version: version) ?? 0..<0
            return "\(tag(version).quotedAsJSON):[\(span.lowerBound),\(span.upperBound)]"
        }
        var line = "{\"document\":\(table.name.quotedAsJSON),\"row\":\(number)"
        line += ",\"score\":\(row.score?.spelledScore ?? "null")"
        line += ",\"texts\":{\(texts.joined(separator: ","))},\"spans\":{\(spans.joined(separator: ","))}"
        if !row.pairScores.isEmpty {
            let scores = row.pairScores.map {
                "\("\(tag($0.first))-\(tag($0.second))".quotedAsJSON):\($0.score.spelledScore)"
            }
            line += ",\"scores\":{\(scores.joined(separator: ","))}"
        }
        if !row.moved.isEmpty {
            line += ",\"moved\":[\(row.moved.map { tag($0).quotedAsJSON }.joined(separator: ","))]"
        }
        let times = present.compactMap { version in
            row.ranges[version].flatMap { table.versions[version].time(of: $0) }.map {
                "\(tag(version).quotedAsJSON):\(TimedSpan.spelled($0))"
            }
        }
        if !times.isEmpty { line += ",\"times\":{\(times.joined(separator: ","))}" }
        return line + "}\n"
    }
}
