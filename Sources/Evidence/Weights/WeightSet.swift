public import Encoders
public import Errors
public import FittedModels

/// All that is fitted for one kind of evidence: what terms weigh, and how sure cuts and rows are.
public struct EvidenceModels: Sendable, Hashable {
    public var weights: Weights
    public var cuts: CutModel
    public var scores: ScoreModel

    public init(weights: Weights, cuts: CutModel, scores: ScoreModel) {
        self.weights = weights
        self.cuts = cuts
        self.scores = scores
    }

    /// - Parameter section: What the file's headings begin with: `[encoder]`, `[encoder-cuts]`, `[encoder-scores]`.
    init(_ file: FittedFile, section: String) {
        weights = Weights(named: file[section])
        cuts = CutModel(named: file["\(section)-cuts"])
        scores = ScoreModel(named: file["\(section)-scores"])
    }
}

/// What is fitted for evidence without an encoder, and for that with each encoder.
public struct WeightSet: Sendable, Hashable {
    public var lexical = EvidenceModels.lexical
    /// By the name that an encoder's profile gives.
    private var byEncoder: [String: EvidenceModels] = EvidenceModels.byEncoder

    public init() {}

    /// What reads an encoder's cosines; for one that none was fitted for, as if it were like the embedded one.
    public subscript(profile: EncoderProfile) -> EvidenceModels {
        get { byEncoder[profile.weights] ?? byEncoder[EncoderProfile.unknown.weights] ?? .lexical }
        set { byEncoder[profile.weights] = newValue }
    }

    /// Evidence with this encoder, or without one.
    public func models(for profile: EncoderProfile?) -> EvidenceModels { profile.map { self[$0] } ?? lexical }

    /// For evidence with this encoder, or without one.
    public mutating func setWeights(_ weights: Weights, for profile: EncoderProfile?) {
        if let profile { self[profile].weights = weights } else { lexical.weights = weights }
    }

    /// For evidence with this encoder, or without one.
    public mutating func setCuts(_ cuts: CutModel, for profile: EncoderProfile?) {
        if let profile { self[profile].cuts = cuts } else { lexical.cuts = cuts }
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
    /// `[lexical-scores]` and `[encoder-scores]` (features). What stands under `[encoder…]` is for whatever encoder is
    /// used.
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
            let values = section.values
            switch section.name {
            case "lexical": lexical.weights = Weights(named: values)
            case "lexical-cuts": lexical.cuts = CutModel(named: values)
            case "lexical-scores": lexical.scores = ScoreModel(named: values)
            case "encoder": setForEveryEncoder(\.weights, Weights(named: values))
            case "encoder-cuts": setForEveryEncoder(\.cuts, CutModel(named: values))
            case "encoder-scores": setForEveryEncoder(\.scores, ScoreModel(named: values))
            default: break
            }
        }
    }

    private mutating func setForEveryEncoder<Model>(
        _ part: WritableKeyPath<EvidenceModels, Model>, _ model: Model
    ) {
        for name in byEncoder.keys { byEncoder[name]?[keyPath: part] = model }
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
