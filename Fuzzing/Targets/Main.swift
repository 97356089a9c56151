import Glibc

// Which target runs, $FUZZ_TARGET says; `list` prints their names and longest inputs.
nonisolated(unsafe) private var chosen: FuzzTarget?

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// libFuzzer's own main, for programs that have one.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

// The name that the package manager gives to the main of this target.
@_cdecl("fuzz_targets_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    signal(SIGPIPE, SIG_IGN)
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    if name == "list" {
        for target in FuzzTarget.all { print(target.name, target.mostBytes) }
        exit(0)
    }
    chosen = FuzzTarget.all.first { $0.name == name }
    guard chosen != nil else {
        print("fuzz-targets: no target '\(name)'; expected one in $FUZZ_TARGET")
        exit(2)
    }
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, testOneInput)
}

/// libFuzzer's main is in the program too, and wants one of this name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
