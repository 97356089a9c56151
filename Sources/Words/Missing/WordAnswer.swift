package import Encoders

/// What the words of a translation say to one word: what the numbers of `MissingWordModel` are learned from.
package struct WordAnswer: Sendable {
    /// Its place among its text's words.
    package let place: Int
    /// The place of the word that answers it best, whether or not it answers it at all.
    package let best: Int
    /// A number for each of `MissingWordModel.Feature`.
    package let features: [Float]
}

extension WordLinker {
    /// A linker by other numbers than those of the program.
    ///
    /// - Parameter numbers: A file of learned numbers, `LearnedNumbers`.
    /// - Returns: nil where a matrix is missing or of another shape than the encoder's states.
    package init?(_ encoder: any TokenEncoding, numbers: String) {
        guard let numbers = LearnedNumbers(parsing: numbers), let model = WordModel(numbers),
            model.stateWidth == encoder.stateWidth
        else { return nil }
        self.init(encoder, model: model)
    }

    /// For each word of a text what the words of the other one say to it; none where that has no words.
    ///
    /// - Complexity: O(words of the one · words of the other).
    package func answers(in one: WordVectors, against other: WordVectors) -> [WordAnswer] {
        guard !other.words.isEmpty else { return [] }
        let words = MissingWords(in: one, against: other)
        let columns = words.features()
        return one.words.indices.map { word in
            WordAnswer(place: word, best: words.best[word], features: columns.map { $0[word] })
        }
    }
}
