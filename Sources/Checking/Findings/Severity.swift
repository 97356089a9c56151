/// How much a finding asks for a person's attention.
public enum Severity: String, Sendable, CaseIterable, Comparable, Codable {
    case note, warning, error

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// What a finding of this probability deserves: 9 of 10 errors are real, 3 of 5 warnings.
    public init(probability: Double) {
        self = probability >= 0.9 ? .error : probability >= 0.6 ? .warning : .note
    }
}
