private import AlignedTable
private import Documents

/// How much was looked at, what was found, and what could not be compared.
public struct CheckSummary: Sendable, Hashable {
    /// A version's text by what could be done with it, in characters other than white space.
    public struct Coverage: Sendable, Hashable {
        public let language: String
        public var characters = 0
        /// In rows that other versions have too, and that surely belong together.
        public var compared = 0
        /// In rows that other versions have too, but that may not belong together: findings there are doubtful.
        public var unsure = 0
        /// In rows that no other version has.
        public var alone = 0

        public init(language: String) { self.language = language }
    }

    public var rows = 0
    public var versions: [Coverage]
    public var severities: [Severity: Int] = [:]
    public var rules: [RuleName: Int] = [:]
    /// Findings less probable than was asked for.
    public var below = 0
    /// Findings not shown for a baseline accepts them.
    public var accepted = 0
    /// What could not be compared and why, a sentence each.
    public var limits: [String] = []

    public init(languages: [String]) { versions = languages.map(Coverage.init) }

    public var findings: Int { severities.values.reduce(0, +) }

    public mutating func count(_ finding: Finding) {
        severities[finding.severity, default: 0] += 1
        rules[finding.rule, default: 0] += 1
    }

    /// Rows whose parts belong together less probably than this are no ground for findings.
    public static let sureRow = 0.5

    public mutating func count(rowsOf text: CheckedText) {
        rows += text.table.rows.count
        let places = text.versions.map { place(of: $0.language.tag) }
        for row in text.table.rows {
            let present = text.versions.indices.filter { row.ranges[$0] != nil }
            for version in present {
                guard let range = row.ranges[version] else { continue }
                let ink = text.versions[version].ink(in: range)
                versions[places[version]].characters += ink
                if present.count < 2 {
                    versions[places[version]].alone += ink
                } else if (row.score ?? 0) >= Self.sureRow {
                    versions[places[version]].compared += ink
                } else {
                    versions[places[version]].unsure += ink
                }
            }
        }
    }

    /// A version's place among the versions, at the end where it is new.
    private mutating func place(of language: String) -> Int {
        if let known = versions.firstIndex(where: { $0.language == language }) { return known }
        versions.append(Coverage(language: language))
        return versions.count - 1
    }

    /// "2 errors, 1 warning, 0 notes"
    package var countsInWords: String {
        Severity.allCases.reversed().map { severity -> String in
            let count = severities[severity] ?? 0
            return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }

    /// "en 100 %, de 38 %": how much of each version could be compared.
    package var coverageInWords: String {
        versions.map { version -> String in
            let share =
                version.characters > 0
                ? (version.compared * 100 + version.characters / 2) / version.characters : 0
            return "\(version.language) \(share) %"
        }.joined(separator: ", ")
    }

    /// Whether anything as grave as this was found.
    public func reaches(_ severity: Severity) -> Bool { severities.contains { $0.key >= severity && $0.value > 0 } }
}
