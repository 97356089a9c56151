import Foundation
import Testing

/// `hexapla align --anchors FILE`.
@Suite struct AnchorCommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        // Nothing in the texts says what goes with what.
        try scratch.write("Alpha beta. Gamma delta. Epsilon zeta. Eta theta, iota kappa.\n", to: "de.txt")
        try scratch.write("One two. Three four. Five six. Seven eight, nine ten.\n", to: "en.txt")
        try scratch.write("Un deux. Trois quatre. Cinq six. Sept huit, neuf dix.\n", to: "fr.txt")
        try scratch.write("a b\nc d\ne f\ng h\n", to: "lines.de.txt")
        try scratch.write("k l\nm n\no p\nq r\n", to: "lines.en.txt")
    }

    private func align(
        _ anchors: String, _ texts: [String] = ["de.txt", "en.txt"], _ options: String...
    ) async throws -> Program.Run {
        try scratch.write(anchors, to: "anchors.tsv")
        return try await Program.run(
            ["align"] + texts + ["--anchors", "anchors.tsv", "--encoder", "none", "--format", "jsonl"] + options,
            in: scratch.path)
    }

    /// The rows' texts that begin with the words, as "Gamma delta.|Five six."
    private func row(_ rows: [TableRow], _ words: String) -> [String: String]? {
        rows.first { $0.texts.values.contains { $0.hasPrefix(words) } }?.texts
    }

    @Test func rowsBeginAtPlaces() async throws {
        // Against all that lengths say, and inside a sentence.
        let rows = try TableRow.all(try await align("de\ten\nGamma\tFive six\niota\tnine\n"))
        #expect(row(rows, "Gamma")?["en"]?.hasPrefix("Five six.") == true)
        #expect(row(rows, "iota kappa.") == ["de": "iota kappa.", "en": "nine ten."])
        for (language, text) in [("de", "de.txt"), ("en", "en.txt")] {
            let pieces = rows.compactMap { row in
                row.texts[language].flatMap { text in row.spans[language].map { (text, $0) } }
            }
            #expect(losses(pieces, of: try scratch.read(text)).isEmpty)
        }
        #expect(rows.allSatisfy { $0.texts["de"]?.contains("beta. Gamma") != true })
    }

    @Test func placesByNumber() async throws {
        let rows = try TableRow.all(try await align("de\ten\n@12\t@21\n"))
        #expect(row(rows, "Gamma")?["en"]?.hasPrefix("Five") == true)
        // Inside the word "delta", and the space before "Five".
        let same = try TableRow.all(try await align("en\tde\n@20\t@20\n"))
        #expect(row(same, "delta.")?["en"]?.hasPrefix("Five") == true)
    }

    @Test func threeVersions() async throws {
        let texts = ["de.txt", "en.txt", "fr.txt"]
        let anchors = "fr\tde\ten\nCinq\tGamma\t\n\tiota\tnine\n"
        let rows = try TableRow.all(try await align(anchors, texts))
        #expect(row(rows, "Gamma")?["fr"]?.hasPrefix("Cinq") == true)
        #expect(row(rows, "iota")?["en"]?.hasPrefix("nine") == true)
        // Columns in another order, the same rows.
        let other = try TableRow.all(try await align(anchors, texts.reversed()))
        #expect(rows.map(\.texts) == other.map(\.texts))
    }

    @Test func lines() async throws {
        let texts = ["lines.de.txt", "lines.en.txt"]
        let rows = try TableRow.all(try await align("de\ten\n#2\t#3\n", texts, "--input", "lines"))
        #expect(row(rows, "c d")?["en"]?.hasPrefix("o p") == true)
        expectFailure(
            try await align("de\ten\nd\tm\n", texts, "--input", "lines"), "anchors.tsv:2", "'d' stands inside line 2",
            "a line's beginning")
    }

    @Test func longTextsPassThroughPlaces() async throws {
        let german = (0..<560).map { "Satz von etwa so viel \($0 % 7)." }
        let english = (0..<560).map { "A sentence of about \($0 % 5)." }
        try scratch.write(german.joined(separator: "\n"), to: "long.de.txt")
        try scratch.write(english.joined(separator: "\n"), to: "long.en.txt")
        let anchors = "de\ten\n#100\t#300\n#101\t#301\n#500\t#310\n"
        let rows = try TableRow.all(try await align(anchors, ["long.de.txt", "long.en.txt"], "--no-monotone"))
        let starts = { (language: String, lines: [String], line: Int) in
            rows.firstIndex { $0.spans[language]?.lowerBound == lines[..<(line - 1)].reduce(0) { $0 + $1.count + 1 } }
        }
        for (line, other) in [(100, 300), (101, 301), (500, 310)] {
            let row = starts("de", german, line)
            #expect(row != nil && row == starts("en", english, other), "#\(line)")
        }
    }

    @Test func wrongAnchors() async throws {
        expectFailure(try await align("de\tfr\nGamma\tCinq\n"), "anchors.tsv", "no text in 'fr'", "de, en")
        expectFailure(try await align("de\tXX-\nGamma\tx\n"), "anchors.tsv:1", "unknown language 'XX-'")
        expectFailure(try await align("de\tde\nGamma\tx\n"), "anchors.tsv:1", "'de' twice")
        expectFailure(try await align("de\nGamma\n"), "anchors.tsv:1", "one language")
        expectFailure(try await align("\n"), "anchors.tsv", "no header")
        expectFailure(try await align("de\ten\nta\tFive\n"), "anchors.tsv:2", "'ta' stands 6 times in 'de'", "once")
        expectFailure(try await align("de\ten\nGamma\tFiver\n"), "anchors.tsv:2", "'Fiver' stands 0 times in 'en'")
        expectFailure(try await align("de\ten\nGamma\t@1000\n"), "anchors.tsv:2", "@1000 is beyond the text of 'en'")
        expectFailure(try await align("de\ten\nGamma\t#2\n"), "anchors.tsv:2", "#2 is beyond")
        expectFailure(try await align("de\ten\nGamma\t@99999999999999999999\n"), "anchors.tsv:2", "beyond")
        expectFailure(try await align("de\ten\nGamma\t\n"), "anchors.tsv:2", "one place")
        expectFailure(try await align("de\ten\nGamma\tFive\tx\n"), "anchors.tsv:2", "3 cells")
        expectFailure(
            try await align("de\ten\nGamma\tSeven\nEpsilon\tThree\n"), "anchors.tsv:3", "crosses", "anchors.tsv:2")
        expectFailure(
            try await Program.run(["align", "de.txt", "en.txt", "--anchors", "nowhere.tsv"], in: scratch.path),
            "nowhere.tsv", "no such file")
    }

    /// Verses that both versions number stand beside each other.
    @Test func numbersAreAnchors() async throws {
        try scratch.write((1...6).map { "\($0) \(String(repeating: "wa ", count: 7 - $0))\n" }.joined(), to: "v.de.txt")
        try scratch.write((1...6).map { "[\($0)] \(String(repeating: "lo ", count: $0))\n" }.joined(), to: "v.en.txt")
        let run = try await Program.run(
            ["align", "v.de.txt", "v.en.txt", "--encoder", "none", "--format", "jsonl"], in: scratch.path)
        let rows = try TableRow.all(run)
        #expect(rows.count == 6)
        for (index, row) in rows.enumerated() {
            #expect(row.texts["de"]?.hasPrefix("\(index + 1) ") == true)
            #expect(row.texts["en"]?.hasPrefix("[\(index + 1)]") == true)
        }
    }
}
