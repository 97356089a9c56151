private import Dispatch
private import Synchronization

/// Runs independent pieces of work on a number of threads.
enum Workers {
    /// The results of `work` for 0 to `count - 1`, in order: the same whatever the number of threads.
    static func map<Result: Sendable>(
        _ count: Int, threads: Int, _ work: @Sendable (Int) throws(HexaplaError) -> Result
    ) throws(HexaplaError) -> [Result] {
        if threads <= 1 || count <= 1 {
            var results: [Result] = []
            for index in 0..<count { results.append(try work(index)) }
            return results
        }
        let next = Atomic<Int>(0)
        let finished = Mutex<[Int: Swift.Result<Result, HexaplaError>]>([:])
        DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if index >= count { return }
                let result = Swift.Result { () throws(HexaplaError) in try work(index) }
                // Whatever stands before is begun already: the first error is the same for any number of threads.
                if case .failure = result { next.store(count, ordering: .relaxed) }
                finished.withLock { $0[index] = result }
            }
        }
        let all = finished.withLock { $0 }
        var results: [Result] = []
        for index in 0..<count {
            guard let result = all[index] else { throw HexaplaError("internal error: a worker lost its result") }
            results.append(try result.get())
        }
        return results
    }
}
