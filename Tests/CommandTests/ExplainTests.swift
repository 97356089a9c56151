import Foundation
import Testing

/// `hexapla align … --explain ROWS`.
@Suite struct ExplainTests {
    private static func letters(_ tags: String...) -> [String] {
        tags.map { "\($0)=" + Program.repository.appendingPathComponent("fixtures/small/letters/\($0).txt").path }
    }

    private func explain(_ rows: String, _ texts: [String], _ options: String...) async throws -> Program.Run {
        try await Program.run(["align"] + texts + ["--encoder", "none", "--explain", rows] + options)
    }

    /// The signed numbers in the third column, up to each "sum": what was added up, and what it came to.
    private func sums(_ lines: [String]) -> [(parts: [Double], sum: Double)] {
        var sums: [(parts: [Double], sum: Double)] = []
        var parts: [Double] = []
        for line in lines {
            if let match = line.wholeMatch(of: /\s+(-?\d+\.\d{3})\s+(-?\d+\.\d\d)\s+([+-]\d+\.\d\d)  .*\(\w+\)/) {
                parts.append(Double(match.3) ?? .nan)
                let product = (Double(match.1) ?? .nan) * (Double(match.2) ?? .nan)
                #expect(abs(product - (parts.last ?? .nan)) < 0.02, "\(line)")
            } else if let match = line.wholeMatch(of: /\s+sum\s+([+-]\d+\.\d\d)/) {
                sums.append((parts, Double(match.1) ?? .nan))
                parts = []
            }
        }
        return sums
    }

    @Test func termsAddUp() async throws {
        let texts = Self.letters("de", "en", "fr")
        let table = try TableRow.all(
            try await Program.run(["align"] + texts + ["--encoder", "none", "--format", "jsonl"]))
        for row in table {
            let run = try await explain("\(row.number)", texts)
            #expect(run.exitCode == 0 && run.errors.isEmpty)
            #expect(run.lines.first?.hasPrefix("row \(row.number), ") == true)
            let sums = sums(run.lines)
            let pairs = row.texts.count == 3 ? 3 : row.texts.count == 2 ? 3 : 2
            #expect(sums.count == pairs, "every pair that has the row is explained")
            for (parts, sum) in sums {
                #expect(abs(parts.reduce(0, +) - sum) < 0.005 * Double(parts.count + 1))
                #expect(parts.map(abs) == parts.map(abs).sorted(by: >), "the strongest first")
            }
            for (tag, text) in row.texts {
                let first = text.split(whereSeparator: \.isWhitespace).first ?? ""
                #expect(run.lines.contains { $0.hasPrefix("  \(tag)  \(first)") })
            }
        }
    }

    @Test func numbersAreNamedInPlainWords() async throws {
        let run = try await explain("1", Self.letters("en", "de"))
        #expect(run.lines.contains { $0.hasSuffix("numbers on both sides (numbersMatched)") })
        #expect(run.lines.contains { $0.hasSuffix("  leave both sides out") })
        #expect(run.lines.contains { $0.hasSuffix("  one row with the row after") })
        #expect(!run.lines.contains { $0.hasSuffix("  one row with the row before") })
    }

    @Test func aMovedRowAndARowOfOneVersion() async throws {
        let scratch = try Scratch()
        let german = "Am 3. Mai 1902 fuhr Dr. Brandt mit 1.250 Fässern nach Oslo.\n\n"
        let english = "On 3 May 1902 Dr Brandt went to Oslo with 1,250 barrels.\n\n"
        let rest = (
            "Die Reise dauerte 14 Tage bis Bergen.\n\nAm 9. Juni kam Frau Keller mit 349 Briefen zurück nach Wien.\n\n",
            "The voyage to Bergen took 14 days.\n\nOn 9 June Mrs Keller came back to Vienna with 349 letters.\n\n"
        )
        try scratch.write(german + rest.0, to: "de.txt")
        try scratch.write(rest.1 + english, to: "en.txt")
        let texts = ["\(scratch.path)/de.txt", "\(scratch.path)/en.txt"]
        let moved = try await explain("1", texts)
        #expect(moved.lines.contains { $0.hasPrefix("  en (moved)  On 3 May") }, "\(moved.text)")
        let alone = try await explain("1", texts, "--monotone")
        #expect(alone.lines.first == "row 1, one version")
        #expect(alone.lines.contains("de-en: en lacks it"))
        #expect(alone.lines.contains { $0.hasSuffix("text is left out (leftOut)") })
    }

    @Test func severalRowsInTheOrderAsked() async throws {
        let texts = Self.letters("en", "de")
        let both = try await explain("3,1", texts)
        let (one, three) = (try await explain("1", texts), try await explain("3", texts))
        #expect(both.text == three.text + "\n" + one.text)
    }

    @Test func theOrderOfNamingTurnsPairsRoundOnly() async throws {
        let run = try await explain("2", Self.letters("en", "de"))
        let turned = try await explain("2", Self.letters("de", "en"))
        #expect(sums(run.lines).map(\.sum) == sums(turned.lines).map(\.sum))
        #expect(run.lines.contains { $0.hasPrefix("en-de") } && turned.lines.contains { $0.hasPrefix("de-en") })
    }

    @Test func badRows() async throws {
        let texts = Self.letters("en", "de")
        expectFailure(try await explain("99", texts), "--explain 99", "expected 1 to ")
        expectFailure(try await explain("1,99", texts), "--explain 99")
        for wrong in ["", "x", "0", "1,-1", "1,", "1;2", "99999999999999999999"] {
            expectFailure(try await explain(wrong, texts), "--explain", "12,13")
        }
    }
}
