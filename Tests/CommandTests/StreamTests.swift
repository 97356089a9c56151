import Foundation
import Testing

@Suite struct StreamTests {
    private func stream(_ input: String, _ options: String...) async throws -> Program.Run {
        try await Program.run(["stream", "--encoder", "none"] + options, input: Data(input.utf8))
    }

    @Test func rowsInTheOrderOfTheDocuments() async throws {
        var input = ""
        for number in 0..<40 {
            let text = String(repeating: "The house has \(number) rooms. ", count: number % 7 + 1)
            let german = String(repeating: "Das Haus hat \(number) Zimmer. ", count: number % 7 + 1)
            input += "{\"document\":\"d\(number)\",\"texts\":{\"en\":\"\(text)\",\"de\":\"\(german)\"}}\n"
        }
        let one = try await stream(input)
        #expect(one.exitCode == 0 && one.errors.isEmpty)
        let rows = try TableRow.all(one)
        #expect(rows.first?.texts == ["en": "The house has 0 rooms.", "de": "Das Haus hat 0 Zimmer."])
        let names = one.lines.compactMap { $0.firstMatch(of: /"document":"(d\d+)"/).map { String($0.1) } }
        #expect(names.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } } == (0..<40).map { "d\($0)" })
        #expect(try await stream(input, "--threads", "3").output == one.output)
    }

    @Test func errorsAreLines() async throws {
        let good = "{\"document\":\"g\",\"texts\":{\"en\":\"A house.\",\"de\":\"Ein Haus.\"}}"
        let input = [
            good, "no json", "{\"document\":\"one\",\"texts\":{\"en\":\"Alone.\"}}", "",
            "{\"document\":\"tag\",\"texts\":{\"en\":\"A.\",\"qq\":\"B.\"}}", "{\"document\":\"none\"}",
            "{\"document\":\"empty\",\"texts\":{\"en\":\"A.\",\"de\":\" \"}}", "[1]", good,
        ]
        let run = try await stream(input.joined(separator: "\n"))
        #expect(run.exitCode == 0 && run.errors.isEmpty)
        #expect(run.lines.count == 8)
        let errors = try run.lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (object?["document"] as? String, object?["error"] as? String)
        }
        #expect(errors.map(\.0) == ["g", nil, "one", "tag", "none", "empty", nil, "g"])
        #expect(errors.map { $0.1 == nil } == [true, false, false, false, false, false, false, true])
        #expect(errors[2].1?.contains("line 3: 1 version") == true)
    }

    /// A program that asks knows which line answers which.
    @Test func aLineADocument() async throws {
        let good = "{\"document\":\"g\",\"texts\":{\"en\":\"A house. A tree.\",\"de\":\"Ein Haus. Ein Baum.\"}}\n"
        let rows = try await stream(good).lines
        let bad = "{\"document\":\"alone\",\"texts\":{\"en\":\"A.\"}}\n"
        let run = try await stream(good + "\n" + bad + good, "--tables")
        #expect(run.exitCode == 0 && run.errors.isEmpty)
        let table = "{\"document\":\"g\",\"rows\":[\(rows.joined(separator: ","))]}"
        #expect(rows.count == 2 && run.lines.count == 3)
        #expect(run.lines.first == table && run.lines.last == table)
        #expect(run.lines[1].hasPrefix("{\"document\":\"alone\",\"error\":"))
        let empty = "{\"document\":\"e\",\"texts\":{\"en\":\"\",\"de\":\"\"}}"
        #expect(try await stream(empty, "--tables", "--allow-empty").lines == ["{\"document\":\"e\",\"rows\":[]}"])
    }

    @Test func filesOnlyWhereTheyAreAskedFor() async throws {
        let scratch = try Scratch()
        try scratch.write("A house.", to: "a.txt")
        try scratch.write("<html><body><p>Ein Haus.</p></body></html>", to: "b.html")
        let input =
            "{\"document\":\"d\",\"texts\":{\"fr\":\"Une maison.\"},"
            + "\"files\":{\"en\":\"\(scratch.path)/a.txt\",\"de\":\"\(scratch.path)/b.html\"}}"
        let row = try #require(try TableRow.all(try await stream(input, "--files")).first)
        #expect(row.texts == ["fr": "Une maison.", "en": "A house.", "de": "Ein Haus."])
        #expect(try await stream(input).text.contains("1 version"))
        let missing = try await stream("{\"document\":\"d\",\"files\":{\"en\":\"gone.txt\",\"de\":\"-\"}}", "--files")
        #expect(missing.exitCode == 0 && missing.lines.count == 1 && missing.text.contains("gone.txt"))
        #expect(try await stream("{\"document\":\"d\",\"files\":{\"en\":\"-\"}}", "--files").text.contains("is '-'"))
        #expect(try await stream("{\"document\":\"d\",\"files\":[]}", "--files").text.contains("'files' is of another"))
    }
}
