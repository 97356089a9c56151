import Foundation
import Jobs
import Testing

/// Every figure against the scorers in Python that define it, by `==`, on this program's own predictions.
@Suite(
    .enabled(
        if: ProcessInfo.processInfo.environment["HEXAPLA_SCORERS"] != nil,
        "set HEXAPLA_SCORERS to the folder of score_rows.py and score_ladder.py"))
struct ScorersTests {
    let files = TestFiles()

    /// Their names and where ours stand.
    static let pairFigures = [
        "blockP": "block.precision", "blockR": "block.recall", "blockF": "block.f1", "arcadeP": "arcade.precision",
        "arcadeR": "arcade.recall", "arcadeF": "arcade.f1", "strictP": "strict.precision", "strictR": "strict.recall",
        "strictF": "strict.f1", "strict1F": "strict_without_merge.f1", "leak": "null_leak", "rows": "rows",
        "gold": "gold",
    ]
    static let nwayFigures = [
        "P": "strict.precision", "R": "strict.recall", "F1": "strict.f1", "rows": "rows", "gold": "gold",
    ]
    static let ladderFigures = [
        "sP": "strict.precision", "sR": "strict.recall", "sF": "strict.f1", "lP": "lax.precision", "lR": "lax.recall",
        "lF": "lax.f1",
    ]

    private func python(_ arguments: [String]) throws -> [String: Double] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode([String: Double].self, from: output)
    }

    private func scorer(_ name: String) -> String {
        (ProcessInfo.processInfo.environment["HEXAPLA_SCORERS"] ?? "") + "/" + name
    }

    private func expectEqual(_ ours: JSONTree, _ theirs: [String: Double], _ figures: [String: String]) {
        #expect(theirs.count == figures.count)
        for (name, path) in figures {
            #expect(ours[path] == theirs[name].map(JSONTree.number), "\(name)")
        }
    }

    /// Compares every pair, both ways round, and all languages, of one document with texts beside its gold.
    private func compare(_ document: String, inFolder gold: String) throws {
        let texts = try TestFiles.texts(inFolder: "\(gold)/\(document)")
        let languages = texts.map { String($0.prefix { $0 != "=" }) }
        try files.align(texts, format: .jsonl, to: files.path("rows/\(document).jsonl"))
        var job = EvaluateJob(gold: gold, predicted: files.path("rows"))
        job.documents = [document]
        let arguments = [
            scorer("score_rows.py"), "--gold", gold, "--pred", files.path("rows"), "--docs", document, "--json",
        ]
        for one in languages {
            for other in languages where other != one {
                job.pairs = ["\(one):\(other)"]
                expectEqual(
                    try files.results(job)[0], try python(arguments + ["--pair", "\(one):\(other)"]), Self.pairFigures)
            }
        }
        job.pairs = []
        job.nways = [languages.joined(separator: ",")]
        expectEqual(try files.results(job)[0], try python(arguments + ["--nway", job.nways[0]]), Self.nwayFigures)
    }

    @Test(arguments: ["letters", "notice", "hard-wrap"])
    func smallFixtures(document: String) throws {
        try compare(document, inFolder: TestFiles.fixtures + "small")
    }

    @Test func seeds() throws {
        for (language, file) in [
            "ar": "000_bd03e742efd14f8d", "th": "001_204392bfffb63630", "de": "003_b433c4deaf499520",
        ] {
            try FileManager.default.copyItem(
                atPath: TestFiles.root + "seeds/\(file).txt", toPath: files.path("gold/nato/\(language).txt"))
        }
        try FileManager.default.copyItem(
            atPath: TestFiles.fixtures + "nato/gold.json", toPath: files.path("gold/nato/gold.json"))
        try compare("nato", inFolder: files.path("gold"))
    }

    /// Sums over documents.
    @Test func microAverage() throws {
        for document in ["letters", "hard-wrap"] {
            try files.align(
                TestFiles.texts(inFolder: TestFiles.fixtures + "small/\(document)"), format: .jsonl,
                to: files.path("rows/\(document).jsonl"))
        }
        var job = EvaluateJob(gold: TestFiles.fixtures + "small", predicted: files.path("rows"))
        job.documents = ["hard-wrap", "letters"]
        job.pairs = ["de-en"]
        let theirs = try python([
            scorer("score_rows.py"), "--gold", job.gold, "--pred", job.predicted, "--docs", "hard-wrap", "letters",
            "--json", "--pair", "de-en",
        ])
        expectEqual(try files.results(job)[0], theirs, Self.pairFigures)
    }

    /// The small fixtures' lines as segments, against a ladder that is wrong here and there.
    @Test func ladders() throws {
        let folder = TestFiles.fixtures + "small/letters"
        for language in ["de", "en"] {
            let text = try String(contentsOfFile: "\(folder)/\(language).txt", encoding: .utf8)
            let sentences = text.split(separator: ". ").map { $0.replacing("\n", with: " ") }
            try files.write(sentences.joined(separator: ".\n"), to: "\(language).txt")
        }
        try files.align(
            ["de=\(files.path("de.txt"))", "en=\(files.path("en.txt"))"], format: .ladder, lines: true,
            to: files.path("rows.ladder"))
        let gold =
            (0..<12).map { $0 % 5 == 4 ? "[\($0)]:[]\n[]:[\($0)]" : "[\($0)]:[\($0), \($0 + 1)]" } + [
                "[0]:[0]", "[1]:[1]",
            ]
        try files.write(gold.joined(separator: "\n"), to: "gold.ladder")
        let program = """
            import json, os, sys
            sys.path.insert(0, os.path.dirname(sys.argv[1]))
            import score_ladder
            print(json.dumps(score_ladder.score([score_ladder.read(sys.argv[2])], [score_ladder.read(sys.argv[3])])))
            """
        let theirs = try python([
            "-c", program, scorer("score_ladder.py"), files.path("gold.ladder"), files.path("rows.ladder"),
        ])
        let job = EvaluateJob(gold: files.path("gold.ladder"), predicted: files.path("rows.ladder"))
        expectEqual(try files.results(job)[0], theirs, Self.ladderFigures)
    }
}
