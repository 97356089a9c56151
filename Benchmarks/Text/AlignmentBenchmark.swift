internal import Alignment
import Foundation
import Hexapla

/// Time and memory of aligning two long texts without an encoder, from documents to rows.
///
/// The texts are made up: sentences of words from a vocabulary with Zipf's frequencies, the second version a
/// word-for-word rendering in other words, with names and numbers kept, one sentence in ten joined with the next and
/// one in fifty missing.
enum AlignmentBenchmark {
    static func run() throws {
        print("alignment      bytes a side  rows      seconds  ms a sentence  peak MB   (lexical evidence, one core)")
        for megabytes in [1.0, 10.0] {
            let (first, second, sentences) = texts(bytes: Int(megabytes * 1_000_000))
            guard let german = LanguageTag("de"), let english = LanguageTag("en") else { continue }
            var rows = 0
            let seconds = try medianSeconds(runs: 1) {
                let table = try Aligner().align(
                    [Document(language: german, string: first), Document(language: english, string: second)],
                    name: "made up")
                rows = table.rows.count
            }
            print(
                "              \(String(first.utf8.count).leftPadded(13))  \(String(rows).leftPadded(6))"
                    + "  \(spelled(seconds).leftPadded(9))  \(spelled(seconds * 1000 / Double(sentences), digits: 2).leftPadded(13))"
                    + "  \(spelled(peakMegabytes(), digits: 0).leftPadded(7))")
        }
    }

    private static func texts(bytes: Int) -> (String, String, sentences: Int) {
        var random = Random(state: 42)
        let vocabulary = (0..<20_000).map { _ in (random.word(), random.word()) }
        var first = ""
        var second = ""
        var sentences = 0
        while first.utf8.count < bytes {
            let paragraph = random.below(6) + 2
            for _ in 0..<paragraph {
                var words: (String, String) = ("", "")
                for index in 0..<(8 + random.below(20)) {
                    var pair = vocabulary[random.zipf(vocabulary.count)]
                    let kind = random.below(40)
                    if kind == 0 { pair = (String(random.below(3000)), "") }
                    if kind == 1 { pair = (random.word().capitalized, "") }
                    if pair.1.isEmpty { pair.1 = pair.0 }
                    words.0 += index == 0 ? pair.0.capitalized : " " + pair.0
                    words.1 += index == 0 ? pair.1.capitalized : " " + pair.1
                }
                first += words.0 + ". "
                let fate = random.below(50)
                if fate > 0 { second += words.1 + (fate < 6 ? ", " : ". ") }
                sentences += 1
            }
            first += "\n"
            second += "\n"
        }
        return (first, second, sentences)
    }

    /// SplitMix64: the same texts on every machine.
    private struct Random {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }

        mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

        /// A rank with frequency about 1/rank.
        mutating func zipf(_ count: Int) -> Int {
            let share = Double(next() >> 11) / Double(1 << 53)
            return min(count - 1, Int(exp(share * log(Double(count)))) - 1)
        }

        mutating func word() -> String {
            var word = ""
            for _ in 0..<(1 + below(4)) {
                word += ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"][below(14)]
                word += ["a", "e", "i", "o", "u"][below(5)]
            }
            return word
        }
    }
}
