internal import ArgumentParser
internal import Errors
internal import Files
private import Glibc
private import Jobs

struct Hexapla: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hexapla",
        abstract: "Aligns the versions of one text, sentence by sentence, in one lossless, scored table.",
        discussion: """
            Example:
              hexapla align ar=a.txt th=b.txt de=c.txt -o table.tsv

            Exit codes: 0 done, 1 done and something found, 2 error.
            """,
        version: Release.version,
        subcommands: [
            Align.self, Check.self, CorpusCommand.self, MatchCommand.self, StreamCommand.self, Convert.self, Clean.self,
            Links.self, Terms.self, ReviewCommand.self, Segment.self, Embed.self, Evaluate.self, Model.self,
            Completion.self,
        ])

    /// Parses the command line, runs it and ends the program: 0 done, 1 done with findings, 2 error.
    static func runToExit() -> Never {
        ProcessSetup.prepare()
        let arguments = ProcessSetup.arguments
        do {
            try run(arguments)
            Glibc.exit(0)
        } catch {
            // The reader has seen enough.
            if error.kind == .readerGone { Glibc.exit(0) }
            CommandWording.notify("\(error.line(CommandWording()))")
            Glibc.exit(2)
        }
    }

    private static func run(_ arguments: [String]) throws(HexaplaError) {
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch let error as HexaplaError {
            throw error
        } catch {
            guard exitCode(for: error) == .success else { throw usageError(error, arguments) }
            let output = try Output(path: nil)
            try output.write(fullMessage(for: error) + "\n")
            try output.finish()
        }
    }

    /// What is wrong with the command line, in one line: the parser's own message takes several.
    private static func usageError(_ error: any Error, _ arguments: [String]) -> HexaplaError {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        let first = arguments.first ?? ""
        if !first.hasPrefix("-"), first != "help", !names.contains(first) {
            let expected = "unknown command '\(first)'; expected one of \(names.joined(separator: ", "))"
            let hint = first.contains("=") ? " (to align texts: hexapla align \(first) …)" : ""
            let meant = SpellingHint.nearest(to: first, among: names).map { " Did you mean '\($0)'?" } ?? ""
            return HexaplaError("\(expected)\(hint).\(meant) See 'hexapla --help'")
        }
        let lines = message(for: error).split(whereSeparator: \.isNewline).joined(separator: " ")
        var sentence = lines.prefix(1).lowercased() + lines.dropFirst()
        if !sentence.hasSuffix("?"), !sentence.hasSuffix(".") { sentence += "." }
        if let option = arguments.lazy.compactMap({ SpellingHint.longOptions[$0] }).first, !sentence.hasSuffix("?") {
            sentence += " Did you mean '\(option)'?"
        }
        let command = names.contains(first) ? "hexapla \(first)" : "hexapla"
        return HexaplaError("\(sentence) See '\(command) --help'")
    }
}
