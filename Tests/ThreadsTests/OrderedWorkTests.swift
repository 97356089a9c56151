import Foundation
import Synchronization
import Testing
import Threads

@Suite struct OrderedWorkTests {
    private struct Failure: Error, Equatable {
        let number: Int
    }

    /// What `finish` was given, and what `run` threw.
    private struct Outcome {
        var values: [Int] = []
        var lasts: [Bool] = []
        var error: Failure?
    }

    /// The numbers below `count` through `run`.
    private static func outcome(
        _ count: Int, threads: Int, failingToRead: Int? = nil, failingToFinish: Int? = nil,
        work: @Sendable (Int) -> Int = { $0 }
    ) -> Outcome {
        let next = Mutex(0)
        let outcome = Mutex(Outcome())
        do throws(Failure) {
            try OrderedWork.run(threads: threads) { () throws(Failure) -> Int? in
                let number = next.withLock { number in
                    defer { number += 1 }
                    return number
                }
                if number == failingToRead {
                    // Time for others to queue up behind it.
                    usleep(1_000)
                    throw Failure(number: number)
                }
                return number < count ? number : nil
            } work: {
                work($0)
            } finish: { value, isLast throws(Failure) in
                if value == failingToFinish { throw Failure(number: value) }
                outcome.withLock {
                    $0.values.append(value)
                    $0.lasts.append(isLast)
                }
            }
        } catch {
            outcome.withLock { $0.error = error }
        }
        return outcome.withLock { $0 }
    }

    /// Some items take longer than their neighbours, so that results come out of order.
    @Sendable private static func uneven(_ number: Int) -> Int {
        if number % 7 == 0 { usleep(UInt32(number * 7919 % 500)) }
        return number
    }

    @Test(arguments: [0, 1, 2, 3, 16, 64]) func keepsTheOrder(threads: Int) {
        let outcome = Self.outcome(1_000, threads: threads, work: Self.uneven)
        #expect(outcome.values == Array(0..<1_000))
        #expect(outcome.lasts.last == true)
        #expect(outcome.error == nil)
    }

    @Test(arguments: [1, 4]) func nothingToDo(threads: Int) {
        #expect(Self.outcome(0, threads: threads).values.isEmpty)
    }

    @Test(arguments: [1, 2, 16]) func anErrorInTheEndStopsWhatFollows(threads: Int) {
        for _ in 0..<100 {
            let outcome = Self.outcome(100, threads: threads, failingToFinish: 41, work: Self.uneven)
            #expect(outcome.error == Failure(number: 41))
            #expect(outcome.values == Array(0..<41))
        }
    }

    @Test(arguments: [1, 2, 16]) func anErrorInReadingEndsTheRun(threads: Int) {
        for _ in 0..<100 {
            let outcome = Self.outcome(100, threads: threads, failingToRead: 41, work: Self.uneven)
            #expect(outcome.error == Failure(number: 41))
            // What was finished before the error came is whole and in order; nothing comes after it.
            #expect(outcome.values == Array(0..<outcome.values.count))
            #expect(outcome.values.count <= 41)
        }
    }

    /// The first item waits until the others are as far ahead as they may be.
    @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1, "needs two processors"), arguments: [2, 4])
    func memoryStaysFlat(threads: Int) {
        // Eight results a thread, and the items that the threads have in their hands.
        let limit = 8 * threads
        let begun = Atomic<Int>(0)
        let most = Atomic<Int>(0)
        let outcome = Self.outcome(2_000, threads: threads) { number in
            begun.wrappingAdd(1, ordering: .relaxed)
            guard number == 0 else { return number }
            for _ in 0..<2_000 where begun.load(ordering: .relaxed) < limit { usleep(1_000) }
            // Time for one too many.
            usleep(50_000)
            most.store(begun.load(ordering: .relaxed), ordering: .relaxed)
            return number
        }
        #expect(outcome.values == Array(0..<2_000))
        #expect((limit...(limit + threads)).contains(most.load(ordering: .relaxed)))
    }
}
