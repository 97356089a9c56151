import Errors
import Foundation
import Review
import TestFiles
import TestRandomness
import Testing

@Suite struct ReviewSessionTests {
    /// Makes corrections at random and says what they made of the table, after each line of the log.
    private func correct(_ session: ReviewSession, _ count: Int, _ numbers: inout SplitMix64) throws -> [[ReviewRow]] {
        var states = [session.state.all]
        while states.count <= count {
            do {
                try session.apply(TestTables.correction(session.state, &numbers))
                states.append(session.state.all)
            } catch ReviewSession.Failure.refused {
                continue
            }
        }
        return states
    }

    @Test("What was corrected is there again, whatever the corrections were") func replaying() throws {
        try TestFolder.use { folder in
            for seed in 1...6 {
                let table = try TestTables.table(20, seed: UInt64(seed))
                let path = "\(folder.path)/\(seed).review.jsonl"
                var numbers = SplitMix64(seed: UInt64(seed))
                var last: [ReviewRow] = []
                for _ in 0..<3 {
                    let session = try ReviewSession(table, log: path, access: .write)
                    if !last.isEmpty { #expect(session.state.all == last) }
                    last = try #require(try correct(session, 60, &numbers).last)
                }
                #expect(try ReviewSession(table, log: path, access: .read).state.all == last)
                #expect(try ReviewSession(table, log: path, access: .read).revision == 180)
            }
        }
    }

    @Test("A log that ends anywhere gives the state of its whole lines, and goes on from there") func tornLine() throws
    {
        try TestFolder.use { folder in
            let table = try TestTables.table(12)
            let whole = "\(folder.path)/whole.review.jsonl"
            var numbers = SplitMix64(seed: 3)
            let states = try correct(try ReviewSession(table, log: whole, access: .write), 8, &numbers)
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: whole)))
            for length in bytes.indices where length % 5 == 0 || bytes[length] == 0x0A || bytes[length - 1] == 0x0A {
                let path = try folder.write(Array(bytes[..<length]), "torn.review.jsonl")
                let lines = bytes[..<length].count { $0 == 0x0A }
                let session = try ReviewSession(table, log: path, access: .write)
                #expect(session.state.all == states[max(0, lines - 1)])
                try session.apply(.note(row: session.state.all[0].id, "after \(length)"))
                #expect(try ReviewSession(table, log: path, access: .read).state.all == session.state.all)
            }
        }
    }

    @Test("One writes, others read and say so; when it ends, the next one writes") func locking() throws {
        try TestFolder.use { folder in
            let table = try TestTables.table(5)
            let path = "\(folder.path)/t.review.jsonl"
            var first: ReviewSession? = try ReviewSession(table, log: path, access: .write)
            #expect(first?.refusal == nil)
            try first?.apply(.decide(.accepted, row: 1))
            let second = try ReviewSession(table, log: path, access: .write)
            #expect(second.refusal?.contains("another process") == true)
            #expect(second.state[1]?.status == .accepted)
            #expect(throws: ReviewSession.Failure.self) { try second.apply(.decide(.accepted, row: 2)) }
            #expect(second.state[2]?.status == .open)
            first = nil
            #expect(try ReviewSession(table, log: path, access: .write).refusal == nil)
        }
    }

    @Test("A log that is gone, or that somebody else wrote into, takes no more") func strangers() throws {
        try TestFolder.use { folder in
            let table = try TestTables.table(5)
            let path = "\(folder.path)/t.review.jsonl"
            let session = try ReviewSession(table, log: path, access: .write)
            try session.apply(.decide(.accepted, row: 1))
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("\n".utf8))
            #expect(throws: ReviewSession.Failure.self) { try session.apply(.decide(.accepted, row: 2)) }
            try handle.truncate(atOffset: UInt64(bytes.count))
            try session.apply(.decide(.accepted, row: 2))
            try FileManager.default.removeItem(atPath: path)
            #expect(throws: ReviewSession.Failure.self) { try session.apply(.decide(.accepted, row: 3)) }
        }
    }

    @Test(
        "A line that means nothing stops the review, with its number",
        arguments: [
            "", "{}", "nonsense", #"{"do":"accept"}"#, #"{"do":"accept","row":1,"more":2}"#,
            #"{"do":"accept","row":99}"#,
            #"{"do":"fly","row":1}"#, #"{"do":"accept","row":1.5}"#, #"{"do":"split","row":1,"at":{"xx1":3}}"#,
            #"{"do":"redo"}"#, #"{"do":"merge","row":1,"with":"above"}"#, #"{"do":"arrange","parts":[]}"#,
            #"{"do":"arrange","parts":[{"first":1,"last":1,"rows":[{"spans":{"ar":[0,2000000000]}}]}]}"#,
        ])
    func badLines(line: String) throws {
        try TestFolder.use { folder in
            let table = try TestTables.table(5)
            let path = "\(folder.path)/t.review.jsonl"
            try ReviewSession(table, log: path, access: .write).apply(.pin(row: 1, isOn: true))
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes.append(Data("\(line)\n".utf8))
            _ = try folder.write([UInt8](bytes), "t.review.jsonl")
            let error = #expect(throws: HexaplaError.self) { try ReviewSession(table, log: path, access: .write) }
            #expect(error?.description.contains("t.review.jsonl:3: ") == true)
        }
    }

    @Test("A log is of one table") func otherTable() throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/t.review.jsonl"
            try ReviewSession(try TestTables.table(5), log: path, access: .write).apply(.pin(row: 1, isOn: true))
            #expect(throws: HexaplaError.self) {
                try ReviewSession(try TestTables.table(5, seed: 2), log: path, access: .read)
            }
        }
    }

    @Test("Names of logs") func names() {
        #expect(ReviewSession.logPath(ofTable: "a/nato.jsonl") == "a/nato.review.jsonl")
        #expect(ReviewSession.logPath(ofTable: "nato.jsonl.zst") == "nato.review.jsonl")
        #expect(ReviewSession.logPath(ofTable: "nato.tmx") == "nato.tmx.review.jsonl")
    }
}
