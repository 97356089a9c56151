import DynamicPrograms
import Encoders
import Foundation
import Hexapla
import Testing

/// The examples on the modules' pages are those that are compiled here, and they do what they say.
@Suite struct DocumentationTests {
    @Test(arguments: [
        "Alignment", "Checking", "Documents", "DynamicPrograms", "Encoders", "Formats", "Hexapla", "Segmentation",
        "Words",
    ])
    func pageShowsTheCompiledExample(_ module: String) throws {
        let page = try ReadmeTests.contents("Sources/\(module)/Documentation.docc/\(module).md")
        let file = module == "Hexapla" ? "ReadmeExample" : "Examples/\(module)Example"
        let example = try ReadmeTests.contents("Tests/HexaplaTests/\(file).swift")
        #expect(page.hasPrefix("# ``\(module)``\n"))
        #expect(page.contains("```swift\n\(example)```\n"))
    }

    private func versions(_ english: String, _ german: String) throws -> [Document] {
        [
            Document(language: try #require(LanguageTag("en")), string: english),
            Document(language: try #require(LanguageTag("de")), string: german),
        ]
    }

    @Test func linesAreAligned() throws {
        let texts = try versions("In 1902\nIn 1914\nIn 1920", "Im Jahr 1902\nIm Jahr 1914\nIm Jahr 1920")
        #expect(try alignedLines(of: texts).rows.map(\.segments) == (0..<3).map { [$0..<($0 + 1), $0..<($0 + 1)] })
    }

    @Test func sentencesAreCut() throws {
        let texts = try versions("Dr. Keller came. She stayed.", "")
        #expect(try sentences(of: texts[0]) == ["Dr. Keller came.", "She stayed."])
    }

    @Test func textIsRead() throws {
        let path = ReadmeTests.root.appending(path: "fixtures/small/letters/de.txt").path
        #expect(try germanText(path: path) == (try ReadmeTests.contents("fixtures/small/letters/de.txt")))
    }

    @Test func shortSegmentsAreJoined() {
        #expect(
            bestPath(lengths: [40, 20, 20, 50], [41, 39, 52]) == [
                Bead(first: 0..<1, second: 0..<1), Bead(first: 1..<3, second: 1..<2), Bead(first: 3..<4, second: 2..<3),
            ])
    }

    @Test func cosineIsTaken() throws {
        struct Halves: SentenceEncoder {
            let dimension = 2
            let languages: Set<String>? = nil
            func encode(_ texts: [String], threads: Int) -> [Float] {
                texts.flatMap { $0.isEmpty ? [1, 0] : [0.6, 0.8] as [Float] }
            }
        }
        #expect(try likeness(of: "", and: "a", by: Halves()) == 0.6)
    }

    @Test func rowsAreReadAndChecked() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hexapla-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = folder.appending(path: "rows.tsv")
        try "en\tde\nOne.\tEins.\nTwo.\t\n".write(to: rows, atomically: true, encoding: .utf8)
        #expect(try texts(ofRowsIn: rows.path) == [["One.", "Eins."], ["Two."]])

        let report = folder.appending(path: "findings.json")
        let texts = try versions("The harbour opened in 1902.", "Der Hafen wurde 1906 eröffnet.")
        #expect(try check(texts, into: report.path).rows == 1)
        #expect(try String(contentsOf: report, encoding: .utf8).contains("\"rule\":\"date\""))
    }
}
