/// What a finding is about.
public enum RuleName: String, Sendable, CaseIterable, Comparable, Codable {
    case omission, addition, number, date, name, untranslated, duplicate, truncated, moved, length, punctuation
    case furniture, terminology

    /// One line for a person who asks what the rule looks for.
    public var summary: String {
        switch self {
        case .omission: "text of the other versions that this version lacks"
        case .addition: "text that only this version has"
        case .number: "a number that differs between versions"
        case .date: "a date that differs between versions"
        case .name: "a name without a counterpart"
        case .untranslated: "text left in another version's language or script"
        case .duplicate: "text repeated here and not in the other versions"
        case .truncated: "a text that breaks off"
        case .moved: "text that stands in another place than in the other versions"
        case .length: "a translation of unusual length"
        case .punctuation:
            "question marks, exclamation marks, quotation marks or brackets that differ or are not closed"
        case .furniture: "what is left of the page around the text"
        case .terminology: "a term that is not translated as the list of terms says"
        }
    }

    /// The gravest severity that a finding of this rule can have, however sure it is: a moved paragraph may be meant.
    public var gravest: Severity {
        switch self {
        case .omission, .addition, .number, .date, .untranslated, .truncated, .terminology: .error
        case .name, .duplicate, .length, .punctuation: .warning
        case .moved, .furniture: .note
        }
    }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: RuleName, right: RuleName) -> Bool { left.place < right.place }
}
