private import Synchronization

/// Runs independent pieces of work on a number of threads.
public enum Workers {
    /// Calls `body` once for every index below `count`, from up to `threads` threads at once, in no fixed order.
    public static func forEach(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for index in 0..<count { body(index) }
            return
        }
        let next = Atomic<Int>(0)
        Crew.run(workers) {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
            }
        }
    }

    /// The results of `work` for 0 to `count - 1`, in order: the same whatever the number of threads.
    ///
    /// - Throws: The error of the first index that has one; what comes after it may not have been begun.
    public static func map<Value: Sendable, Failure: Error>(
        _ count: Int, threads: Int, _ work: @Sendable (Int) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        if threads <= 1 || count <= 1 {
            var results: [Value] = []
            for index in 0..<count { results.append(try work(index)) }
            return results
        }
        // The first index that failed; none is begun after it.
        let end = Atomic<Int>(count)
        let finished = Mutex<[Int: Result<Value, Failure>]>([:])
        forEach(count, threads: threads) { index in
            guard index < end.load(ordering: .relaxed) else { return }
            let result = Result { () throws(Failure) in try work(index) }
            // Whatever stands before is begun already: the first error is the same for any number of threads.
            if case .failure = result { end.min(index, ordering: .relaxed) }
            finished.withLock { $0[index] = result }
        }
        var results: [Value] = []
        for (_, result) in finished.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            results.append(try result.get())
        }
        return results
    }
}
