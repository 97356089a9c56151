internal import Codecs
internal import Documents
public import Errors
internal import Formats
public import LoopbackServer
public import Review
public import Segmentation

/// What the page asks of a review, answered: rows by window, corrections, realigning, files. It knows no socket.
public final class ReviewService {
    /// What needs more than a table and its log.
    public struct Helpers {
        /// Begins to realign what is not decided; the answer is asked for by `realigned`.
        public var realign: (ReviewState) -> Void
        public var realigned: () -> RealignProgress
        /// The table in another format, and the file's name.
        public var export: (ReviewState, _ format: String) throws(HexaplaError) -> (name: String, bytes: [UInt8])
        /// Puts a finding among those accepted.
        public var acceptFinding: (_ id: Int) throws(HexaplaError) -> Void
        /// Formats that `export` knows.
        public var formats: [String]
        /// How an error is told.
        public var line: (HexaplaError) -> String

        public init(
            formats: [String],
            realign: @escaping (ReviewState) -> Void, realigned: @escaping () -> RealignProgress,
            export: @escaping (ReviewState, String) throws(HexaplaError) -> (name: String, bytes: [UInt8]),
            acceptFinding: @escaping (Int) throws(HexaplaError) -> Void, line: @escaping (HexaplaError) -> String
        ) {
            self.formats = formats
            self.realign = realign
            self.realigned = realigned
            self.export = export
            self.acceptFinding = acceptFinding
            self.line = line
        }
    }

    let session: ReviewSession
    let name: String
    let helpers: Helpers
    let findings: FindingStore
    private let places: SentencePlaces
    private var views: [Int: RowView] = [:]
    private var nextView = 1
    private var queue = ReviewQueue()
    /// What realigning found, until it is taken or left.
    var proposal: [Arrangement]?

    private static let mostViews = 8
    private static let mostRows = 400
    private static let firstRows = 60

    public init(
        _ session: ReviewSession, name: String, catalog: RuleCatalog, findings: FindingStore, helpers: Helpers
    ) {
        self.session = session
        self.name = name
        self.findings = findings
        self.helpers = helpers
        places = SentencePlaces(catalog)
    }

    /// Does what the first rows cost beyond others, such as reading languages' rules: while a browser starts.
    public func prepare() {
        let spelling = RowSpelling(state: state, places: places, findings: findings)
        for place in 0..<min(Self.firstRows, state.count) { _ = state.row(at: place).map(spelling.spelled) }
    }

    /// - Parameter path: What stands behind the secret.
    public func answer(_ path: String, _ request: ServerRequest) -> ServerResponse {
        if request.method == "GET" {
            if let file = PageFiles.file(path) { return file }
            return path == "export" ? export(request) : .text(.notFound, "not found")
        }
        // A page of another origin cannot send this type without being asked first, and nobody answers that.
        guard request.method == "POST", request.headers["content-type"] == "application/json" else {
            return .text(.notAllowed, "not allowed")
        }
        do throws(JSONReader.Problem) {
            let fields = try RequestFields(request.body)
            switch path {
            case "table": return .json(.done, table)
            case "view": return try view(fields)
            case "rows": return .json(.done, "{\(window(fields))}")
            case "next": return .json(.done, next(fields))
            case "correct": return try correct(fields)
            case "accept-shown": return acceptShown(fields)
            case "realign": return realign(fields)
            case "finding": return accept(fields)
            default: return .text(.notFound, "not found")
            }
        } catch {
            return .text(.badRequest, error.reason)
        }
    }

    var state: ReviewState { session.state }

    // MARK: - Rows

    private var table: String {
        let versions = state.table.languages.map { language in
            let label = VersionLabel(language)
            return "{\"tag\":\(language.tag.quotedAsJSON),\"lang\":\(label.tag.quotedAsJSON),"
                + "\"dir\":\(label.direction.quotedAsJSON),\"name\":\(label.ownName.quotedAsJSON),"
                + "\"english\":\((label.englishName ?? "").quotedAsJSON)}"
        }
        let formats = helpers.formats.map(\.quotedAsJSON)
        return "{\"name\":\(name.quotedAsJSON),\"log\":\(session.path.quotedAsJSON),"
            + "\"readOnly\":\((session.refusal.map { helpers.line(HexaplaError("\($0)")) } ?? "").quotedAsJSON),"
            + "\"versions\":[\(versions.joined(separator: ","))],\"formats\":[\(formats.joined(separator: ","))],"
            + "\(progress)}"
    }

    private var progress: String {
        "\"revision\":\(session.revision),\"count\":\(state.count),\"accepted\":\(state.count(.accepted)),"
            + "\"rejected\":\(state.count(.rejected)),\"canUndo\":\(state.canUndo),\"canRedo\":\(state.canRedo),"
            + "\"findings\":\(findings.count),\"checking\":\(!findings.isComplete)"
    }

    private func view(_ fields: RequestFields) throws(JSONReader.Problem) -> ServerResponse {
        let filter = try RowFilter(fields, languages: state.table.languages)
        let view = RowView(filter, state, hasFinding: { !self.shownFindings(of: $0).isEmpty })
        let number = nextView
        nextView += 1
        views[number] = view
        if views.count > Self.mostViews, let oldest = views.keys.min() { views[oldest] = nil }
        let focus = fields.whole("focus").flatMap { view.place(of: $0, state) } ?? 0
        return .json(.done, "{\"view\":\(number),\"total\":\(view.count(state)),\"focus\":\(focus),\(progress)}")
    }

