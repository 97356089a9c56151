/// A place where one version says less, more or something else than the others.
///
/// Versions are indices into the table's versions, ranges code units of their texts.
public struct Finding: Sendable, Hashable {
    /// The text that a finding is about, in one version.
    public struct Place: Sendable, Hashable {
        public let version: Int
        /// Ascending, disjoint, none of them empty.
        public let ranges: [Range<Int>]

        public init(version: Int, ranges: [Range<Int>]) {
            self.version = version
            self.ranges = ranges
        }
    }

    public let rule: RuleName
    public let severity: Severity
    /// The version at fault.
    public let version: Int
    /// By version, ascending. An omission's places are the text that `version` lacks, in the versions that have it; an
    /// addition's the text that only `version` has.
    public let places: [Place]
    /// The row of the table, from 0; the first one where the finding is about several.
    public let row: Int
    /// The versions, ascending, that bear witness: for an omission those that have the text, for an addition those that
    /// lack it, for what differs those that agree with each other against `version`.
    public let witnesses: [Int]
    /// The probability that the finding is real, in [0, 1].
    public let score: Double
    /// One sentence in plain words.
    public let message: String

    /// - Parameter severity: nil for what the score and the rule say.
    public init(
        rule: RuleName, severity: Severity? = nil, version: Int, places: [Place], row: Int, witnesses: [Int],
        score: Double, message: String
    ) {
        self.rule = rule
        self.severity = severity ?? min(rule.gravest, Severity(probability: score))
        self.version = version
        self.places = places.sorted { $0.version < $1.version }
        self.row = row
        self.witnesses = witnesses.sorted()
        self.score = min(1, max(0, score))
        self.message = message
    }

    /// The same with another severity.
    public func with(severity: Severity) -> Finding {
        Finding(
            rule: rule, severity: severity, version: version, places: places, row: row, witnesses: witnesses,
            score: score, message: message)
    }

    /// Where an editor should look first: in the version at fault where it has a part in the finding, else in the first
    /// version that has.
    public var mainPlace: Place? { places.first { $0.version == version } ?? places.first }

    /// Whether both are about the same words of a version.
    func overlaps(_ other: Finding) -> Bool {
        places.contains { place in
            other.places.contains { theirs in
                place.version == theirs.version
                    && place.ranges.contains { range in theirs.ranges.contains { $0.overlaps(range) } }
            }
        }
    }

    /// Findings in the order of the table, then of rules: the same for any number of threads.
    public static func precedes(_ one: Finding, _ other: Finding) -> Bool {
        func key(_ finding: Finding) -> (Int, RuleName, Int, Int) {
            (finding.row, finding.rule, finding.version, finding.mainPlace?.ranges.first?.lowerBound ?? 0)
        }
        let (left, right) = (key(one), key(other))
        return left != right ? left < right : one.message < other.message
    }
}
