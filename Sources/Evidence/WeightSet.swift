/// The weights of both kinds of evidence.
public struct WeightSet: Sendable, Hashable {
    public var lexical: Weights
    public var withEncoder: Weights

    public init(lexical: Weights = .lexical, withEncoder: Weights = .withEncoder) {
        self.lexical = lexical
        self.withEncoder = withEncoder
    }

    /// Reads lines of a term's name and its weight under the headings `[lexical]` and `[encoder]`; a heading that is
    /// missing leaves the built-in weights, a term that is missing weighs nothing.
    public init(parsing text: String) throws(WeightSetError) {
        self.init()
        var section: WritableKeyPath<WeightSet, Weights>?
        for (index, rawLine) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = rawLine.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let name = words.first else { continue }
            switch (name, words.count) {
            case ("[lexical]", 1): section = \.lexical
            case ("[encoder]", 1): section = \.withEncoder
            case (_, 2):
                guard let section, let term = Term.allCases.first(where: { "\($0)" == name }),
                    let weight = Double(words[1]), weight.isFinite
                else { throw WeightSetError(line: index + 1, found: String(rawLine)) }
                self[keyPath: section][term] = weight
                continue
            default: throw WeightSetError(line: index + 1, found: String(rawLine))
            }
            if let section { self[keyPath: section] = Weights([:]) }
        }
    }
}

/// A file of weights that cannot be used.
public struct WeightSetError: Error, Sendable, CustomStringConvertible {
    public let line: Int
    public let found: String
    public var description: String {
        "line \(line): expected [lexical], [encoder] or a term and its weight, found '\(found)'"
    }
}
