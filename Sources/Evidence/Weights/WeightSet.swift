public import Errors
public import FittedModels

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

    /// The names of terms and features by section of a file.
    static let names: [String: Set<String>] = {
        let terms = Set(Weights.names)
        let (cuts, scores) = (Set(CutModel.names), Set(ScoreModel.names))
        return [
            "lexical": terms, "lexical-cuts": cuts, "lexical-scores": scores,
            "encoder": terms, "encoder-cuts": cuts, "encoder-scores": scores,
        ]
    }()

    /// Reads a `FittedFile` with the sections `[lexical]` and `[encoder]` (terms), `[lexical-cuts]`, `[encoder-cuts]`,
    /// `[lexical-scores]` and `[encoder-scores]` (features).
    ///
    /// A section that is missing leaves the built-in weights, a name that is missing in one weighs nothing.
    public init(parsing text: String) throws(WeightSetError) {
        self.init()
        let file: FittedFile
        do throws(FittedFileError) {
            file = try FittedFile(parsing: text, names: Self.names)
        } catch {
            throw WeightSetError(line: error.line, found: error.found)
        }
        for section in file.sections {
            switch section.name {
            case "lexical": lexical = Weights(named: section.values)
            case "encoder": withEncoder = Weights(named: section.values)
            case "lexical-cuts": lexicalCuts = CutModel(named: section.values)
            case "encoder-cuts": cutsWithEncoder = CutModel(named: section.values)
            case "lexical-scores": lexicalScores = ScoreModel(named: section.values)
            case "encoder-scores": scoresWithEncoder = ScoreModel(named: section.values)
            default: break
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
