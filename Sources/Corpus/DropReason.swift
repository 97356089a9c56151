/// Why a pair of texts, a row or a document is left out of the exports.
public enum DropReason: String, Sendable, CaseIterable {
    /// One version has the row alone.
    case alone
    case score, length, ratio, identical, script, language, numbers, urls
    /// The user's own program said so.
    case command
    case duplicate
    case nearDuplicate = "near-duplicate"
    /// In another part of the split stands a near-duplicate.
    case leak
    /// With whole documents: too many of its rows would have been left out.
    case document

    /// Those that a user turns on and off by name; the others follow from what else is asked for: a split, whole documents,
    /// a program of the user's own.
    public static let filters = allCases.filter { ![.leak, .document, .command].contains($0) }

    /// What it means, for a report.
    public var meaning: String {
        switch self {
        case .alone: "only one version has it"
        case .score: "too unlikely to be a translation"
        case .length: "a side is too short or too long"
        case .ratio: "lengths that do not fit the languages"
        case .identical: "both sides are the same"
        case .script: "a side in another script than its language's"
        case .language: "a side in another language"
        case .numbers: "numbers that differ"
        case .urls: "nothing but addresses"
        case .command: "the user's own program says so"
        case .duplicate: "the same texts stand in an earlier row"
        case .nearDuplicate: "almost the same texts stand in an earlier row"
        case .leak: "almost the same text stands in another part of the split"
        case .document: "its document was left out as a whole"
        }
    }
}
