import Encoders

/// An encoder whose words mean the number that a glossary gives them; a word that stands in none means nothing that another
/// does.
struct GlossaryEncoder: TokenEncoding {
    let meanings: [String: UInt64]

    let dimension = 32
    let languages: Set<String>? = nil
    var profile: EncoderProfile { .multilingualE5 }
    var tokenEncoding: (any TokenEncoding)? { self }
    var stateWidth: Int { 384 }
    var wordModel: String { profile.weights }

    init(_ meanings: [[String]]) {
        self.meanings = Dictionary(
            meanings.enumerated().flatMap { number, words in words.map { ($0, UInt64(number + 1)) } }
        ) { first, _ in first }
    }

    func encode(_ texts: [String], threads: Int) -> [Float] {
        [Float](repeating: 0, count: dimension * texts.count)
    }

    func tokenStates(of texts: [String], threads: Int) -> [TokenStates] {
        texts.map { text in
            var states = TokenStates()
            var start = 0
            for word in text.split(separator: " ", omittingEmptySubsequences: false) {
                states.spans.append(start..<start + word.utf16.count)
                states.pieces.append(1)
                states.states += vector(word)
                states.embeddings += vector(word)
                states.surprisals.append(5)
                start += word.utf16.count + 1
            }
            return states
        }
    }

    private func vector(_ word: Substring) -> [Float] {
        let letters = word.filter(\.isLetter)
        var seed = meanings[letters] ?? letters.utf8.reduce(1_000) { $0 &* 31 &+ UInt64($1) }
        return (0..<stateWidth).map { _ in
            seed = (seed &+ 1) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(seed >> 40) / Float(1 << 23) - 1
        }
    }
}
