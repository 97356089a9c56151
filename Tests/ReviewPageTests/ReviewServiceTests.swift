import Documents
import Formats
import Foundation
import LoopbackServer
import Review
import Segmentation
import TestFiles
import Testing

@testable import ReviewPage

@Suite struct ReviewServiceTests {
    private let languages = ["ar", "de"].compactMap { LanguageTag($0) }

    private func use(_ body: (ReviewService, ReviewSession, FindingStore) throws -> Void) throws {
        let texts = [["سعة. ثانية.", "Eins. Zwei."], ["ثالثة.", nil], ["رابعة.", "Vier <b>."], ["خامسة.", "Fünf."]]
        let rows = texts.enumerated().map { index, texts in
            let parts = zip(languages, texts).compactMap { language, text in
                text.map { RowRecord.Part(language: language, text: $0) }
            }
            return RowRecord(document: "d", number: index + 1, score: [0.9, nil, 0.2, 0.6][index], parts: parts)
        }
        try TestFolder.use { folder in
            let table = try ReviewTable(rows: rows, languages: languages, name: "t")
            let session = try ReviewSession(table, log: "\(folder.path)/t.review.jsonl", access: .write)
            let findings = FindingStore()
            let helpers = ReviewService.Helpers(
                formats: ["tmx"], realign: { _ in },
                realigned: { .done([Arrangement(first: 3, last: 4, rows: [.init(cells: joined(session.state))])]) },
                export: { _, _ in ("t\".tmx", [1, 2]) }, acceptFinding: { _ in }, line: { "\($0)" })
            try body(
                ReviewService(session, name: "t", catalog: RuleCatalog(), findings: findings, helpers: helpers),
                session,
                findings)
        }
    }

    /// Rows 3 and 4 as one.
    private func joined(_ state: ReviewState) -> [LanguageTag: Range<Int>] {
        var cells: [LanguageTag: Range<Int>] = [:]
        for (version, language) in languages.enumerated() {
            guard let first = state[3]?.cells[version], let last = state[4]?.cells[version] else { continue }
            cells[language] = first.lowerBound..<last.upperBound
        }
        return cells
    }

    private func post(_ service: ReviewService, _ path: String, _ body: String) throws -> [String: Any] {
        let response = service.answer(
            path,
            ServerRequest(
                method: "POST", path: path, headers: ["content-type": "application/json"], body: Array(body.utf8)))
        return try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
    }

