internal import Codecs
internal import Formats
internal import LoopbackServer
public import Review

/// How far realigning is.
public enum RealignProgress: Sendable {
    case idle
    /// What is being done.
    case running(String)
    /// Rows that would take the place of others.
    case done([Arrangement])
    case failed(String)
}

extension ReviewService {
    private static let mostShown = 200

    /// Begins, asks for, takes and leaves what realigning makes of the rows that are not decided.
    func realign(_ fields: RequestFields) -> ServerResponse {
        switch fields.text("do") {
        case "start":
            proposal = nil
            if let refusal = session.refusal { return .json(.conflict, "{\"refused\":\(refusal.quotedAsJSON)}") }
            helpers.realign(state)
            return .json(.done, "{\"running\":true}")
        case "take":
            guard let proposal else { return .json(.conflict, "{\"refused\":\"there is nothing to take\"}") }
            let wanted = Set(fields.wholes("parts") ?? Array(proposal.indices))
            let parts = proposal.indices.filter(wanted.contains).map { proposal[$0] }
            self.proposal = nil
            guard !parts.isEmpty else { return .json(.conflict, "{\"refused\":\"nothing was chosen\"}") }
            return make(.arrange(parts), fields)
        case "drop":
            proposal = nil
            return .json(.done, "{}")
        default: break
        }
        switch helpers.realigned() {
        case .idle: return .json(.done, "{}")
        case .running(let step): return .json(.done, "{\"running\":true,\"step\":\(step.quotedAsJSON)}")
        case .failed(let line): return .json(.conflict, "{\"refused\":\(line.quotedAsJSON)}")
        case .done(let parts):
            // Rows may have been corrected meanwhile: what does not fit any more is left.
            let fitting = parts.filter { (try? state.validate(.arrange([$0]))) != nil }
            proposal = fitting
            let shown = fitting.prefix(Self.mostShown).map(comparison)
            return .json(.done, "{\"count\":\(fitting.count),\"parts\":[\(shown.joined(separator: ","))]}")
        }
    }

    /// What a part has now and would have.
    private func comparison(_ part: Arrangement) -> String {
        var old: [String] = []
        var next = state[part.first]
        while let row = next {
            let cells = row.cells.indices.map { (state.text(row, version: $0) ?? "").quotedAsJSON }
            old.append("{\"n\":\((state.place(of: row.id) ?? 0) + 1),\"cells\":[\(cells.joined(separator: ","))]}")
            next = row.id == part.last ? nil : state.row(after: row.id)
        }
        let new = part.rows.map { row in
            let cells = state.table.languages.map { language in
                (row.cells[language].flatMap { state.text(in: $0, version: language) } ?? "").quotedAsJSON
            }
            let score = row.score.map { ",\"score\":\($0.spelledScore)" } ?? ""
            return "{\"cells\":[\(cells.joined(separator: ","))]\(score)}"
        }
        return "{\"old\":[\(old.joined(separator: ","))],\"new\":[\(new.joined(separator: ","))]}"
    }
}
