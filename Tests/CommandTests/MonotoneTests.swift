import Foundation
import Testing

/// `moved` in the formats, and the options that govern it.
@Suite struct MonotoneTests {
    let scratch: Scratch
    private static let order = [6, 0, 1, 2, 3, 4, 5]

    init() throws {
        scratch = try Scratch()
        for language in ["en", "de"] {
            let path = Program.repository.appendingPathComponent("fixtures/small/letters/\(language).txt")
            let paragraphs = try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n\n")
                .map { $0.trimmingCharacters(in: .newlines) }
            let chosen = language == "de" ? Self.order.map { paragraphs[$0] } : paragraphs
            try scratch.write(chosen.joined(separator: "\n\n") + "\n", to: "\(language).txt")
        }
    }

    private func align(_ options: String...) async throws -> Program.Run {
        let run = try await Program.run(
            ["align", "en.txt", "de.txt", "--encoder", "none"] + options, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        return run
    }

    @Test func markedInJSON() async throws {
        let run = try await align("--format", "jsonl")
        let texts = try ["en": scratch.read("en.txt"), "de": scratch.read("de.txt")]
        let rows = try TableRow.all(run)
        #expect(losses(rows, of: texts).isEmpty)
        let marked = run.lines.filter { $0.contains(#""moved""#) }
        #expect(marked.count == 2)
        #expect(marked.allSatisfy { $0.hasSuffix(#"},"moved":["en"]}"#) })
        #expect(run.lines.first == marked.first, "German, first by its tag, has the paragraph first")
        #expect(rows.allSatisfy { ($0.score ?? 0) <= 1 })
    }

    @Test func joinedInTSV() async throws {
        let run = try await align("--columns", "row,en,de", "--no-header")
        let first = try #require(run.lines.first).components(separatedBy: "\t")
        #expect(first[1].hasPrefix("The doctor kept the letter") && first[2].hasPrefix("Der Arzt behielt den Brief"))
    }

    @Test func monotone() async throws {
        let run = try await align("--format", "jsonl", "--monotone")
        #expect(!run.text.contains("moved"))
        let rows = try TableRow.all(run)
        for language in ["en", "de"] {
            let starts = rows.compactMap { $0.spans[language]?.lowerBound }
            #expect(starts == starts.sorted())
        }
    }

    @Test func ladderIsMonotoneUnlessAsked() async throws {
        for language in ["en", "de"] {
            let lines = try scratch.read("\(language).txt").replacingOccurrences(of: "\n\n", with: "\n")
            try scratch.write(lines, to: "\(language).txt")
        }
        let ladder = try await align("--format", "ladder", "--input", "lines")
        #expect(!ladder.lines.contains { $0.hasPrefix("[6]:[0]:") })
        let moved = try await align("--format", "ladder", "--input", "lines", "--no-monotone")
        #expect(moved.lines.contains { $0.hasPrefix("[6]:[0]:") })
    }
}
