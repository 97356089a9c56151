private import CWords

/// The learned numbers that words are linked by: how an encoder's states become vectors that are alike where words answer
/// each other, and what tells that nothing answers a word.
///
/// States are centred by their text's mean, drawn towards the mean of all languages, and projected; the projection is learned
/// without links made by hand.
public struct WordModel: Sendable {
    /// What the numbers were learned from, and by which command.
    public let provenance: String

    /// Numbers in a state, and in a word's vector: a multiple of 16.
    let stateWidth: Int
    let width: Int
    /// `stateWidth` rows of `width` numbers.
    let projection: [Float]
    let stateMean: [Float]
    let embeddingMean: [Float]
    let missing: MissingWordModel

    /// A text's mean counts as if so many tokens with the mean of all languages stood in it.
    static let priorTokens: Float = 8

    /// - Returns: nil where a matrix is missing or has another shape.
    init?(_ numbers: LearnedNumbers) {
        let stateWidth = numbers.columns(of: "stateMean")
        let width = numbers.columns(of: "projection")
        guard width > 0, width % 16 == 0, stateWidth > 0,
            let projection = numbers.matrix("projection", rows: stateWidth),
            let stateMean = numbers.matrix("stateMean", rows: 1),
            let embeddingMean = numbers.matrix("embeddingMean", rows: 1, columns: stateWidth),
            let missing = MissingWordModel(numbers)
        else { return nil }
        provenance = numbers.provenance
        (self.stateWidth, self.width, self.projection) = (stateWidth, width, projection)
        (self.stateMean, self.embeddingMean, self.missing) = (stateMean, embeddingMean, missing)
    }

    /// For the states of multilingual-e5-small's seventh layer.
    public static let multilingualE5: WordModel = {
        var length: Int64 = 0
        let start = hexapla_words_model(&length)
        let text = String(decoding: UnsafeBufferPointer(start: start, count: Int(length)), as: UTF8.self)
        guard let numbers = LearnedNumbers(parsing: text), let model = WordModel(numbers) else {
            // It is part of the program's source: a mistake in it is found by every test that uses it.
            fatalError("the built-in numbers of word links are not as they should be")
        }
        return model
    }()

    /// Unit vectors of a text's tokens.
    func vectors(ofStates states: [Float]) -> [Float] {
        let count = states.count / stateWidth
        guard count > 0 else { return [] }
        var mean = stateMean.map { $0 * Self.priorTokens }
        for row in 0..<count {
            for column in 0..<stateWidth { mean[column] += states[row * stateWidth + column] }
        }
        let weight = Float(count) + Self.priorTokens
        for column in 0..<stateWidth { mean[column] /= weight }
        var centred = Self.unit(states, without: mean, width: stateWidth)
        var projected = [Float](repeating: 0, count: count * width)
        hexapla_words_project(&centred, Int64(count), Int64(stateWidth), projection, Int64(width), &projected)
        return Self.unit(projected, width: width)
    }

    /// Unit vectors of what tokens mean anywhere.
    func vectors(ofEmbeddings embeddings: [Float]) -> [Float] {
        Self.unit(embeddings, without: embeddingMean, width: stateWidth)
    }

    /// Rows of length 1, a vector taken off each first. A row of zeros stays one.
    static func unit(_ rows: [Float], without mean: [Float]? = nil, width: Int) -> [Float] {
        var result = rows
        for start in stride(from: 0, to: rows.count, by: width) {
            var sum: Float = 0
            for column in 0..<width {
                if let mean { result[start + column] -= mean[column] }
                sum += result[start + column] * result[start + column]
            }
            let length = max(sum.squareRoot(), 1e-9)
            for column in 0..<width { result[start + column] /= length }
        }
        return result
    }
}
