import Foundation
import TestRandomness
import Testing

/// Bytes that nobody would call a text: the program refuses them with exit 2 or takes them without loss, and is never
/// ended by a signal.
@Suite struct FuzzTests {
    private static let count = 300
    private static let sample = Array(
        (Scratch.german + "Grüße 👍 „Zitat“ 3. Mai 2023, z. B. สวัสดี พ.ศ. 2566 مرحبا؟ 東京。").utf8)

    private static func bytes(_ random: inout SplitMix64) -> [UInt8] {
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            return (0..<Int.random(in: 0..<400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        case 1:
            return mutated(&random)
        case 2:
            // Any scalars at all, as UTF-8.
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1..<150, using: &random) { text.append(scalar(&random)) }
            return Array(String(text).utf8)
        case 3:
            // Any units after a mark, as UTF-16: lone surrogates too.
            let units = (0..<Int.random(in: 0..<150, using: &random)).flatMap { _ -> [UInt8] in
                let unit = UInt16.random(in: 0...(Bool.random(using: &random) ? 0x2FF : 0xFFFF), using: &random)
                return [UInt8(unit & 255), UInt8(unit >> 8)]
            }
            return [0xFF, 0xFE] + units
        case 4:
            // Little but full stops, quotation marks and line ends.
            let pieces = [
                ".", "!", "?", "\n", "\r", "\r\n", " ", "“", "„", "(", ")", "A", "a", "1", "\u{2028}", "\u{2029}", "…",
            ]
            return (0..<Int.random(in: 1..<120, using: &random)).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? ".").utf8)
            }
        default:
            let word = Array(Self.sample.prefix(Int.random(in: 1..<40, using: &random)).filter { $0 != 0x20 })
            return Array(repeatElement(word, count: Int.random(in: 1..<60, using: &random)).joined())
        }
    }

    private static func mutated(_ random: inout SplitMix64) -> [UInt8] {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...127, using: &random)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.insert(contentsOf: bytes.prefix(place), at: place)
            default: bytes.remove(at: place)
            }
        }
        return bytes
    }

    private static func scalar(_ random: inout SplitMix64) -> Unicode.Scalar {
        let limits: [UInt32] = [0x7F, 0x24F, 0xFFF, 0x30FF, 0xFFFF, 0x10FFFF]
        let limit = limits.randomElement(using: &random) ?? 0x7F
        return Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) ?? "\u{FFFD}"
    }

    /// What the bytes say, by Swift's own decoder; nil where they say nothing.
    private static func decoded(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard bytes.count % 2 == 0 else { return nil }
            let isBig = bytes[0] == 0xFE
            let units = stride(from: 2, to: bytes.count, by: 2).map { place in
                UInt16(bytes[place + (isBig ? 0 : 1)]) << 8 | UInt16(bytes[place + (isBig ? 1 : 0)])
            }
            return String(validating: units, as: UTF16.self)
        }
        return String(
            validating: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes, as: UTF8.self)
    }

    private static func problems(case number: Int) async throws -> [String] {
        var random = SplitMix64(seed: UInt64(number))
        let bytes = [bytes(&random), bytes(&random)]
        let scratch = try Scratch()
        try scratch.write(Data(bytes[0]), to: "de.txt")
        try scratch.write(Data(bytes[1]), to: "th.txt")
        let segment = try await Program.run(["segment", "de.txt", "--format", "jsonl"], in: scratch.path)
        let align = try await Program.run(
            ["align", "de.txt", "th.txt", "--encoder", "none", "--format", "jsonl"], in: scratch.path)
        let check = try await Program.run(
            [
                "check", "de.txt", "th.txt", "--encoder", "none", "--format", "json", "--min-score", "0", "--fail-on",
                "never",
            ],
            in: scratch.path)
        var problems: [String] = []
        if check.exitCode == 0, (try? JSONSerialization.jsonObject(with: check.output)) == nil {
            problems.append("check wrote no JSON")
        }
        for (name, run) in [("segment", segment), ("align", align), ("check", check)] {
            let isRefusal = run.exitCode == 2 && run.output.isEmpty && run.complaints.count == 1
            // Doubts about the language are told, and right here.
            let isCalm = run.complaints.allSatisfy { $0.contains("looks like") || $0.contains("are the same") }
            if run.wasKilled || !isRefusal && !(run.exitCode == 0 && isCalm) {
                problems.append("\(name): exit \(run.exitCode) \(run.errors)")
            }
        }
        if segment.exitCode == 0, !segment.wasKilled {
            let sentences = try SentenceLine.all(segment)
            problems += decoded(bytes[0]).map { losses(sentences, of: $0) } ?? ["segment took what does not decode"]
        }
        if align.exitCode == 0, !align.wasKilled {
            let texts = (decoded(bytes[0]), decoded(bytes[1]))
            guard let first = texts.0, let second = texts.1 else {
                return problems + ["align took what does not decode"]
            }
            problems += losses(try TableRow.all(align), of: ["de": first, "th": second])
        }
        return problems
    }

    @Test func anyBytes() async throws {
        try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
            var next = 0
            var taken = 0
            while taken < Self.count {
                while next < min(taken + 3, Self.count) {
                    let number = next
                    group.addTask { (number, try await Self.problems(case: number)) }
                    next += 1
                }
                guard let (number, problems) = try await group.next() else { break }
                #expect(problems.isEmpty, "seed \(number)")
                taken += 1
            }
        }
    }
}
