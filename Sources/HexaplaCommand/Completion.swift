internal import ArgumentParser
internal import Errors
internal import Files

struct Completion: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print what completes hexapla's commands in a shell.",
        discussion: """
            Packages install it. By hand:

            Examples:
              hexapla completion bash > ~/.local/share/bash-completion/completions/hexapla
              hexapla completion zsh > ~/.zfunc/_hexapla
              hexapla completion fish > ~/.config/fish/completions/hexapla.fish
            """)

    @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
    var shell: String

    func run() throws {
        guard let known = CompletionShell(rawValue: shell) else {
            let names = CompletionShell.allCases.map(\.rawValue).joined(separator: ", ")
            throw HexaplaError("completion \(shell): unknown shell; expected one of \(names)")
        }
        let output = try Output(path: nil)
        try output.write(Hexapla.completionScript(for: known))
        try output.finish()
    }
}
