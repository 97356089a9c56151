import Synchronization
import Testing

@testable import Encoders

@Suite struct RememberingEncoderTests {
    /// Keeps what it was asked; a text's vector is its length and its first byte.
    private final class Asked: SentenceEncoder {
        let texts = Mutex<[String]>([])
        var dimension: Int { 2 }
        var languages: Set<String>? { ["en"] }
        var profile: EncoderProfile { .multilingualE5 }

        func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
            self.texts.withLock { $0 += texts }
            return texts.flatMap { [Float($0.utf8.count), Float($0.utf8.first ?? 0)] }
        }
    }

    @Test func asksForEachTextOnce() throws {
        let base = Asked()
        let encoder = RememberingEncoder(base)
        let first = ["one", "three", "one", "five"]
        #expect(try encoder.encode(first, threads: 1) == (try Asked().encode(first, threads: 1)))
        let second = ["five", "six", "three", ""]
        #expect(try encoder.encode(second, threads: 1) == (try Asked().encode(second, threads: 1)))
        #expect(base.texts.withLock { $0 } == ["one", "three", "five", "six", ""])
        #expect(encoder.profile == base.profile && encoder.languages == ["en"] && encoder.dimension == 2)
    }

    /// Room for four vectors: what comes after them makes it forget, and gives the same.
    @Test func forgetsWhenItIsFull() throws {
        let base = Asked()
        let encoder = RememberingEncoder(base, mostBytes: 32)
        for round in 0..<3 {
            for number in 0..<10 {
                let texts = ["text \(number)", "text \(number + 1)", "longer text \(round)"]
                #expect(try encoder.encode(texts, threads: 1) == (try Asked().encode(texts, threads: 1)))
            }
        }
        let many = (0..<20).map { "many \($0)" }
        #expect(try encoder.encode(many, threads: 1) == (try Asked().encode(many, threads: 1)))
    }
}
