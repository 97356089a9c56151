private import Documents
private import Formats

extension JudgedRow {
    /// The row as JSON Lines, with what became of it: `split`, the part that its document is in; `dropped`, why it is in
    /// no table of all versions; `droppedPairs` where the reasons of its pairs are not all that one; `doubts`, why somebody
    /// should look at it.
    public func line(part: String?, doubts: [String] = []) -> String {
        var line = JSONLinesFormat().line(record)
        line.removeLast(2)
        if let part { line += ",\"split\":\(part.quotedAsJSON)" }
        if let reason { line += ",\"dropped\":\(reason.rawValue.quotedAsJSON)" }
        let pairs = pairs.map { PairOfParts(first: $0.first, second: $0.second) }
        if record.parts.count > 2, !reasonsOfPairs.isEmpty, pairs.contains(where: { reasonsOfPairs[$0] != reason }) {
            let spelled = pairs.compactMap { pair in
                reasonsOfPairs[pair].map {
                    "\("\(record.parts[pair.first].language)-\(record.parts[pair.second].language)".quotedAsJSON):\($0.rawValue.quotedAsJSON)"
                }
            }
            line += ",\"droppedPairs\":{\(spelled.joined(separator: ","))}"
        }
        if !doubts.isEmpty { line += ",\"doubts\":[\(doubts.map(\.quotedAsJSON).joined(separator: ","))]" }
        return line + "}\n"
    }
}
