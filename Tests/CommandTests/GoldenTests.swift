import Foundation
import Testing

/// The whole way from two texts to a table, to the byte.
///
/// Where the table changes on purpose: `HEXAPLA_RENEW_GOLDEN=1 swift test --filter GoldenTests` writes it anew; read
/// what changed (`git diff`) before it is committed.
@Suite struct GoldenTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    @Test func lighthouse() async throws {
        let run = try await Program.run(
            ["align", "en.txt", "de.txt", "--encoder", "none", "--document", "lighthouse", "--format", "jsonl"],
            in: folder.path)
        #expect(run.exitCode == 0)
        let file = folder.appendingPathComponent("lighthouse.jsonl")
        if ProcessInfo.processInfo.environment["HEXAPLA_RENEW_GOLDEN"] != nil { try run.output.write(to: file) }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        for (row, expected) in zip(run.lines, golden.split(separator: "\n")) { #expect(row == expected) }
        #expect(run.text == golden)
    }
}
