import Foundation

/// Time since it was made.
struct Stopwatch {
    private let start = ContinuousClock.now
    private let processorStart = Self.processorTime

    /// By the wall's clock.
    var seconds: Double {
        let duration = ContinuousClock.now - start
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// That this program spent on processors: on a busy machine the better measure of a single thread.
    var processorSeconds: Double { Self.processorTime - processorStart }

    /// The least processor time of several runs of `body`, in seconds.
    static func best(of runs: Int, _ body: () -> Void) -> Double {
        (0..<runs).map { _ in
            let watch = Stopwatch()
            body()
            return watch.processorSeconds
        }.min() ?? 0
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
