@main
struct Main {
    static func main() throws { try FitWeights(arguments: Array(CommandLine.arguments.dropFirst())).run() }
}
