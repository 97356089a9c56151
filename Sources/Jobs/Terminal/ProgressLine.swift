private import Dispatch
private import Synchronization

/// One line on a terminal that says how far a long run is, how fast it goes and how long it will take.
final class ProgressLine: Sendable {
    private struct State {
        var done = 0
        var work = 0
        var sentences = 0
        var shown: UInt64 = 0
    }

    private let state = Mutex(State())
    private let count: Int
    private let work: Int
    private let isShown: Bool
    private let start = DispatchTime.now().uptimeNanoseconds
    private static let interval: UInt64 = 250_000_000

    /// - Parameters:
    ///   - count: How many documents there are.
    ///   - work: What all of them come to in units that time is about proportional to.
    init(count: Int, work: Int, isShown: Bool) {
        (self.count, self.work, self.isShown) = (count, work, isShown)
    }

    func add(work done: Int, sentences: Int) {
        guard isShown else { return }
        state.withLock { state in
            state.done += 1
            state.work += done
            state.sentences += sentences
            let now = DispatchTime.now().uptimeNanoseconds
            guard now - state.shown > Self.interval else { return }
            state.shown = now
            let seconds = max(0.001, Double(now - start) / 1e9)
            let left = state.work > 0 ? seconds * Double(work - state.work) / Double(state.work) : 0
            Notices.show(
                "hexapla: \(state.done) of \(count) documents, \(Int(Double(state.sentences) / seconds)) sentences/s, "
                    + "\(Self.spelled(left)) left")
        }
    }

    /// Takes the line away.
    func end() { if isShown { Notices.show("") } }

    private static func spelled(_ seconds: Double) -> String {
        switch seconds {
        case ..<100: "\(Int(seconds.rounded(.up))) s"
        case ..<6000: "\(Int((seconds / 60).rounded(.up))) min"
        default: "\(Int((seconds / 3600).rounded(.up))) h"
        }
    }
}
