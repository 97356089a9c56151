import Foundation
import TestRandomness
import Testing

/// Same input and options, same bytes: whatever the threads, the run, or the order of the versions.
@Suite struct SameResultTests {
    private static func fixture(_ path: String) -> String {
        Program.repository.appendingPathComponent("fixtures/small/\(path)").path
    }

    private let letters = ["de", "en", "fr"].map { "\($0)=\(fixture("letters/\($0).txt"))" }

    private func align(_ texts: [String], _ options: String..., input: Data = Data()) async throws -> Program.Run {
        let run = try await Program.run(
            ["align"] + texts + ["--encoder", "none", "--format", "jsonl"] + options, input: input)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run
    }

    @Test func threadsAndRuns() async throws {
        let one = try await align(letters, "--threads", "1")
        #expect(one.lines.count > 5)
        for threads in ["1", "2", "4"] {
            #expect(try await align(letters, "--threads", threads).output == one.output)
        }
    }

    /// Everything of a row but the order in which versions are written.
    private func content(_ rows: [TableRow]) -> [String] {
        rows.map { row in
            let texts = row.texts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let spans = row.spans.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            let scores = (row.scores ?? [:]).map { pair, score in
                "\(pair.split(separator: "-").sorted().joined(separator: "-")) \(score)"
            }
            return "\(row.document) \(row.number) \(row.score ?? -1) \(texts) \(spans) \(scores.sorted())"
        }
    }

    @Test func orderOfVersions() async throws {
        let expected = content(try TableRow.all(try await align(letters)))
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let rows = try TableRow.all(try await align(order.map { letters[$0] }))
            #expect(content(rows) == expected, "\(order)")
        }
    }

    @Test func columnsFollowTheOrderNamed() async throws {
        let run = try await Program.run(["align", letters[2], letters[0], letters[1], "--encoder", "none"])
        #expect(run.lines.first == "document\trow\tscore\tfr\tde\ten")
        let pairs = try TableRow.all(try await align([letters[2], letters[0], letters[1]]))
            .compactMap(\.scores).flatMap(\.keys)
        #expect(Set(pairs) == ["fr-de", "fr-en", "de-en"])
    }

    @Test(arguments: ["letters/de.txt", "notice/th.txt", "hard-wrap/en.txt"])
    func identicalTextsAlignOneToOne(_ path: String) async throws {
        let language = path.contains("th") ? "th" : path.contains("de") ? "de" : "en"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.fixture(path)))
        // As a version in a language of its own, read from standard input: one path is never named twice.
        let run = try await align(["\(language)=\(Self.fixture(path))", "qaa=-"], "--input", "lines", input: bytes)
        let rows = try TableRow.all(run)
        #expect(rows.count > 3)
        #expect(rows.allSatisfy { $0.texts["qaa"] == $0.texts[language] && $0.spans["qaa"] == $0.spans[language] })
    }

    /// A variant of the same language gets the same sentences, so that A with A has rows of a sentence or less.
    @Test func textWithItself() async throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.fixture("letters/de.txt")))
        let rows = try TableRow.all(try await align([letters[0], "de-AT=-"], input: bytes))
        let sentences = try await Program.run(["segment", letters[0]]).lines
        #expect(rows.allSatisfy { $0.texts["de"] == $0.texts["de-AT"] })
        #expect(rows.count >= sentences.count)
    }

    /// Long enough for a search along anchors, and one version lacks a chapter or begins late.
    @Test(arguments: zip([200..<320, 0..<100], [false, InstalledModel.isInstalled]))
    func longTextsWithAHole(hole: Range<Int>, withEncoder: Bool) async throws {
        var random = SplitMix64(seed: 1)
        let names = (0..<400).map { _ in
            (0..<3).map { _ in
                ["ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "zu"][Int(random.next() % 10)]
            }.joined().capitalized
        }
        let lines = (0..<620).map { _ in
            let (one, other, number) = (
                names[Int(random.next() % 400)], names[Int(random.next() % 400)], random.next() % 5000
            )
            return (de: "\(one) gab \(other) \(number) Taler.", en: "\(one) gave \(other) \(number) dollars.")
        }
        let scratch = try Scratch()
        try scratch.write(lines.map(\.de).joined(separator: "\n"), to: "de.txt")
        try scratch.write(
            lines.indices.filter { !hole.contains($0) }.map { lines[$0].en }.joined(separator: "\n"), to: "en.txt")
        var outputs: [Data] = []
        for threads in ["1", "2"] {
            let run = try await Program.run(
                [
                    "align", "de.txt", "en.txt", "--input", "lines", "--format", "jsonl", "--threads", threads,
                    "--encoder",
                    withEncoder ? "auto" : "none",
                ], environment: InstalledModel.environment, in: scratch.path)
            #expect(run.exitCode == 0, "\(run.errors)")
            outputs.append(run.output)
            let rows = Set(try TableRow.all(run).map { [$0.texts["de"], $0.texts["en"]] })
            let found = lines.indices.count { !hole.contains($0) && rows.contains([lines[$0].de, lines[$0].en]) }
            #expect(found * 100 >= 98 * (620 - hole.count), "\(found)")
        }
        #expect(outputs[0] == outputs[1])
    }
}
