import Foundation
import Testing

/// A change that makes alignments of other kinds of text than news clearly worse does not go unseen.
///
/// Floors are a little below what was measured when they were written: raise them when the program becomes better.
@Suite struct AccuracyFloorTests {
    /// What the pairs of a document's versions must reach at least.
    struct Floor: Sendable, CustomTestStringConvertible {
        let document: String
        let languages: [String]
        /// By pair.
        let block: [String: Double]
        let strict: [String: Double]

        var testDescription: String { document }
    }

    /// Lexical evidence takes a contract's "(1)" for a sentence, and pairs little of it.
    @Test(arguments: [
        Floor(document: "ferry", languages: ["en", "de"], block: ["en:de": 0.91], strict: ["en:de": 0.86]),
        Floor(
            document: "ferry-without-marks", languages: ["en", "de"], block: ["en:de": 0.54], strict: ["en:de": 0.50]),
        Floor(
            document: "workshop", languages: ["en", "fr", "de"],
            block: ["en:fr": 0.54, "en:de": 0.45, "fr:de": 0.40], strict: ["en:fr": 0.67, "en:de": 0.38, "fr:de": 0.34]),
        Floor(
            document: "soup", languages: ["en", "de", "ar"],
            block: ["en:de": 0.97, "en:ar": 0.92, "de:ar": 0.92], strict: ["en:de": 0.95, "en:ar": 0.93, "de:ar": 0.93]),
    ])
    func lexicalEvidence(_ floor: Floor) async throws { try await hold(floor, encoder: "none") }

    @Test(
        .enabled(if: InstalledModel.isInstalled, "\(InstalledModel.comment)"),
        arguments: [
            Floor(document: "ferry", languages: ["en", "de"], block: ["en:de": 0.97], strict: ["en:de": 0.95]),
            Floor(
                document: "ferry-without-marks", languages: ["en", "de"], block: ["en:de": 0.90],
                strict: ["en:de": 0.92]),
            Floor(
                document: "workshop", languages: ["en", "fr", "de"],
                block: ["en:fr": 0.97, "en:de": 0.97, "fr:de": 0.97],
                strict: ["en:fr": 0.95, "en:de": 0.92, "fr:de": 0.92]),
            Floor(
                document: "soup", languages: ["en", "de", "ar"],
                block: ["en:de": 0.97, "en:ar": 0.97, "de:ar": 0.97],
                strict: ["en:de": 0.95, "en:ar": 0.95, "de:ar": 0.95]),
        ])
    func withTheEncoder(_ floor: Floor) async throws { try await hold(floor, encoder: "auto") }

    private struct Figures: Decodable {
        struct Measure: Decodable { let f1: Double }
        struct Result: Decodable {
            let block: Measure
            let strict: Measure
        }
        let results: [Result]
    }

    private func hold(_ floor: Floor, encoder: String) async throws {
        let folder = Program.repository.appendingPathComponent("fixtures/gold/\(floor.document)").path
        let texts = floor.languages.map { "\($0)=\(folder)/\($0).txt" }
        let scratch = try Scratch()
        let table = scratch.url("\(floor.document).jsonl").path
        let aligned = try await Program.run(
            ["align", "--encoder", encoder, "-o", table] + texts, environment: InstalledModel.environment)
        #expect(aligned.exitCode == 0, "\(aligned.errors)")
        for (pair, leastBlock) in floor.block {
            let scored = try await Program.run(
                ["evaluate", "--gold", "\(folder)/gold.json", table, "--pair", pair, "--format", "json"]
                    + texts.flatMap { ["--text", $0] })
            #expect(scored.exitCode == 0, "\(scored.errors)")
            let result = try #require(try JSONDecoder().decode(Figures.self, from: scored.output).results.first)
            #expect(result.block.f1 >= leastBlock, "\(pair)")
            #expect(result.strict.f1 >= (try #require(floor.strict[pair])), "\(pair)")
        }
    }
}
