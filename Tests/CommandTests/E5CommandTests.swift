import Foundation
import Testing

/// The encoder for a hundred languages, as a user sees it. Texts are short: without optimization it is slow.
@Suite struct E5CommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write("Bảo tàng đóng cửa vào thứ Hai. Con mèo ngủ trên ghế.\n", to: "a.vi.txt")
        try scratch.write("The museum is closed on Mondays. The cat sleeps on the chair.\n", to: "a.en.txt")
        try scratch.write("Das Museum ist montags geschlossen. Die Katze schläft auf dem Stuhl.\n", to: "a.de.txt")
    }

    private func align(_ arguments: String...) async throws -> Program.Run {
        try await Program.run(
            ["align"] + arguments + ["--format", "jsonl", "--document", "a"], environment: InstalledModel.environment,
            in: scratch.path)
    }

    /// A language that the first encoder does not know: the notice names the one that would.
    @Test(.enabled(if: InstalledModel.isInstalled && !InstalledModel.hasE5, "needs muse, and e5 not installed"))
    func noticeNamesTheOneThatIsMissing() async throws {
        let run = try await align("a.vi.txt", "a.en.txt")
        #expect(run.exitCode == 0)
        #expect(run.complaints.count == 1 && run.errors.contains("does not know vi"))
        #expect(run.errors.contains("the encoder 'e5' knows all of these languages"))
    }

    @Test(.enabled(if: InstalledModel.hasE5, "\(InstalledModel.e5Comment)"))
    func vietnameseIsAlignedByMeaning() async throws {
        let run = try await align("a.vi.txt", "a.en.txt")
        #expect(run.exitCode == 0 && run.complaints.isEmpty, "\(run.errors)")
        #expect(run.lines.count == 2)
        #expect(run.lines == (try await align("a.vi.txt", "a.en.txt", "--encoder", "e5", "--threads", "2")).lines)
        #expect(run.lines != (try await align("a.vi.txt", "a.en.txt", "--encoder", "none")).lines)
    }

    @Test(.enabled(if: InstalledModel.hasE5 && InstalledModel.isInstalled, "\(InstalledModel.e5Comment)"))
    func nothingChangesForTheFirstEncodersLanguages() async throws {
        let run = try await align("a.de.txt", "a.en.txt")
        #expect(run.complaints.isEmpty)
        #expect(run.lines == (try await align("a.de.txt", "a.en.txt", "--encoder", "muse")).lines)
    }

    @Test func whatIsNotInstalledIsNamed() async throws {
        let run = try await Program.run(
            ["align", "a.vi.txt", "a.en.txt", "--encoder", "e5", "--models", "none"], in: scratch.path)
        expectFailure(run, "none/multilingual-e5-small/model.hexapla", "the encoder is not installed")
    }
}