    @Test("Rows come with their sentences apart, by window, and corrections with the rows that they make") func rows()
        throws
    {
        try use { service, session, _ in
            let view = try post(service, "view", "{}")
            #expect(view["total"] as? Int == 4)
            var answer = try post(service, "rows", #"{"view":1,"from":0,"count":1}"#)
            let row = try #require((answer["rows"] as? [[String: Any]])?.first)
            #expect(row["cells"] as? [[String]] == [["سعة. ", "ثانية."], ["Eins. ", "Zwei."]])
            answer = try post(
                service, "correct",
                #"{"view":1,"from":0,"count":9,"revision":0,"correction":{"do":"split","row":1,"at":{"ar":5,"de":6}}}"#)
            #expect(answer["total"] as? Int == 5)
            #expect(answer["touched"] as? [Int] == [0, 1])
            #expect((answer["rows"] as? [[String: Any]])?.compactMap { $0["id"] as? Int } == [1, 5, 2, 3, 4])
            #expect(session.revision == 1)
            let stale = try post(
                service, "correct",
                #"{"view":1,"from":0,"count":9,"revision":0,"correction":{"do":"merge","row":1,"with":"next"}}"#)
            #expect(stale["refused"] as? String == "the table was changed in another window")
            #expect(session.revision == 1)
        }
    }

    @Test("Filters show what they say, and what is corrected stays in view") func filters() throws {
        try use { service, session, findings in
            func total(_ filter: String) throws -> Int? { try post(service, "view", filter)["total"] as? Int }
            #expect(try total(#"{"text":"ثا"}"#) == 2)
            #expect(try total(#"{"text":"FÜNF"}"#) == 1)
            #expect(try total(#"{"lacking":"de"}"#) == 1)
            #expect(try total(#"{"lacking":"any"}"#) == 1)
            #expect(try total(#"{"having":"de"}"#) == 3)
            #expect(try total(#"{"below":0.55}"#) == 2)
            #expect(try total(#"{"kind":"finding"}"#) == 0)
            findings.add(
                .init(
                    id: 1, rule: "number", severity: "warning", version: 1, message: "m", places: [(1, 0..<2)],
                    score: 0.9),
                ofRow: 4)
            #expect(try total(#"{"kind":"finding"}"#) == 1)
            let open = try #require(try post(service, "view", #"{"kind":"open"}"#)["view"] as? Int)
            try session.apply(.pin(row: 4, isOn: true))
            let answer = try post(
                service, "correct",
                "{\"view\":\(open),\"from\":0,\"count\":9,\"revision\":1,\"correction\":{\"do\":\"accept\",\"row\":2}}")
            #expect(answer["total"] as? Int == 4)
            #expect(try total(#"{"kind":"open"}"#) == 3)
        }
    }

    @Test("All rows shown are accepted as one step: those that are open, and no others") func acceptingShown() throws {
        try use { service, session, _ in
            try session.apply(.decide(.rejected, row: 3))
            let view = try #require(try post(service, "view", #"{"lacking":"","having":"de"}"#)["view"] as? Int)
            let fields = "\"view\":\(view),\"from\":0,\"count\":9"
            #expect(try post(service, "accept-shown", "{\(fields),\"revision\":0}")["refused"] != nil)
            let answer = try post(service, "accept-shown", "{\(fields),\"revision\":1}")
            // Row 2 lacks German, row 3 is rejected.
            #expect(answer["made"] as? Int == 2 && answer["touched"] as? [Int] == [0, 2])
            #expect(session.revision == 2)
            #expect((1...4).map { session.state[$0]?.status } == [.accepted, .open, .rejected, .accepted])
            #expect(try post(service, "accept-shown", "{\(fields),\"revision\":2}")["refused"] != nil)
            let undo = "{\(fields),\"revision\":2,\"correction\":{\"do\":\"undo\"}}"
            #expect(try post(service, "correct", undo)["accepted"] as? Int == 0)
            #expect((1...4).map { session.state[$0]?.status } == [.open, .open, .rejected, .open])
        }
    }

    @Test("The queue goes from the least sure row on, past what is decided") func queue() throws {
        try use { service, session, _ in
            _ = try post(service, "view", "{}")
            #expect(try post(service, "next", #"{"view":1,"after":0}"#)["place"] as? Int == 2)
            #expect(try post(service, "next", #"{"view":1,"after":3}"#)["place"] as? Int == 1)
            try session.apply(.decide(.accepted, row: 4))
            #expect(try post(service, "next", #"{"view":1,"after":2}"#)["place"] as? Int == 0)
            for row in 1...3 { try session.apply(.decide(.rejected, row: row)) }
            #expect(try post(service, "next", #"{"view":1,"after":0}"#)["done"] as? Bool == true)
        }
    }

    @Test("What realigning found is shown before it is taken") func realigning() throws {
        try use { service, session, _ in
            _ = try post(service, "view", "{}")
            #expect(try post(service, "realign", #"{"do":"take","parts":[0]}"#)["refused"] != nil)
            _ = try post(service, "realign", #"{"do":"start"}"#)
            let found = try post(service, "realign", #"{"do":"status"}"#)
            #expect(found["count"] as? Int == 1)
            #expect(session.revision == 0)
            let taken = try post(service, "realign", #"{"do":"take","parts":[0],"view":1,"from":0,"count":9}"#)
            #expect(taken["total"] as? Int == 3)
            #expect(session.state.count == 3)
        }
    }

    @Test("Only what the page may ask is answered") func strangers() throws {
        try use { service, _, _ in
            func status(_ method: String, _ path: String, _ type: String?) -> ServerResponse.Status {
                let headers = type.map { ["content-type": $0] } ?? [:]
                return service.answer(path, ServerRequest(method: method, path: path, headers: headers)).status
            }
            #expect(status("GET", "", nil) == .done)
            #expect(status("GET", "review.js", nil) == .done)
            #expect(status("GET", "../etc/passwd", nil) == .notFound)
            #expect(status("POST", "table", "text/plain") == .notAllowed)
            #expect(status("PUT", "table", "application/json") == .notAllowed)
            #expect(status("POST", "nothing", "application/json") == .notFound)
            let file = service.answer("export", ServerRequest(method: "GET", path: "export", query: "format=tmx"))
            #expect(file.fileName == "t_.tmx" && file.body == [1, 2])
        }
    }
}
