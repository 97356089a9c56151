import Foundation
import Testing

/// `hexapla segment`: a sentence a line, or with spans and paragraphs.
@Suite struct SegmentCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch.withTwoTexts() }

    @Test func text() async throws {
        let run = try await Program.run(["segment", "de.txt"], in: scratch.path)
        #expect(run.exitCode == 0 && run.errors.isEmpty)
        #expect(run.text == "Das Haus hat 12 Zimmer.\nFrau Keller wohnt dort.\nSie liest die Zeitung.\n")
    }

    @Test func jsonLines() async throws {
        let run = try await Program.run(["segment", "de.txt", "--format", "jsonl"], in: scratch.path)
        #expect(
            run.text == """
                {"text":"Das Haus hat 12 Zimmer.","span":[0,23],"paragraph":0}
                {"text":"Frau Keller wohnt dort.","span":[24,47],"paragraph":0}
                {"text":"Sie liest die Zeitung.","span":[49,71],"paragraph":1}

                """)
    }

    /// A line stays a line, whatever the sentence holds; JSON keeps it.
    @Test func lineEndsInsideASentence() async throws {
        let wrapped = (0..<8).map { "Zeile \($0) dieses langen Satzes ist genau bis an den Rand gefüllt und" }
        try scratch.write(wrapped.joined(separator: "\n") + "\nendet.", to: "wrapped.de.txt")
        let text = try await Program.run(["segment", "wrapped.de.txt"], in: scratch.path)
        #expect(text.lines == [wrapped.joined(separator: " ") + " endet."])
        let json = try await Program.run(["segment", "wrapped.de.txt", "--format", "jsonl"], in: scratch.path)
        #expect(json.lines.count == 1)
        #expect(json.text.contains(#"gefüllt und\nZeile 1"#))
    }

    @Test func strength() async throws {
        let thai = "วันนี้อากาศดีมาก ฉันไปตลาดกับแม่ เราซื้อผลไม้ แล้วกลับบ้านตอนเย็น\n"
        try scratch.write(thai, to: "th.txt")
        var counts: [Int] = []
        for strength in ["0.01", "0.5", "1"] {
            let run = try await Program.run(
                ["segment", "th.txt", "--strength", strength, "--format", "jsonl"], in: scratch.path)
            #expect(run.exitCode == 0)
            counts.append(run.lines.count)
        }
        #expect(counts == counts.sorted(by: >))
        #expect(counts.first ?? 0 > 1 && counts.last == 1, "\(counts)")
    }

    @Test func writesAFile() async throws {
        let run = try await Program.run(["segment", "de.txt", "-o", "out.txt"], in: scratch.path)
        #expect(run.exitCode == 0 && run.output.isEmpty)
        #expect(try scratch.read("out.txt").hasPrefix("Das Haus hat 12 Zimmer.\n"))
        #expect(scratch.names == ["de.txt", "en.txt", "out.txt"])
    }

    @Test func emptyText() async throws {
        try scratch.write(" \n", to: "de.txt")
        expectFailure(try await Program.run(["segment", "de.txt"], in: scratch.path), "de.txt", "is empty")
        let allowed = try await Program.run(["segment", "de.txt", "--allow-empty"], in: scratch.path)
        #expect(allowed.exitCode == 0 && allowed.output.isEmpty && allowed.errors.isEmpty)
    }

    /// A user's language file adds to the built-in one, or replaces it.
    @Test func languageData() async throws {
        try scratch.write("Der Abt. und z. B. der Quux. Bruder ging.\n", to: "de.txt")
        func lines() async throws -> [String] {
            try await Program.run(["segment", "de.txt", "--language-data", "rules"], in: scratch.path).lines
        }
        try scratch.write("[never]\nAbt.\n", to: "rules/th.txt")
        #expect(try await lines() == ["Der Abt. und z. B. der Quux.", "Bruder ging."])
        try scratch.write("[never]\nQuux.\n", to: "rules/de.txt")
        #expect(try await lines() == ["Der Abt. und z. B. der Quux. Bruder ging."])
        // What is built in can be put right.
        try scratch.write("Es kam usw. Der Rest. Dipl. Der Rat.\n", to: "de.txt")
        try scratch.write("[never]\nusw.\n[maybe]\nDipl.\n", to: "rules/de.txt")
        let put = try await lines()
        #expect(put.first == "Es kam usw. Der Rest.", "\(put)")
        try scratch.write("[settings]\nreplace = yes\n[never]\nusw.\n", to: "rules/de.txt")
        let alone = try await lines()
        #expect(alone == ["Es kam usw. Der Rest.", "Dipl.", "Der Rat."])
        try scratch.write("no such rule: at all\n", to: "rules/de.txt")
        let broken = try await Program.run(["segment", "de.txt", "--language-data", "rules"], in: scratch.path)
        expectFailure(broken, "rules/de.txt")
    }
}
