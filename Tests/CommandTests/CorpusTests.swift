import Foundation
import Testing

/// `hexapla corpus`, as a user runs it.
@Suite struct CorpusCommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Scratch.german, to: "t/house.de.txt")
        try scratch.write(Scratch.english, to: "t/house.en.txt")
        try scratch.write(
            "Der Hafen wurde 1902 eröffnet. Er war klein.\n\nSchiffe kamen aus Japan.\n", to: "t/de/harbour.txt")
        try scratch.write(
            "The harbour opened in 1902. It was small.\n\nShips came from Japan.\n", to: "t/en/harbour.txt")
        try scratch.write("Nur hier.", to: "t/alone.de.txt")
    }

    private func corpus(_ arguments: String..., to folder: String = "out") async throws -> Program.Run {
        try await Program.run(
            ["corpus", "t", "-o", folder, "--encoder", "none"] + arguments, in: scratch.path)
    }

    private func rows(_ folder: String = "out") async throws -> [String] {
        let run = try await Program.run(
            ["convert", "\(folder)/rows.jsonl.zst", "-", "--to", "jsonl"], in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run.lines
    }

    private func files(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.url(folder).path) where name != "work" {
            files[name] = try Data(contentsOf: scratch.url("\(folder)/\(name)"))
        }
        return files
    }

    @Test func groupsByName() async throws {
        let run = try await corpus("--export", "tsv", "--export", "moses.gz")
        #expect(run.exitCode == 0)
        #expect(
            run.complaints == [
                "hexapla: 2 documents, 6 rows, 6 kept; written: rows.jsonl.zst, stats.json, report.html, corpus.tsv, corpus.de.gz, corpus.en.gz"
            ])
        #expect(
            try Set(files("out").keys) == [
                "rows.jsonl.zst", "stats.json", "report.html", "corpus.tsv", "corpus.de.gz", "corpus.en.gz",
            ])
        let lines = try await rows()
        #expect(lines.count == 6)
        #expect(lines[0].contains("\"document\":\"harbour\"") && lines[3].contains("\"document\":\"house\""))
        #expect(lines.map { $0.contains("\"paragraph\":true") } == [true, false, true, true, false, true])
        #expect(lines.allSatisfy { $0.contains("\"sha256\":\"") })
        let table = try scratch.read("out/corpus.tsv")
        #expect(table.hasPrefix("document\trow\tscore\tde\ten\nharbour\t1\t"))
        let statistics = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: scratch.url("out/stats.json"))) as? [String: Any])
        #expect((statistics["rows"] as? [String: Any])?["all"] as? Int == 6)
        #expect(statistics["unpaired"] as? [String] == ["alone"])
        #expect(try scratch.read("out/report.html").contains("<h1>Corpus report</h1>"))
    }

    @Test func sameBytesForAnyThreadsAndAnyInterruption() async throws {
        for number in 0..<12 {
            try scratch.write(Scratch.german.replacing("12", with: "\(number + 20)"), to: "t/h\(number).de.txt")
            try scratch.write(Scratch.english.replacing("12", with: "\(number + 20)"), to: "t/h\(number).en.txt")
        }
        #expect(try await corpus("--export", "tmx", "--split", "train=0.5,dev=0.5").exitCode == 0)
        #expect(
            try await corpus("--export", "tmx", "--split", "train=0.5,dev=0.5", "--threads", "3", to: "more").exitCode
                == 0)
        #expect(try files("out") == files("more"))
        // A run that stopped in the middle of a frame and of a line.
        try FileManager.default.copyItem(at: scratch.url("more"), to: scratch.url("cut"))
        for name in ["rows.jsonl.zst", "stats.json"] {
            try FileManager.default.removeItem(at: scratch.url("cut/\(name)"))
        }
        let journal = try Data(contentsOf: scratch.url("cut/work/journal"))
        try journal.prefix(journal.count * 2 / 3).write(to: scratch.url("cut/work/journal"))
        var frames = try Data(contentsOf: scratch.url("cut/work/rows"))
        frames.append(contentsOf: [1, 2, 3])
        try frames.write(to: scratch.url("cut/work/rows"))
        #expect(try await corpus("--export", "tmx", "--split", "train=0.5,dev=0.5", to: "cut").exitCode == 0)
        #expect(try files("out") == files("cut"))
        // Frames that are gone are made again.
        try Data(frames.prefix(frames.count / 2)).write(to: scratch.url("cut/work/rows"))
        #expect(try await corpus("--export", "tmx", "--split", "train=0.5,dev=0.5", to: "cut").exitCode == 0)
        #expect(try files("out") == files("cut"))
    }

    @Test func otherOptionsAlignAnew() async throws {
        #expect(try await corpus().exitCode == 0)
        #expect(try await corpus("--no-filter", "duplicate").complaints.count == 1)
        let run = try await corpus("--max-join", "2")
        #expect(run.exitCode == 0 && run.errors.contains("aligning anew"), "\(run.errors)")
        #expect(try await rows().count >= 4)
    }

    @Test func aChangedTextIsAlignedAnew() async throws {
        #expect(try await corpus().exitCode == 0)
        try scratch.write("Es regnet. Frau Keller bleibt zu Haus.", to: "t/house.de.txt")
        try scratch.write("It rains. Mrs Keller stays at home.", to: "t/house.en.txt")
        #expect(try await corpus().exitCode == 0)
        #expect(try await rows().contains { $0.contains("It rains.") })
    }

    @Test func rowsOfOldTextsDoNotPileUp() async throws {
        func size() throws -> Int { try Data(contentsOf: scratch.url("out/work/rows")).count }
        #expect(try await corpus().exitCode == 0)
        let first = try size()
        for number in 0..<6 {
            // What a run leaves that ended while it cleaned up.
            try scratch.write("left", to: "out/work.new/rows")
            for name in ["house.de.txt", "house.en.txt", "de/harbour.txt", "en/harbour.txt"] {
                try scratch.write(scratch.read("t/\(name)") + " \(number).", to: "t/\(name)")
            }
            #expect(try await corpus().exitCode == 0)
            #expect(try size() < 3 * first)
            #expect(!FileManager.default.fileExists(atPath: scratch.url("out/work.new").path))
        }
        let before = try files("out")
        // What was kept is whole: nothing is aligned anew, and the bytes are the same; also where a run ended before the
        // smaller folder had its name.
        let rows = try Data(contentsOf: scratch.url("out/work/rows"))
        try FileManager.default.moveItem(at: scratch.url("out/work"), to: scratch.url("out/work.new"))
        try scratch.write("left", to: "out/work.old/rows")
        #expect(try await corpus().exitCode == 0)
        #expect(try files("out") == before)
        #expect(try Data(contentsOf: scratch.url("out/work/rows")) == rows)
        #expect(!FileManager.default.fileExists(atPath: scratch.url("out/work.old").path))
    }

    @Test func whatIsBrokenIsToldAndTheRestGoesOn() async throws {
        try scratch.write(Data([0xFF, 0x41, 0xC3]), to: "t/broken.de.txt")
        try scratch.write("Broken.", to: "t/broken.en.txt")
        try scratch.write(Data([0xFF, 0x41, 0xC3]), to: "t/house.fr.txt")
        let run = try await corpus()
        #expect(run.exitCode == 1)
        #expect(run.complaints.count == 3, "\(run.errors)")
        #expect(run.complaints[0].contains("broken: left out: t/broken.de.txt"))
        #expect(run.complaints[1].contains("house: left out: t/house.fr.txt"))
        #expect(try await rows().count == 6)
        // Told again: what is wrong does not go away by itself.
        #expect(try await corpus().errors == run.errors)
    }

    @Test func readsAManifest() async throws {
        try scratch.write(
            """
            document\tlanguage\tpath\tscore\tlicence\torigin
            book\tde\tt/house.de.txt\t0.9\tCC0-1.0\texample
            book\ten\tt/house.en.txt\t0.9\t\t
            other\tde\tt/alone.de.txt\t\t\t

            """, to: "m.tsv")
        let run = try await Program.run(["corpus", "m.tsv", "-o", "out", "--encoder", "none"], in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        let lines = try await rows()
        #expect(lines.count == 3)
        #expect(lines[0].contains("\"licence\":\"CC0-1.0\",\"origin\":\"example\""))
    }

    @Test(arguments: [
        ("document\tlanguage\nx\tde\n", "no column 'path'"), ("", "is empty"),
        ("document\tlanguage\tpath\na\tde\n", "m.tsv:2: has 2 cells"),
        ("document\tlanguage\tpath\na\txyzq\tb\n", "unknown language 'xyzq'"),
        ("document\tlanguage\tpath\na\tde\tb\na\tde\tc\n", "m.tsv:3: names 'a' in 'de' twice"),
        ("document\tlanguage\tpath\na\tde\tb\n", "no document has two versions"),
    ])
    func badManifests(_ text: String, _ mention: String) async throws {
        try scratch.write(text, to: "m.tsv")
        expectFailure(try await Program.run(["corpus", "m.tsv", "-o", "out"], in: scratch.path), mention)
    }

    @Test(arguments: [
        (["--split", "a=1,b=1"], "--split"), (["--filter", "nothing"], "'nothing' is no filter"),
        (["--export", "html"], "--export html"), (["--export", "tmx.xz"], "expected .gz or .zst"),
        (["--min-score", "2"], "--min-score"), (["--max-ratio", "0.5"], "--max-ratio"),
        (["--min-length", "9", "--max-length", "8"], "--min-length"),
    ])
    func badOptions(_ options: [String], _ mention: String) async throws {
        expectFailure(
            try await Program.run(["corpus", "t", "-o", "out", "--encoder", "none"] + options, in: scratch.path),
            mention)
    }
}
