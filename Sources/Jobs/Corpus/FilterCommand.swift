private import Dispatch
internal import Errors
private import Foundation
private import Synchronization

/// A program of the user's own that says which rows stay: it reads rows, a JSON object a line, and answers each with a
/// line, `keep` or `drop`.
///
/// It may answer at once or after all rows: what it writes is read while rows are sent.
struct FilterCommand {
    private let command: String

    /// - Parameter command: As a shell takes it.
    init(_ command: String) { self.command = command }

    /// - Parameter feed: Sends all rows, one line each, through the function that it is given.
    /// - Returns: Whether each stays.
    func verdicts(
        _ feed: ((String) throws(HexaplaError) -> Void) throws(HexaplaError) -> Void
    ) throws(HexaplaError) -> [Bool] {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        (process.standardInput, process.standardOutput) = (input, output)
        do {
            try process.run()
        } catch {
            throw problem("cannot be run (\(error.localizedDescription))")
        }
        let answers = Answers()
        let reading = DispatchGroup()
        let reader = output.fileHandleForReading
        DispatchQueue.global().async(group: reading) {
            // Read to the end even where an answer is wrong: the program must not wait for a reader.
            while let bytes = try? reader.read(upToCount: 1 << 16), !bytes.isEmpty { answers.add(bytes) }
        }
        var sent = 0
        // A program that has ended reads no more; what it says when it ends tells why.
        var isReading = true
        var buffer = Data()
        func flush() {
            do { try input.fileHandleForWriting.write(contentsOf: buffer) } catch { isReading = false }
            buffer.removeAll(keepingCapacity: true)
        }
        do throws(HexaplaError) {
            try feed { line throws(HexaplaError) in
                sent += 1
                guard isReading else { return }
                buffer.append(contentsOf: line.utf8)
                if buffer.count >= 1 << 16 { flush() }
            }
        } catch {
            process.terminate()
            throw error
        }
        if isReading { flush() }
        try? input.fileHandleForWriting.close()
        reading.wait()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let how = process.terminationReason == .exit ? "exit code" : "signal"
            throw problem("ended with \(how) \(process.terminationStatus)")
        }
        let found = answers.finished
        if let wrong = found.wrong {
            throw problem("answered line \(wrong.line) with '\(wrong.text)'")
        }
        guard found.verdicts.count == sent else {
            throw problem("answered \(found.verdicts.count) of \(sent) rows")
        }
        return found.verdicts
    }

    private func problem(_ found: String) -> HexaplaError {
        HexaplaError(
            at: "\(.filterCommand) '\(command)'", "\(found)",
            expected: "a line for each row, 'keep' or 'drop', and exit code 0"
        )
    }
}

/// What the program answered so far.
private final class Answers: Sendable {
    struct Found: Sendable {
        var verdicts: [Bool] = []
        var wrong: (line: Int, text: String)?
    }

    private struct State {
        var found = Found()
        var rest: [UInt8] = []
    }

    private let state = Mutex(State())
    /// A longer answer is none.
    private static let longest = 100

    func add(_ bytes: Data) {
        state.withLock { state in
            for byte in bytes {
                if byte == UInt8(ascii: "\n") {
                    Self.end(&state)
                } else if state.rest.count < Self.longest {
                    state.rest.append(byte)
                }
            }
        }
    }

    /// With a last line that has no end.
    var finished: Found {
        state.withLock { state in
            if !state.rest.isEmpty { Self.end(&state) }
            return state.found
        }
    }

    private static func end(_ state: inout State) {
        let answer = String(decoding: state.rest, as: UTF8.self).trimmingCharacters(in: .whitespaces)
        state.rest = []
        if answer != "keep", answer != "drop", state.found.wrong == nil {
            state.found.wrong = (state.found.verdicts.count + 1, answer)
        }
        state.found.verdicts.append(answer == "keep")
    }
}
