private import Documents
private import Formats

extension Correction {
    /// A line of the log, without its end.
    ///
    /// - Parameter time: When it was made, as ISO 8601 has it; nil to say nothing of it.
    func line(time: String?) -> String {
        let end = (time.map { ",\"time\":\($0.quotedAsJSON)" } ?? "") + "}"
        switch self {
        case .decide(let status, let row): return "{\"do\":\"\(Self.names[status] ?? "")\",\"row\":\(row)" + end
        case .decideAll(let status, let rows):
            let list = rows.map(String.init).joined(separator: ",")
            return "{\"do\":\"\(Self.names[status] ?? "")\",\"rows\":[\(list)]" + end
        case .merge(let row, let side): return "{\"do\":\"merge\",\"row\":\(row),\"with\":\"\(side.rawValue)\"" + end
        case .split(let row, let places):
            let spelled = places.sorted { $0.key.canonical < $1.key.canonical }
                .map { "\($0.key.tag.quotedAsJSON):\($0.value)" }
            return "{\"do\":\"split\",\"row\":\(row),\"at\":{\(spelled.joined(separator: ","))}" + end
        case .move(let row, let version, let target, let place):
            let to =
                switch target {
                case .side(let side): "\"\(side.rawValue)\""
                case .row(let number): "\(number)"
                }
            let at = place.map { ",\"at\":\($0)" } ?? ""
            return "{\"do\":\"move\",\"row\":\(row),\"version\":\(version.tag.quotedAsJSON),\"to\":\(to)\(at)" + end
        case .mark(let mark, let row, let version, let isOn):
            return "{\"do\":\"\(mark.rawValue)\",\"row\":\(row),\"version\":\(version.tag.quotedAsJSON),\"on\":\(isOn)"
                + end
        case .pin(let row, let isOn): return "{\"do\":\"pin\",\"row\":\(row),\"on\":\(isOn)" + end
        case .note(let row, let text):
            return "{\"do\":\"note\",\"row\":\(row),\"text\":\((text ?? "").quotedAsJSON)" + end
        case .arrange(let arrangements):
            return "{\"do\":\"arrange\",\"parts\":[\(arrangements.map(\.asJSON).joined(separator: ","))]" + end
        case .undo: return "{\"do\":\"undo\"" + end
        case .redo: return "{\"do\":\"redo\"" + end
        }
    }

    static let names: [ReviewRow.Status: String] = [.accepted: "accept", .rejected: "reject", .open: "reopen"]
}

extension Arrangement {
    fileprivate var asJSON: String {
        "{\"first\":\(first),\"last\":\(last),\"rows\":[\(rows.map(\.asJSON).joined(separator: ","))]}"
    }
}

extension Arrangement.NewRow {
    fileprivate var asJSON: String {
        let spans = cells.sorted { $0.key.canonical < $1.key.canonical }
            .map { "\($0.key.tag.quotedAsJSON):[\($0.value.lowerBound),\($0.value.upperBound)]" }
        var line = "{\"spans\":{\(spans.joined(separator: ","))}"
        if let score { line += ",\"score\":\(score)" }
        if !pairScores.isEmpty {
            let scores = pairScores.map { "\("\($0.first.tag)-\($0.second.tag)".quotedAsJSON):\($0.score)" }
            line += ",\"scores\":{\(scores.joined(separator: ","))}"
        }
        if !moved.isEmpty { line += ",\"moved\":[\(moved.map(\.tag.quotedAsJSON).joined(separator: ","))]" }
        return line + "}"
    }
}
