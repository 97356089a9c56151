import Foundation
import Testing

@Suite struct MatchCommandTests {
    private static let texts = [
        (
            "en",
            "The lighthouse of Warnemünde was built in 1898. Anna Keller was its keeper for 34 years. She counted 17250 ships from Japan."
        ),
        (
            "de",
            "Der Leuchtturm von Warnemünde wurde 1898 gebaut. Anna Keller war 34 Jahre lang seine Wärterin. Sie zählte 17250 Schiffe aus Japan."
        ),
        (
            "fr",
            "Le phare de Warnemünde fut construit en 1898. Anna Keller en fut la gardienne pendant 34 ans. Elle compta 17250 navires du Japon."
        ),
        ("en", "In 1953 the Salzburg orchestra played Mozart in front of 2400 guests. Herbert Ritter conducted it."),
        ("de", "1953 spielte das Salzburger Orchester Mozart vor 2400 Gästen. Herbert Ritter dirigierte es."),
        (
            "de",
            "Im Garten wachsen Tomaten und Gurken. Am Abend gießt sie der Nachbar, der sonst nicht viel zu tun hat."
        ),
    ]

    private func folder() throws -> Scratch {
        let scratch = try Scratch()
        for (number, (_, text)) in Self.texts.enumerated() { try scratch.write(text, to: "t/\(number).txt") }
        try scratch.write("{}", to: "t/notes.json")
        return scratch
    }

    private func groups(_ run: Program.Run) -> [String: [String]] {
        #expect(run.lines.first == "document\tlanguage\tpath\tscore")
        var groups: [String: [String]] = [:]
        for line in run.lines.dropFirst() {
            let cells = line.components(separatedBy: "\t")
            #expect(cells.count == 4)
            groups[cells[0], default: []].append("\(cells[1])=\(cells[2])")
        }
        return groups
    }

    private static let expected = [
        "0": ["de=t/1.txt", "en=t/0.txt", "fr=t/2.txt"], "3": ["de=t/4.txt", "en=t/3.txt"], "5": ["de=t/5.txt"],
    ]

    @Test func findsVersionsByWhatTheyShare() async throws {
        let scratch = try folder()
        let run = try await Program.run(["match", "t", "--encoder", "none"], in: scratch.path)
        #expect(run.exitCode == 0 && run.complaints == ["hexapla: 1 files left out that are no texts by their suffix"])
        #expect(groups(run) == Self.expected)
        #expect(run.lines.last?.hasSuffix("5.txt\t") == true)
    }

    @Test(.enabled(if: InstalledModel.isInstalled, "needs the encoder"))
    func findsVersionsByMeaning() async throws {
        let scratch = try folder()
        let run = try await Program.run(
            ["match", "t", "-o", "m.tsv", "--threads", "2"], environment: InstalledModel.environment, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        let text = try scratch.read("m.tsv")
        let written = Program.Run(exitCode: 0, wasKilled: false, output: Data(text.utf8), errors: "")
        #expect(groups(written) == Self.expected)
        let corpus = try await Program.run(["corpus", "m.tsv", "-o", "out", "--encoder", "none"], in: scratch.path)
        #expect(corpus.exitCode == 0, "\(corpus.errors)")
    }

    @Test(arguments: ["missing.txt", "de=missing.txt"])
    func aTextThatIsNamedMustBeThere(_ text: String) async throws {
        let scratch = try folder()
        let run = try await Program.run(["match", "t", text, "-o", "m.tsv"], in: scratch.path)
        #expect(run.exitCode == 2)
        #expect(run.complaints == ["hexapla: missing.txt: no such file; name an existing one, or LANG=PATH"])
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/m.tsv"))
    }

    @Test func namesAndOptionsSayTheLanguage() async throws {
        let scratch = try Scratch()
        for (name, index) in [("a.en.txt", 0), ("de/x.txt", 1), ("third.txt", 2)] {
            try scratch.write(Self.texts[index].1, to: "t/\(name)")
        }
        let run = try await Program.run(
            ["match", "t/a.en.txt", "t/de/x.txt", "nl=t/third.txt", "--encoder", "none"], in: scratch.path)
        #expect(Set(groups(run).values.joined()) == ["en=t/a.en.txt", "de=t/de/x.txt", "nl=t/third.txt"])
    }

    @Test func whatCannotBeTold() async throws {
        let scratch = try Scratch()
        try scratch.write("12 : 30", to: "t/clock.txt")
        try scratch.write("A house stands by the sea and nobody lives there.", to: "t/house.txt")
        let run = try await Program.run(["match", "t", "--encoder", "none"], in: scratch.path)
        #expect(run.exitCode == 1 && run.errors.contains("t/clock.txt: its language cannot be told"))
        #expect(run.lines == ["document\tlanguage\tpath\tscore", "house\ten\tt/house.txt\t"])
        expectFailure(try await Program.run(["match", "t/clock.txt", "t/clock.txt"], in: scratch.path), "named twice")
    }
}
