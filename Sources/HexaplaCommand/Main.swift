@main
struct Main {
    static func main() { Hexapla.runToExit() }
}