    /// The place in the view of the next row to look at.
    private func next(_ fields: RequestFields) -> String {
        guard let row = queue.next(after: fields.whole("after") ?? 0, state) else { return "{\"done\":true}" }
        let place = fields.whole("view").flatMap { views[$0]?.place(of: row, state) }
        return "{" + (place.map { "\"place\":\($0)" } ?? "\"row\":\(row)") + "}"
    }

    private func shownFindings(of row: ReviewRow) -> [FindingStore.Entry] {
        state.isUnchanged(row) ? findings.findings(ofRow: row.id) : []
    }

    /// Some rows of a view that follow one another. A view that is no longer known is asked for anew by the page.
    private func window(_ fields: RequestFields) -> String {
        guard let number = fields.whole("view"), let view = views[number] else { return "\"lost\":true,\(progress)" }
        let total = view.count(state)
        let first = min(fields.whole("from") ?? 0, max(0, total - 1))
        let count = min(fields.whole("count") ?? 0, Self.mostRows)
        let spelling = RowSpelling(state: state, places: places, findings: findings)
        let rows = (first..<(first + count)).compactMap { view.row(at: $0, state).map(spelling.spelled) }
        return
            "\"view\":\(number),\"from\":\(first),\"total\":\(total),\"rows\":[\(rows.joined(separator: ","))],\(progress)"
    }

    // MARK: - Corrections

    /// A correction of what the page shows: one made of rows that have changed since is not tried.
    private func correct(_ fields: RequestFields) throws(JSONReader.Problem) -> ServerResponse {
        guard fields.whole("revision") == session.revision else { return stale(fields) }
        guard let own = fields.object("correction") else { throw .init(reason: "no 'correction'") }
        let correction = try Correction(fields: own.fields)
        return make(correction, fields)
    }

    private func stale(_ fields: RequestFields) -> ServerResponse {
        .json(.conflict, "{\"refused\":\"the table was changed in another window\",\(window(fields))}")
    }

    /// Accepts every row of the page's view that nobody has decided about: one correction, so that undoing it once takes
    /// all of it back.
    private func acceptShown(_ fields: RequestFields) -> ServerResponse {
        guard fields.whole("revision") == session.revision else { return stale(fields) }
        let rows = fields.whole("view").flatMap { views[$0] }?.open(state) ?? []
        guard !rows.isEmpty else {
            return .json(.conflict, "{\"refused\":\"no row that is shown is open\",\(window(fields))}")
        }
        return make(.decideAll(.accepted, rows: rows), fields, saying: "\"made\":\(rows.count),")
    }

    /// - Parameter note: What the answer says beside the rows: fields, each with a comma.
    func make(_ correction: Correction, _ fields: RequestFields, saying note: String = "") -> ServerResponse {
        let change: ReviewChange
        do throws(ReviewSession.Failure) {
            change = try session.apply(correction)
        } catch {
            switch error {
            case .refused(let refusal):
                return .json(.conflict, "{\"refused\":\(refusal.reason.quotedAsJSON),\(window(fields))}")
            case .failed(let failure):
                return .json(.failed, "{\"refused\":\(helpers.line(failure).quotedAsJSON),\(window(fields))}")
            }
        }
        for number in views.keys { views[number]?.follow(change) }
        let view = fields.whole("view").flatMap { views[$0] }
        let rows = change.touched
        // The page goes to the first of them; that many are not in one window.
        let places =
            rows.count > Self.mostRows
            ? [view?.firstPlace(of: rows, state)].compactMap(\.self) : rows.compactMap { view?.place(of: $0, state) }
        let touched = places.map(String.init).joined(separator: ",")
        return .json(.done, "{\(note)\"touched\":[\(touched)],\(window(fields))}")
    }

    // MARK: - Findings and files

    private func accept(_ fields: RequestFields) -> ServerResponse {
        guard let id = fields.whole("id") else { return .text(.badRequest, "no 'id'") }
        do throws(HexaplaError) {
            try helpers.acceptFinding(id)
        } catch {
            return .json(.failed, "{\"refused\":\(helpers.line(error).quotedAsJSON),\(window(fields))}")
        }
        _ = findings.remove(id)
        return .json(.done, "{\(window(fields))}")
    }

    private func export(_ request: ServerRequest) -> ServerResponse {
        let format = request.query.split(separator: "=").last.map(String.init) ?? ""
        guard helpers.formats.contains(format) else { return .text(.notFound, "no such format") }
        do throws(HexaplaError) {
            let file = try helpers.export(state, format)
            return ServerResponse(
                .done, type: "application/octet-stream", fileName: file.name.asHeader, body: file.bytes)
        } catch {
            return .text(.failed, helpers.line(error))
        }
    }
}

extension String {
    /// What may stand in a header between quotation marks.
    fileprivate var asHeader: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    scalar.isASCII && scalar.value >= 0x20 && scalar != "\"" && scalar != "\\" && scalar.value != 0x7F
                        ? scalar : "_"
                }))
    }
}
