import Foundation
import Testing

/// Inputs that used to be taken silently for something else.
@Suite struct NothingSwallowedTests {
    private static let german =
        "Der Minister sprach am Montag mit den Gästen aus dem Norden des Landes. Danach fuhr er nach Hause.\n"
    private static let french =
        "Lundi, le ministre a parlé aux invités venus du nord du pays. Ensuite il est rentré chez lui.\n"

    private func folder(_ texts: [String: String]) throws -> Scratch {
        let scratch = try Scratch()
        for (name, text) in texts { try scratch.write(text, to: name) }
        return scratch
    }

    @Test(arguments: ["out.odt", "out.pdf", "out.xls", "out.txt", "out.tsx.gz"])
    func aSuffixThatNamesNoFormat(_ name: String) async throws {
        let scratch = try folder(["de.txt": Self.german, "fr.txt": Self.french])
        let arguments = ["align", "de.txt", "fr.txt", "--encoder", "none", "-o", name]
        let run = try await Program.run(arguments, in: scratch.path)
        #expect(run.exitCode == 2)
        #expect(run.errors.contains(name) && run.errors.contains(".tmx") && run.errors.contains("--format"))
        #expect(!scratch.names.contains(name))
        let named = try await Program.run(arguments + ["--format", "tsv"], in: scratch.path)
        #expect(named.exitCode == 0 && scratch.names.contains(name))
    }

    @Test func findingsWithASuffixThatNamesNoFormat() async throws {
        let scratch = try folder(["de.txt": Self.german, "fr.txt": Self.french])
        let run = try await Program.run(
            ["check", "de.txt", "fr.txt", "--encoder", "none", "-o", "findings.xml"], in: scratch.path)
        #expect(run.exitCode == 2)
        #expect(run.errors.contains("findings.xml") && run.errors.contains(".sarif"))
    }

    @Test(arguments: ["ger", "deu", "de_DE", "deu_Latn"])
    func otherNamesOfALanguage(_ name: String) async throws {
        let scratch = try folder(["text.txt": Self.german, "fr.txt": Self.french])
        let run = try await Program.run(
            ["align", "\(name)=text.txt", "fr.txt", "--encoder", "none"], in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(run.text.hasPrefix("document\trow\tscore\t\(name)\tfr\n"))
    }

    @Test func anotherLanguageThanNamed() async throws {
        let long = String(repeating: Self.german, count: 12)
        let scratch = try folder([
            "text.txt": long, "copy.txt": long, "fr.txt": String(repeating: Self.french, count: 12),
        ])
        let run = try await Program.run(
            ["align", "en=text.txt", "fr.txt", "--encoder", "none"], in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(run.errors.contains("en: the text looks like de, not en"))
        let same = try await Program.run(
            ["align", "de=text.txt", "nl=copy.txt", "--encoder", "none"], in: scratch.path)
        #expect(same.errors.contains("de and nl: the texts are the same"))
        let right = try await Program.run(
            ["align", "de=text.txt", "fr.txt", "--encoder", "none"], in: scratch.path)
        #expect(right.errors.isEmpty)
    }

    /// Lines that end where a poet wants it are one thing, wrapped prose and lists of sentences another.
    @Test func verse() async throws {
        let poem = """
            Wer reitet so spät
            durch Nacht und Wind?
            Es ist der Vater
            mit seinem Kind
            Er hat den Knaben
            wohl in dem Arm
            Er fasst ihn sicher
            er hält ihn warm
            Mein Sohn, was birgst du
            so bang dein Gesicht

            """
        let words = (0..<200).map { "Wort\($0 % 17)" }
        var prose = ""
        for word in words {
            prose += (prose.split(separator: "\n").last?.count ?? 0) + word.count > 44 ? "\n\(word) " : "\(word) "
        }
        let list = String(repeating: "Das ist ein Satz.\nUnd noch einer, länger.\n", count: 8)
        let scratch = try folder([
            "de.txt": poem, "en.txt": poem, "fr.txt": prose,
            "it.txt": prose.replacingOccurrences(of: "Wort", with: "Wert"), "es.txt": list,
        ])
        func errors(_ first: String, _ second: String, _ more: [String] = []) async throws -> String {
            try await Program.run(["align", first, second, "--encoder", "none"] + more, in: scratch.path).errors
        }
        let told = try await errors("de.txt", "en.txt")
        #expect(told.contains("look like verse") && told.contains("--input lines takes each as it is"))
        #expect(try await errors("de.txt", "en.txt", ["--input", "lines"]).isEmpty)
        #expect(try await errors("fr.txt", "it.txt").isEmpty)
        #expect(try await errors("de.txt", "fr.txt").isEmpty)
        #expect(try await errors("es.txt", "de.txt").isEmpty)
    }

    @Test(arguments: [("algin", "align"), ("chekc", "check"), ("Align", "align"), ("modle", "model")])
    func aMistypedCommand(_ typed: String, _ meant: String) async throws {
        let run = try await Program.run([typed, "de.txt"])
        #expect(run.exitCode == 2)
        #expect(run.errors.contains("Did you mean '\(meant)'?"))
        let strange = try await Program.run(["frobnicate"])
        #expect(!strange.errors.contains("Did you mean"))
    }

    @Test func aShortOptionOfOtherPrograms() async throws {
        #expect(try await Program.run(["-v"]).errors.contains("Did you mean '--version'?"))
        #expect(try await Program.run(["align", "-f", "tsv"]).errors.contains("Did you mean '--format'?"))
    }
}
