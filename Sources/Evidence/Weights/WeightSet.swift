public import Errors

/// The weights of both kinds of evidence.
public struct WeightSet: Sendable, Hashable {
    public var lexical: Weights
    public var withEncoder: Weights
    public var lexicalCuts = CutModel.lexical
    public var cutsWithEncoder = CutModel.withEncoder
    public var lexicalScores = ScoreModel.lexical
    public var scoresWithEncoder = ScoreModel.withEncoder

    public init(lexical: Weights = .lexical, withEncoder: Weights = .withEncoder) {
        self.lexical = lexical
        self.withEncoder = withEncoder
    }

    /// Reads lines of a term's name and its weight under the headings `[lexical]` and `[encoder]`, and of a feature's
    /// under `[lexical-cuts]`, `[encoder-cuts]`, `[lexical-scores]` and `[encoder-scores]`; a heading that is missing leaves the built-in weights, a term that
    /// is missing weighs nothing.
    public init(parsing text: String) throws(WeightSetError) {
        self.init()
        var setWeight: ((inout WeightSet, _ name: String, _ weight: Double) -> Bool)?
        func terms(_ section: WritableKeyPath<WeightSet, Weights>) {
            self[keyPath: section] = Weights([:])
            setWeight = { set, name, weight in
                guard let term = Term.allCases.first(where: { "\($0)" == name }) else { return false }
                set[keyPath: section][term] = weight
                return true
            }
        }
        func features<Feature>(_ section: WritableKeyPath<WeightSet, LogisticModel<Feature>>) {
            self[keyPath: section] = LogisticModel([:])
            setWeight = { set, name, weight in
                guard let feature = Feature.allCases.first(where: { "\($0)" == name }) else { return false }
                set[keyPath: section][feature] = weight
                return true
            }
        }
        for (index, rawLine) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = rawLine.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let name = words.first else { continue }
            switch (name, words.count) {
            case ("[lexical]", 1): terms(\.lexical)
            case ("[encoder]", 1): terms(\.withEncoder)
            case ("[lexical-cuts]", 1): features(\.lexicalCuts)
            case ("[encoder-cuts]", 1): features(\.cutsWithEncoder)
            case ("[lexical-scores]", 1): features(\.lexicalScores)
            case ("[encoder-scores]", 1): features(\.scoresWithEncoder)
            case (_, 2):
                guard let setWeight, let weight = Double(words[1]), weight.isFinite, setWeight(&self, name, weight)
                else { throw WeightSetError(line: index + 1, found: String(rawLine)) }
            default: throw WeightSetError(line: index + 1, found: String(rawLine))
            }
        }
    }
}

/// A file of weights that cannot be used.
public struct WeightSetError: ExplainedError, Sendable {
    public let line: Int
    public let found: String
    public var explanation: HexaplaError {
        HexaplaError(
            at: "line \(line)", "'\(found)'",
            expected: "a heading such as [encoder] or [encoder-cuts], or a term and its weight")
    }
}
