internal import FittedModels

/// What is known of a link before it is one.
enum LinkFeature: Int, ModelFeature {
    case constant
    /// The cosine of the two likest tokens, less what is usual near them (`TokenSimilarities.margins`).
    case margin
    /// How far each is the other's only answer (`TokenSimilarities.softAgreement`).
    case agreement
    /// Whether each is the other's best answer; else the link was grown beside another.
    case isMutual
    /// Whether one is a mark and the other a word.
    case marksDiffer
    /// Whether both have digits, the same ones.
    case sameDigits
    /// The share of the other versions that link both to the same word, and that link them to different ones.
    case witnesses
    case contradictions
}

extension LogisticModel<LinkFeature> {
    /// See the file for where its numbers are from.
    static let links = LogisticModel(
        named: FittedFile(builtIn: PackageResources.links_txt, names: ["link": Set(names)])["link"])
}

/// Two words that may be linked.
struct LinkCandidate {
    /// Places in each text's words.
    let first: Int
    let second: Int
    var features: FeatureValues<LinkFeature>
}

/// What may be linked between two versions of a row.
struct PairCandidates {
    /// Places among the row's versions, the smaller first.
    let first: Int
    let second: Int
    /// In order of the first version's words, then of the second's.
    var candidates: [LinkCandidate]
}
