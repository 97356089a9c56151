private import Foundation

/// Works on a stream of items with several threads, and hands the results on in the order of the items.
///
/// At most `itemsAhead` results a thread wait for one that takes long, so memory stays flat.
public enum OrderedWork {
    private static let itemsAhead = 8

    /// - Parameters:
    ///   - next: The next item, nil at the end; called by one thread at a time.
    ///   - finish: Takes a result, in order, by one thread at a time; told whether nothing else waits to be taken.
    public static func run<Item: Sendable, Value: Sendable, Failure: Error>(
        threads: Int, next: @Sendable () throws(Failure) -> Item?, work: @Sendable (Item) -> Value,
        finish: @Sendable (Value, _ isLast: Bool) throws(Failure) -> Void
    ) throws(Failure) {
        let queue = Queue<Value, Failure>(limit: max(1, threads) * itemsAhead)
        Crew.run(threads) {
            while true {
                let taken: (number: Int, item: Item)?
                do throws(Failure) {
                    taken = try queue.take(next)
                } catch {
                    return queue.fail(error)
                }
                guard let taken else { return }
                let value = work(taken.item)
                do throws(Failure) {
                    try queue.put(value, number: taken.number, finish)
                } catch {
                    return queue.fail(error)
                }
            }
        }
        if let error = queue.error { throw error }
    }

    /// What the threads share. Every field is read and written under one of the locks: the numbers of items and results
    /// and the results that wait under `condition`; items are read under `reading`.
    private final class Queue<Value: Sendable, Failure: Error>: @unchecked Sendable {
        private let condition = NSCondition()
        private let reading = NSLock()
        private let limit: Int
        private var taken = 0
        private var finished = 0
        private var isAtEnd = false
        private var isFinishing = false
        private var waiting: [Int: Value] = [:]
        private(set) var error: Failure?

        init(limit: Int) { self.limit = limit }

        func take<Item>(_ next: () throws(Failure) -> Item?) throws(Failure) -> (number: Int, item: Item)? {
            condition.lock()
            while taken - finished >= limit, error == nil { condition.wait() }
            condition.unlock()
            reading.lock()
            defer { reading.unlock() }
            condition.lock()
            let isOver = isAtEnd || error != nil
            condition.unlock()
            guard !isOver else { return nil }
            let item: Item?
            do throws(Failure) {
                item = try next()
            } catch {
                // Before another thread may read on.
                fail(error)
                throw error
            }
            condition.lock()
            defer { condition.unlock() }
            guard let item else {
                isAtEnd = true
                return nil
            }
            defer { taken += 1 }
            return (taken, item)
        }

        func put(
            _ value: Value, number: Int, _ finish: (Value, Bool) throws(Failure) -> Void
        ) throws(Failure) {
            condition.lock()
            defer { condition.unlock() }
            waiting[number] = value
            // One thread writes; what others bring meanwhile it takes too.
            guard !isFinishing else { return }
            isFinishing = true
            defer { isFinishing = false }
            while error == nil, let value = waiting.removeValue(forKey: finished) {
                let isLast = waiting[finished + 1] == nil
                condition.unlock()
                let result = Result { () throws(Failure) in try finish(value, isLast) }
                condition.lock()
                finished += 1
                // Before another thread may hand on what follows.
                if case .failure(let failure) = result { error = error ?? failure }
                condition.broadcast()
                try result.get()
            }
        }

        func fail(_ error: Failure) {
            condition.lock()
            self.error = self.error ?? error
            condition.broadcast()
            condition.unlock()
        }
    }
}
