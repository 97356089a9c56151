package import Segmentation

/// A language's phrases for numbers and times of day as they are looked for: folded.
package struct NumberPhrases: Sendable {
    package enum Piece: Sendable {
        case words([UInt16])
        case slot(NumberPhrase.Slot)
    }

    package struct Phrase: Sendable {
        package let pieces: [Piece]
        package let source: NumberPhrase
    }

    /// Those around a number.
    package let aroundNumbers: [Phrase]
    /// Those that are numbers by themselves, by their first code unit.
    package let alone: [UInt16: [(words: [UInt16], source: NumberPhrase)]]
    package let halvesOfDay: [(words: [UInt16], half: NumberPhrase.HalfOfDay)]
    package let knowsClock: Bool

    package init(_ rules: NumberExpressions) {
        var around: [Phrase] = []
        var alone: [UInt16: [(words: [UInt16], source: NumberPhrase)]] = [:]
        for phrase in rules.phrases {
            let pieces = phrase.pieces.map { piece in
                switch piece {
                case .words(let words): Piece.words(Self.folded(words))
                case .slot(let slot): Piece.slot(slot)
                }
            }
            if pieces.count == 1, case .words(let words)? = pieces.first, let first = words.first {
                alone[first, default: []].append((words, phrase))
            } else {
                around.append(Phrase(pieces: pieces, source: phrase))
            }
        }
        aroundNumbers = around
        self.alone = alone
        halvesOfDay = rules.halvesOfDay.map { (Self.folded($0.phrase), $0.half) }
            .sorted { $0.words.count > $1.words.count }
        knowsClock = rules.knowsClock
    }

    /// Apostrophes are one: "o'clock".
    static func folded(_ text: String) -> [UInt16] { FoldedWord.of(text).map { $0 == 0x2019 ? 0x27 : $0 } }
}
