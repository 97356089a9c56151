import Foundation
import Testing

/// What a corpus is made of, and by what: samples, filters of the user's own, a configuration, what stays.
@Suite struct CorpusMakingTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for (number, (german, english)) in zip(Self.german, Self.english).enumerated() {
            try scratch.write("\(german)\n", to: "t/h\(number).de.txt")
            try scratch.write("\(english)\n", to: "t/h\(number).en.txt")
        }
    }

    private static let german = [
        "Das Haus ist alt. Es steht am Hafen.", "Im Winter fällt Schnee. Kinder bauen Burgen.",
        "Der Zug kommt spät. Niemand wartet gern.", "Brot wird morgens gebacken. Es riecht gut.",
        "Die Wahl war knapp. Beide Seiten jubeln.", "Ein Hund bellt laut. Der Nachbar schimpft.",
    ]
    private static let english = [
        "The house is old. It stands at the harbour.", "Snow falls in winter. Children build castles.",
        "The train comes late. Nobody likes waiting.", "Bread is baked in the morning. It smells good.",
        "The vote was close. Both sides are cheering.", "A dog barks loudly. The neighbour complains.",
    ]

    private func corpus(_ arguments: [String], to folder: String = "out") async throws -> Program.Run {
        try await Program.run(["corpus", "t", "-o", folder, "--encoder", "none"] + arguments, in: scratch.path)
    }

    private func names(_ folder: String = "out") throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: scratch.url(folder).path))
    }

    @Test func itsOwnFolder() async throws {
        let run = try await corpus([], to: "t/")
        expectFailure(run, "-o t/", "is the folder of the documents")
        #expect(try await corpus([]).exitCode == 0)
        let again = try await Program.run(["corpus", "out", "-o", "new", "--encoder", "none"], in: scratch.path)
        expectFailure(again, "out", "is a corpus that this program wrote")
        #expect(!scratch.names.contains("new"))
    }

    @Test func sample() async throws {
        let part = try await corpus(["--sample", "2"])
        #expect(part.errors.contains("2 documents, "), "\(part.errors)")
        let first = try scratch.read("out/stats.json")
        #expect(try await corpus([]).errors.contains("6 documents, "))
        #expect(try await corpus(["--sample", "2"]).exitCode == 0)
        #expect(try scratch.read("out/stats.json") == first)
    }

    /// A part without documents is told, and no file is empty; one of an earlier run goes.
    @Test func emptyParts() async throws {
        try await #expect(corpus(["--export", "tsv", "--split", "train=0.5,test=0.5"]).exitCode == 0)
        #expect(try names().isSuperset(of: ["train.tsv", "test.tsv"]))
        let run = try await corpus(["--export", "tsv", "--split", "train=0.999,test=0.001"])
        #expect(run.errors.contains("--split: 'test' gets none of the 6 documents"), "\(run.errors)")
        #expect(try names().contains("train.tsv") && !names().contains("test.tsv"))
        #expect(run.complaints.last?.hasSuffix("report.html, train.tsv") == true)
    }

    @Test func ownFilter() async throws {
        // Answers after all rows are read, as tools do that buffer.
        let command = "cat > all; sed 's/.*Hafen.*/drop/; t; s/.*Schnee.*/drop/; t; s/.*/keep/' all"
        let run = try await corpus(["--filter-command", command, "--export", "tsv"])
        #expect(run.exitCode == 0 && run.errors.contains("left out: command 2"), "\(run.errors)")
        let table = try scratch.read("out/corpus.tsv")
        #expect(table.contains("castles") && !table.contains("harbour") && !table.contains("Snow"))
    }

    @Test(arguments: [
        ("exit 3", "ended with exit code 3"), ("cat >/dev/null", "answered 0 of 12 rows"),
        ("kill -9 $$", "ended with signal 9"),
        ("sed 's/.*/maybe/'", "answered line 1 with 'maybe'"), ("sed 's/.*/keep/; p'", "answered 24 of 12 rows"),
    ])
    func aFilterThatFails(_ command: String, _ problem: String) async throws {
        let run = try await corpus(["--filter-command", command, "--export", "tsv"])
        expectFailure(run, "--filter-command '\(command)'", problem)
        #expect(try names() == ["work"])
    }

    @Test func anotherLanguage() async throws {
        let french =
            "La maison est vieille et elle se trouve au bord du port, où les bateaux arrivent chaque matin de très loin."
        try scratch.write("\(french)\n", to: "t/h0.en.txt")
        let german =
            "Das Haus ist alt und steht am Rand des Hafens, wo die Boote jeden Morgen von sehr weit her ankommen."
        try scratch.write("\(german)\n", to: "t/h0.de.txt")
        let run = try await corpus(["--min-score", "0"])
        #expect(run.errors.contains("left out: language 1"), "\(run.errors)")
        #expect(try await !corpus(["--min-score", "0", "--no-filter", "language"]).errors.contains("language"))
    }

    @Test func keptRows() async throws {
        #expect(try await corpus(["--filter-command", "awk '{ print NR % 2 ? \"keep\" : \"drop\" }'"]).exitCode == 0)
        func converted(_ arguments: String...) async throws -> Program.Run {
            try await Program.run(["convert", "out/rows.jsonl.zst", "-", "--to", "tsv"] + arguments, in: scratch.path)
        }
        let all = try await converted()
        #expect(all.lines.count == 13 && all.errors.contains("6 rows are marked as dropped"), "\(all.errors)")
        #expect(try await converted("--kept").lines.count == 7)
        #expect(try await converted("--kept", "--languages", "en,de").lines.count == 7)
        try scratch.write("de\ten\nEins.\tOne.\n", to: "a.tsv")
        expectFailure(
            try await Program.run(["convert", "a.tsv", "-", "--kept"], in: scratch.path), "--kept",
            "tsv does not say what a corpus dropped")
    }

    @Test func configuration() async throws {
        try scratch.write(
            "corpus:\n  documents: t\n  output: made\n  encoder: none\n  export: [tsv, moses.gz]\n  complete: yes\n  sample: 3\n",
            to: "hexapla.yml")
        let run = try await Program.run(["corpus"], in: scratch.path)
        #expect(
            run.exitCode == 0 && run.complaints.first == "hexapla: hexapla.yml says how the corpus is made",
            "\(run.errors)")
        #expect(try names("made").isSuperset(of: ["corpus.tsv", "corpus.de.gz", "corpus.en.gz"]))
        // Of a pair of languages too.
        try scratch.write("Haus\thouse\n", to: "words.tsv")
        try scratch.write(
            "corpus:\n  documents: t\n  output: far/other\n  encoder: none\n  dictionary: de-en=words.tsv\n",
            to: "words.yml")
        let words = try await Program.shell(
            "mkdir -p far; cd far; \"$HEXAPLA\" corpus --config ../words.yml", in: scratch.path)
        #expect(words.exitCode == 0 && words.errors.contains("6 documents, "), "\(words.errors)")
        // The command line counts.
        let other = try await Program.run(["corpus", "t", "-o", "other", "--sample", "5"], in: scratch.path)
        #expect(other.errors.contains("5 documents, "), "\(other.errors)")
        // Beside the file, wherever the program runs.
        let far = try await Program.shell(
            "mkdir -p far; cd far; \"$HEXAPLA\" corpus --config ../hexapla.yml -o here", in: scratch.path)
        #expect(
            far.exitCode == 0 && FileManager.default.fileExists(atPath: scratch.url("far/here/corpus.tsv").path))
        // The same file may say what rules do.
        let check = try await Program.run(
            ["check", "t/h0.de.txt", "t/h0.en.txt", "--encoder", "none"], in: scratch.path)
        #expect(check.exitCode == 0 && check.errors.isEmpty, "\(check.errors)")
    }

    @Test(arguments: [
        ("min-scor: 0.5", "hexapla.yml: corpus: min-scor: unknown name", "Did you mean 'min-score'?"),
        ("min-score: high", "hexapla.yml: corpus: min-score", "high"),
        ("complete: maybe", "complete: 'maybe'", "expected yes or no"),
        ("export: {a: b}", "corpus: export: a mapping", "a list of such"), ("sample: 0", "corpus: sample", "0"),
    ])
    func aWrongConfiguration(_ line: String, _ place: String, _ problem: String) async throws {
        try scratch.write("corpus:\n  \(line)\n", to: "hexapla.yml")
        expectFailure(try await corpus([]), place, problem)
        try scratch.write("min-score: 0.5\n", to: "rules.yml")
        expectFailure(try await corpus(["--config", "rules.yml"]), "rules.yml: has no part 'corpus'")
    }
}
