import Documents
import Formats
import Foundation
import Review
import TestRandomness
import Testing

/// `hexapla review` without its page.
@Suite struct ReviewCommandTests {
    let scratch: Scratch
    private static let languages = ["ar", "de", "th"].compactMap { LanguageTag($0) }

    init() throws { scratch = try Scratch() }

    private func review(_ arguments: String...) async throws -> Program.Run {
        try await Program.run(["review"] + arguments, in: scratch.path)
    }

    private func rows(_ count: Int) -> [RowRecord] {
        var ends = [0, 0, 0]
        return (1...count).map { number in
            let parts = Self.languages.enumerated().filter { (number + $0.offset) % 7 != 0 }.map { version, language in
                let text = "\(language.tag)\(number) a b. \(language.tag)\(number) c."
                let start = ends[version]
                ends[version] += text.unicodeScalars.count + 1
                return RowRecord.Part(
                    language: language, text: text, span: start..<(start + text.unicodeScalars.count))
            }
            return RowRecord(document: "d", number: number, score: nil, parts: parts)
        }
    }

    private func write(_ rows: [RowRecord], to name: String) throws -> ReviewState {
        var format = JSONLinesFormat()
        try scratch.write(format.header() + rows.map { format.line($0) }.joined(), to: name)
        return ReviewState(try ReviewTable(rows: rows, languages: Self.languages, name: name))
    }

    private func correction(_ state: ReviewState, _ numbers: inout SplitMix64) -> String {
        let row = state.row(at: numbers.below(state.count))
        let id = row?.id ?? 0
        let tag = Self.languages[row?.present.first ?? 0].tag
        let side = numbers.below(2) == 0 ? "previous" : "next"
        return switch numbers.below(9) {
        case 0: "{\"do\":\"accept\",\"row\":\(id)}"
        case 1: "{\"do\":\"merge\",\"row\":\(id),\"with\":\"\(side)\"}"
        case 2, 3: "{\"do\":\"split\",\"row\":\(id),\"at\":{\"\(tag)\":\(numbers.below(14))}}"
        case 4: "{\"do\":\"move\",\"row\":\(id),\"version\":\"\(tag)\",\"to\":\"\(side)\"}"
        case 5: "{\"do\":\"pin\",\"row\":\(id),\"on\":\(numbers.below(2) == 0)}"
        case 6: "{\"do\":\"note\",\"row\":\(id),\"text\":\"\(numbers.below(1000)) لماذا؟ \\\"\\n\"}"
        case 7: "{\"do\":\"undo\"}"
        default: "{\"do\":\"redo\"}"
        }
    }

    private func texts(_ state: ReviewState) -> [[String]] {
        (0..<state.count).compactMap { state.row(at: $0) }.map { row in
            row.present.map { "\(Self.languages[$0]) \(state.text(row, version: $0) ?? "")" }.sorted()
        }
    }

    /// The corrected table as the program writes it.
    private func applied() async throws -> [[String]] {
        let run = try await review("t.jsonl", "--apply", "--format", "jsonl")
        struct Line: Decodable { let texts: [String: String] }
        return try run.lines.map { line in
            try JSONDecoder().decode(Line.self, from: Data(line.utf8)).texts.map { "\($0.key) \($0.value)" }.sorted()
        }
    }

