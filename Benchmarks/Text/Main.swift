import Foundation
import Hexapla
import ICUText

/// Speed and memory on one core. `make bench` runs it; with `reading`, `segmentation` or `alignment` behind it the
/// program runs a part.
@main
struct Main {
    static func main() throws {
        let asked = CommandLine.arguments.dropFirst()
        if asked.first == "given" { return try GivenVectorsBenchmark.run(Array(asked.dropFirst())) }
        if asked.isEmpty || asked.contains("reading") { try ReadingBenchmark.run() }
        if asked.isEmpty || asked.contains("segmentation") { try SegmentationBenchmark.run() }
        if asked.isEmpty || asked.contains("alignment") { try AlignmentBenchmark.run() }
    }
}

/// Seconds that a piece of work takes, the median of several runs.
func medianSeconds(runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var seconds: [Double] = []
    for _ in 0..<runs {
        let start = ContinuousClock.now
        try work()
        let elapsed = ContinuousClock.now - start
        seconds.append(Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    }
    return seconds.sorted()[runs / 2]
}

/// The most memory that the process has had so far, in megabytes.
func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
}

func spelled(_ value: Double, digits: Int = 1) -> String {
    String(format: "%.\(digits)f", value)
}
