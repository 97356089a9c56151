import Foundation
import Testing

/// A memory without what nobody wants from it, and a report of the rest.
@Suite struct CleanTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let long = "The committee shall examine the report and inform the members of its findings in due time."
        let german = "Der Ausschuss prüft den Bericht und unterrichtet die Mitglieder rechtzeitig über die Ergebnisse."
        let rows = [
            ("Open the file.", "Öffnen Sie die Datei."), ("Open the file.", "Öffnen Sie die Datei."),
            ("Windows", "Windows"), (long, long), ("Chapter 24 of 1998", "Kapitel 42 von 1989"), ("Untranslated", ""),
            ("Save the file now.", "Сохраните файл сейчас."), ("Close the window.", "Schließen Sie das Fenster."),
            ("Close the window.", "Fenster zumachen."), (long, german),
            ("Take 50 mg at 17:00.", "Nehmen Sie 50 mg um 16:00 Uhr."),
            ("Take 20 mg at 18:00.", "Nehmen Sie 20 mg um 18 Uhr."),
        ]
        let units = rows.map { source, target in
            "<tu><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"de\"><seg>\(target)</seg></tuv></tu>"
        }
        let head = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>"
        try scratch.write(head + units.joined(separator: "\n") + "</body></tmx>", to: "memory.tmx")
    }

    private func clean(_ arguments: String...) async throws -> Program.Run {
        try await Program.run(["clean", "memory.tmx"] + arguments, in: scratch.path)
    }

    /// The English side of a file's rows.
    private func sources(_ name: String) async throws -> [String] {
        let run = try await Program.run(["convert", name, "-", "--to", "jsonl"], in: scratch.path)
        return run.lines.map { line in
            let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (row?["texts"] as? [String: String])?["en"] ?? ""
        }
    }

    @Test func whatIsLeftOut() async throws {
        let run = try await clean("-o", "out.tmx", "--report", "report.jsonl")
        #expect(run.exitCode == 0 && run.output.isEmpty)
        #expect(run.complaints.first == "hexapla: memory.tmx: 12 rows, 7 kept")
        for reason in ["alone", "identical", "numbers", "script", "duplicate"] {
            #expect(run.errors.contains("left out: 1 row: ") && run.errors.contains("[\(reason)]"), "\(reason)")
        }
        #expect(run.errors.contains("2 rows whose source has several translations [inconsistent]"))
        #expect(run.errors.contains("1 row whose numbers differ [number]"))
        let kept = try await sources("out.tmx")
        #expect(
            kept.map { $0.prefix(8) } == [
                "Open the", "Windows", "Close th", "Close th", "The comm", "Take 50 ", "Take 20 ",
            ])
        let told = try scratch.read("report.jsonl").split(separator: "\n")
        #expect(told.count == 8 && told.count { $0.contains("\"dropped\":") } == 5)
        #expect(told.last?.contains("17:00") == true && told.last?.hasSuffix("\"doubts\":[\"number\"]}") == true)
        #expect(told.first?.hasPrefix("{\"document\":\"memory\",\"row\":2,") == true)
    }

    @Test func filtersAreChosen() async throws {
        _ = try await clean("-o", "out.tmx", "--filter", "duplicate")
        #expect(try await sources("out.tmx").count == 11)
        _ = try await clean("-o", "out.csv", "--no-filter", "identical,numbers")
        #expect(try await sources("out.csv").count == 9)
        _ = try await clean("-o", "all.tmx", "--filter", "none")
        #expect(try await sources("all.tmx").count == 12)
    }

    @Test func whatCannotBe() async throws {
        let before = scratch.names
        for (arguments, words) in [
            (["-o", "memory.tmx"], "another file"), (["-o", "o.html"], "only 'hexapla align' writes it"),
            (["-o", "o.tmx", "--filter", "best"], "'best' is no filter"),
            (["-o", "o.tmx", "--report", "o.tmx"], "--report"),
        ] as [([String], String)] {
            expectFailure(try await Program.run(["clean", "memory.tmx"] + arguments, in: scratch.path), words)
        }
        #expect(scratch.names == before)
    }
}