    @Test("Killed at any moment, nothing that was answered is lost, and log and table agree")
    func killing() async throws {
        let environment = ProcessInfo.processInfo.environment["HEXAPLA_REVIEW_CORRECTIONS"]
        let wanted = environment.flatMap { Int($0) } ?? 150
        let table = rows(60)
        var state = try write(table, to: "t.jsonl")
        var numbers = SplitMix64(seed: 11)
        var (made, kills) = (0, 0)
        while made < wanted {
            // What the program will be told, and what the rows are after each.
            var states = [state]
            var lines: [String] = []
            while lines.count < min(400, wanted - made) {
                let line = correction(state, &numbers)
                guard let correction = try? Correction(line: Array(line.utf8)[...]),
                    (try? state.apply(correction)) != nil
                else { continue }
                lines.append(line)
                states.append(state)
            }
            try scratch.write(lines.joined(separator: "\n") + "\n", to: "part.jsonl")
            // It is told all but the last, and killed when it has answered some: it never comes to its end, however fast.
            let told = max(1, lines.count - 1)
            let awaited = lines.count == 1 ? 1 : numbers.below(told + 1)
            let before = try logLines()
            // The answers of the run before go first: one that is killed at once has not opened the file.
            _ = try await Program.shell(
                ": > answers.txt; rm -f f; mkfifo f; "
                    + "\"$HEXAPLA\" review t.jsonl --corrections - < f > answers.txt & p=$!; "
                    + "exec 3> f; head -n \(told) part.jsonl >&3; "
                    + "while [ $(wc -l < answers.txt) -lt \(awaited) ] && kill -0 $p; do sleep 0.01; done; "
                    + "kill -9 $p; exec 3>&-; wait $p 2>/dev/null; true", in: scratch.path)
            let answers = try String(contentsOf: scratch.url("answers.txt"), encoding: .utf8).split(separator: "\n")
            let logged = try logLines() - before
            #expect(answers.allSatisfy { $0.hasPrefix("{\"done\":") })
            // A line may be on the disk before it is answered, never the other way round.
            #expect(
                awaited <= answers.count && answers.count <= logged && logged <= told,
                "\(answers.count), \(logged) of \(told)")
            state = states[logged]
            #expect(try await applied() == texts(state))
            made += logged
            if logged < lines.count { kills += 1 }
        }
        #expect(kills > 0, "no run was killed in the middle")
    }

    /// Whole lines with corrections.
    private func logLines() throws -> Int {
        guard let log = try? Data(contentsOf: scratch.url("t.review.jsonl")) else { return 0 }
        return max(0, log.count { $0 == 0x0A } - 1)
    }

    @Test("A log that another process writes is not written, and says so") func twoProcesses() async throws {
        _ = try write(rows(5), to: "t.jsonl")
        try scratch.write("{\"do\":\"accept\",\"row\":1}\n", to: "one.jsonl")
        // The first one holds the log while its input is open.
        let run = try await Program.shell(
            "mkfifo f; \"$HEXAPLA\" review t.jsonl --corrections - < f > a.txt & exec 3> f; cat one.jsonl >&3; "
                + "while [ ! -s a.txt ]; do sleep 0.1; done; "
                + "\"$HEXAPLA\" review t.jsonl --corrections one.jsonl; echo $?; exec 3>&-; wait; cat a.txt",
            in: scratch.path)
        #expect(run.errors.contains("another process"))
        #expect(run.lines == ["2", "{\"done\":1}"])
    }

    @Test("Accepted rows are sure and say so, rejected ones are marked or left out") func decisions() async throws {
        _ = try write(rows(6), to: "t.jsonl")
        try scratch.write(
            "{\"do\":\"accept\",\"row\":2}\n{\"do\":\"reject\",\"row\":3}\n{\"do\":\"accept\",\"row\":2}\n",
            to: "c.jsonl")
        let made = try await review("t.jsonl", "--corrections", "c.jsonl")
        #expect(made.exitCode == 1)
        #expect(made.lines == ["{\"done\":1}", "{\"done\":2}", "{\"refused\":\"row 2 is accepted already\"}"])
        let lines = try await review("t.jsonl", "--apply", "--format", "jsonl").lines
        #expect(lines[1].contains("\"score\":1.0000,") && lines[1].contains("\"reviewed\":true"))
        #expect(lines[2].contains("\"rejected\":true"))
        let other = try await review("t.jsonl", "--apply", "-o", "t.tmx")
        #expect(other.errors.contains("1 rejected row left out"))
        #expect(
            try String(contentsOf: scratch.url("t.tmx"), encoding: .utf8).components(separatedBy: "<tu ").count == 6)
    }

    @Test("A reviewed table is gold; one that is not yet reviewed is none") func gold() async throws {
        let table = rows(4)
        let state = try write(table, to: "t.jsonl")
        for (version, language) in Self.languages.enumerated() {
            let texts = (1...4).compactMap { row in state[row].flatMap { state.text($0, version: version) } }
            try scratch.write(texts.joined(separator: " "), to: "\(language.tag).txt")
        }
        let early = try await review("t.jsonl", "--apply", "-o", "early.jsonl")
        #expect(early.exitCode == 0)
        let refused = try await Program.run(["evaluate", "--gold", "early.jsonl", "t.jsonl"], in: scratch.path)
        #expect(refused.exitCode == 2 && refused.errors.contains("4 of 4 rows are neither accepted nor rejected"))
        try scratch.write((1...4).map { "{\"do\":\"accept\",\"row\":\($0)}\n" }.joined(), to: "c.jsonl")
        _ = try await review("t.jsonl", "--corrections", "c.jsonl")
        _ = try await review("t.jsonl", "--apply", "-o", "gold.jsonl")
        let run = try await Program.run(
            ["evaluate", "--gold", "gold.jsonl", "gold.jsonl", "--fail-below", "1"], in: scratch.path)
        #expect(run.exitCode == 0, "\(run.text)\(run.errors)")
    }

    @Test("Aligning anew keeps what was accepted, and says which table it needs") func realigning() async throws {
        let english = "One day it rained. Paul had 7 books. He read them all. Then 12 guests came. They ate cake."
        let german =
            "Eines Tages regnete es. Paul hatte 7 Bücher. Er las sie alle. Dann kamen 12 Gäste. Sie aßen Kuchen."
        try scratch.write(english, to: "a.en.txt")
        try scratch.write(german, to: "a.de.txt")
        let align = ["align", "a.en.txt", "a.de.txt", "--encoder", "none"]
        _ = try await Program.run(align + ["-o", "t.jsonl"], in: scratch.path)
        try scratch.write(
            "{\"do\":\"merge\",\"row\":2,\"with\":\"next\"}\n{\"do\":\"accept\",\"row\":2}\n"
                + "{\"do\":\"merge\",\"row\":4,\"with\":\"next\"}\n", to: "c.jsonl")
        #expect(try await review("t.jsonl", "--corrections", "c.jsonl").exitCode == 0)
        let run = try await Program.run(
            align + ["--review", "t.review.jsonl", "--format", "jsonl"], in: scratch.path)
        #expect(run.lines.count == 4, "\(run.text)\(run.errors)")
        #expect(
            run.lines[1].contains("Paul had 7 books. He read them all.") && run.lines[1].contains("\"reviewed\":true"))
        let other = try await Program.run(align + ["--review", "none.review.jsonl"], in: scratch.path)
        #expect(other.exitCode == 2 && other.errors.contains("its table is not beside it"))
        try scratch.write("Another text altogether.", to: "a.en.txt")
        let wrong = try await Program.run(align + ["--review", "t.review.jsonl"], in: scratch.path)
        #expect(wrong.exitCode == 2 && wrong.errors.contains("is not in its text"))
    }
}
