public import Encoders

/// An encoder whose words, which spaces part, mean the same anywhere: those with one number answer each other.
public struct WordEncoder: TokenEncoding {
    private let number: @Sendable (Substring) -> UInt64

    public let dimension = 32
    public var languages: Set<String>?
    public var profile: EncoderProfile { .multilingualE5 }
    public var tokenEncoding: (any TokenEncoding)? { self }
    public var stateWidth: Int { 384 }
    public var wordModel: String { profile.weights }

    public init(number: @escaping @Sendable (Substring) -> UInt64) { self.number = number }

    /// Words of one list answer each other; a word that stands in none answers nothing but itself.
    public init(glossary: [[String]]) {
        let numbers = Dictionary(
            glossary.enumerated().flatMap { number, words in words.map { ($0, UInt64(number + 1)) } }
        ) { first, _ in first }
        self.init { word in
            let letters = word.filter(\.isLetter)
            return numbers[letters] ?? letters.utf8.reduce(1_000) { $0 &* 31 &+ UInt64($1) }
        }
    }

    /// A text's vector is what its words have on the mean.
    public func encode(_ texts: [String], threads: Int) -> [Float] {
        texts.flatMap { text in
            let words = text.split(separator: " ").map { vector($0, width: dimension) }
            let sum = (0..<dimension).map { column in words.reduce(0.01) { $0 + $1[column] } }
            let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return sum.map { $0 / length }
        }
    }

    public func tokenStates(of texts: [String], threads: Int) -> [TokenStates] {
        texts.map { text in
            var states = TokenStates()
            var start = 0
            for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                states.spans.append(start..<start + word.utf16.count)
                states.pieces.append(Int32(truncatingIfNeeded: number(word)))
                states.states += vector(word, width: stateWidth)
                states.embeddings += vector(word, width: stateWidth)
                states.surprisals.append(5)
                start += word.utf16.count + 1
            }
            return states
        }
    }

    public func tokenPieces(of texts: [String], threads: Int) -> [[Int32]] {
        texts.map { $0.split(separator: " ").map { Int32(truncatingIfNeeded: number($0)) } }
    }

    private func vector(_ word: Substring, width: Int) -> [Float] {
        var seed = number(word)
        return (0..<width).map { _ in
            seed = (seed &+ 1) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(seed >> 40) / Float(1 << 23) - 1
        }
    }
}
