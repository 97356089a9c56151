@main
struct Main {
    static func main() throws {
        var fit = FitWeights(arguments: Array(CommandLine.arguments.dropFirst()))
        try fit.run()
    }
}
