/// Which rules look, how sure a finding must be to be shown, and how grave it is.
public struct CheckSettings: Sendable, Hashable {
    /// What a rule is told; nil for its own ways.
    public struct Tuning: Sendable, Hashable {
        public var isOn = true
        public var severity: Severity?
        public var minimumScore: Double?
        public init() {}
    }

    public var tunings: [RuleName: Tuning] = [:]
    /// Findings less probable than this are not shown; 0 shows everything.
    public var minimumScore = 0.5

    public init() {}

    public func isOn(_ rule: RuleName) -> Bool { tunings[rule]?.isOn ?? true }

    public func minimumScore(of rule: RuleName) -> Double { tunings[rule]?.minimumScore ?? minimumScore }

    /// The finding with the severity that its rule was given.
    func applied(_ finding: Finding) -> Finding {
        guard let severity = tunings[finding.rule]?.severity else { return finding }
        return finding.with(severity: severity)
    }
}
