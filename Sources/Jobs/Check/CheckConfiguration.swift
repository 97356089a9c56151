public import Checking
public import Errors

/// What a `hexapla.yml` says of checking: which rules look, how sure and how grave their findings are.
///
/// ```yaml
/// min-score: 0.6
/// fail-on: error
/// terms: terms.tsv
/// rules:
///   furniture: off
///   length: note
///   omission: {min-score: 0.7, severity: warning}
/// ```
public struct CheckConfiguration: Sendable, Hashable {
    public var settings = CheckSettings()
    /// The least severity that ends the program with 1; "never" for none. nil where nothing is said.
    public var failOn: String?
    /// The list of terms, as named in the file.
    public var terms: String?
    /// The file that was read; nil where there is none.
    public private(set) var file: String?

    public init() {}

    /// - Parameter path: nil for `hexapla.yml` in this folder, if it is there.
    public init(path: String?) throws(HexaplaError) {
        guard let found = try ConfigurationFile(path: path) else { return }
        for (name, value) in found.entries where name != ConfigurationFile.corpus {
            try set(name, value: value, file: found.path)
            file = found.path
        }
        terms = terms.map(found.beside)
    }

    private mutating func set(_ name: String, value: ConfigurationValue, file: String) throws(HexaplaError) {
        switch name {
        case "min-score": settings.minimumScore = try Self.score(value, "\(file): min-score")
        case "fail-on":
            guard case .text(let text) = value, text == "never" || Severity(rawValue: text) != nil else {
                throw HexaplaError(
                    at: "\(file)", "fail-on: \(value.shown) is unknown", expected: "error, warning, note or never")
            }
            failOn = text
        case "terms":
            guard case .text(let text) = value, !text.isEmpty else {
                throw HexaplaError(
                    at: "\(file)", "terms: \(value.shown) is no file", expected: "a path such as terms.tsv")
            }
            terms = text
        case "rules":
            guard case .entries(let rules) = value else {
                throw HexaplaError(at: "\(file)", "rules: expected lines such as 'length: off'")
            }
            for (rule, value) in rules {
                try setRule(rule, value: value, place: "\(file): rules: \(rule)")
            }
        default:
            throw HexaplaError(
                at: "\(file)", "unknown name '\(name)'", expected: "min-score, fail-on, terms, rules or corpus")
        }
    }

    private mutating func setRule(_ name: String, value: ConfigurationValue, place: Phrase) throws(HexaplaError) {
        let rule = try Self.rule(name, place)
        var tuning = settings.tunings[rule] ?? CheckSettings.Tuning()
        switch value {
        case .entries(let entries):
            for (name, value) in entries {
                switch name {
                case "min-score": tuning.minimumScore = try Self.score(value, "\(place): min-score")
                case "severity": try tuning.set(value.shown, "\(place): severity")
                default: throw HexaplaError(at: "\(place)", "unknown name '\(name)'", expected: "min-score or severity")
                }
            }
        case .text(let text): try tuning.set(Self.switches[text.lowercased()] ?? text, place)
        case .list, .nothing: try tuning.set(value.shown, place)
        }
        settings.tunings[rule] = tuning
    }

    /// What YAML calls on and off beside.
    private static let switches = [
        "off": "off", "no": "off", "false": "off", "on": "on", "yes": "on", "true": "on",
    ]

    /// Sets what an option says: `length=off`, `number=0.8`, `omission=note`.
    public mutating func setRule(option: String) throws(HexaplaError) {
        guard let equals = option.firstIndex(of: "=") else {
            throw HexaplaError(
                .usage, at: "\(.rule) \(option)", "expected RULE=off, RULE=on, RULE=SEVERITY or RULE=MIN-SCORE")
        }
        let rule = try Self.rule(String(option[..<equals]), "\(.rule) \(option)")
        try settings.tunings[rule, default: CheckSettings.Tuning()]
            .set(String(option[option.index(after: equals)...]), "\(.rule) \(option)")
    }

    private static func rule(_ name: String, _ place: Phrase) throws(HexaplaError) -> RuleName {
        guard let rule = RuleName(rawValue: name) else {
            let names = RuleName.allCases.map(\.rawValue).joined(separator: ", ")
            throw HexaplaError(at: "\(place)", "unknown rule '\(name)'", expected: "one of \(names)")
        }
        return rule
    }

    private static func score(_ value: ConfigurationValue, _ place: Phrase) throws(HexaplaError) -> Double {
        guard case .text(let text) = value, let score = Double(text), (0...1).contains(score) else {
            throw HexaplaError(at: "\(place)", "\(value.shown) is no score", expected: "a number from 0 to 1")
        }
        return score
    }
}

extension CheckSettings.Tuning {
    fileprivate mutating func set(_ value: String, _ place: Phrase) throws(HexaplaError) {
        if let severity = Severity(rawValue: value) {
            (isOn, self.severity) = (true, severity)
        } else if let score = Double(value), (0...1).contains(score) {
            (isOn, minimumScore) = (true, score)
        } else if value == "off" || value == "on" {
            isOn = value == "on"
        } else {
            throw HexaplaError(
                at: "\(place)", "'\(value)' is unknown",
                expected: "off, on, error, warning, note or a score from 0 to 1")
        }
    }
}
