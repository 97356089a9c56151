internal import Checking
internal import Codecs
internal import Errors
internal import Files
private import Foundation

/// Accepted findings as a file: JSON Lines, a finding a line, so that a change of it reads well in code review.
enum BaselineFile {
    static func read(_ path: String) throws(HexaplaError) -> Baseline {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw HexaplaError(
                at: "\(path)", "cannot be read", expected: "accepted findings as \(.writtenBaseline) writes them")
        }
        let decoder = JSONDecoder()
        var fingerprints: [Fingerprint] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
            do {
                fingerprints.append(try decoder.decode(Fingerprint.self, from: line))
            } catch {
                throw HexaplaError(
                    at: "\(path):\(index + 1)", "is no accepted finding",
                    expected: "a line as \(.writtenBaseline) writes it")
            }
        }
        return Baseline(fingerprints)
    }

    /// A finding's line, its end included.
    static func line(_ fingerprint: Fingerprint) throws(HexaplaError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(fingerprint) else {
            throw HexaplaError("internal error: a finding cannot be written to the baseline")
        }
        return [UInt8](line) + [0x0A]
    }

    struct Writer {
        private let output: Output

        init(path: String, reading files: ReadFiles) throws(HexaplaError) {
            output = try Output(named: path, reading: files)
        }

        func write(_ fingerprints: [Fingerprint]) throws(HexaplaError) {
            for fingerprint in fingerprints { try output.write(bytes: try BaselineFile.line(fingerprint)) }
        }

        func finish() throws(HexaplaError) { try output.finish() }
    }
}
