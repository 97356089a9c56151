import Foundation
import Synchronization
import Testing
import Threads

@Suite struct WorkersTests {
    private struct Failure: Error, Equatable {
        let number: Int
    }

    @Test(arguments: [0, 1, 2, 16, 64]) func everyIndexOnce(threads: Int) {
        let counts = Mutex([Int](repeating: 0, count: 500))
        Workers.forEach(500, threads: threads) { index in counts.withLock { $0[index] += 1 } }
        #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 500))
    }

    @Test(arguments: [1, 2, 16]) func resultsInOrder(threads: Int) {
        let results = Workers.map(500, threads: threads) { index in
            if index % 5 == 0 { usleep(UInt32(index * 7919 % 300)) }
            return index * index
        }
        #expect(results == (0..<500).map { $0 * $0 })
        #expect(Workers.map(0, threads: threads) { $0 }.isEmpty)
    }

    /// The first that fails takes longest: the later ones are known before it.
    @Test(arguments: [1, 2, 16]) func theErrorOfTheFirstIndex(threads: Int) {
        for _ in 0..<10 {
            let error = #expect(throws: Failure.self) {
                try Workers.map(200, threads: threads) { (index) throws(Failure) in
                    if index == 37 { usleep(3_000) }
                    if [37, 38, 39, 120].contains(index) { throw Failure(number: index) }
                    return index
                }
            }
            #expect(error == Failure(number: 37))
        }
    }

    @Test(arguments: [1, 2]) func nothingIsBegunLongAfterAnError(threads: Int) {
        let begun = Atomic<Int>(0)
        #expect(throws: Failure.self) {
            try Workers.map(5_000, threads: threads) { (index) throws(Failure) in
                begun.wrappingAdd(1, ordering: .relaxed)
                if index == 10 { throw Failure(number: index) }
                usleep(100)
            }
        }
        #expect(begun.load(ordering: .relaxed) < 1_000)
    }
}
