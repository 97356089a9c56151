public import Documents
internal import ICUText

/// What a language's rules are looked up in, made once for all its texts.
///
/// Making it takes milliseconds, as long as many short texts take to cut; `RuleCatalog` keeps it.
public struct SegmentationTables: Sendable {
    public let rules: LanguageRules
    let locale: String
    let stops: StopRules
    let headlines: HeadlineRules
    let spaces: SpaceRules
    let inner: InnerRules
    /// Rules of an SRX file that cut instead of these, or over them.
    var ruleFile: SRXRules?

    /// Whether a file says where segments end, so that none is opened or joined by other rules.
    public var hasRuleFile: Bool { ruleFile != nil }

    /// The same text, cut as the language's SRX file says, where there is one.
    /// - Throws: Where a rule costs too much.
    public func cutByRuleFile(_ segmentation: Segmentation) throws(LanguageRulesError) -> Segmentation {
        guard let ruleFile else { return segmentation }
        return try ruleFile.applied(to: segmentation)
    }

    public init(language: LanguageTag, rules: LanguageRules) {
        self.rules = rules
        locale = language.localeIdentifier
        var months: Set<String> = []
        for kind in [LocaleData.CalendarName.month, .shortMonth, .standaloneMonth] where rules.hasOrdinalDot {
            for name in LocaleData.calendarNames(kind, in: locale) {
                months.insert(String(name.lowercased().prefix { $0 != "." }))
            }
        }
        stops = StopRules(rules: rules, months: months.subtracting([""]))
        headlines = HeadlineRules(rules: rules)
        spaces = SpaceRules(rules: rules)
        inner = InnerRules(rules: rules)
    }
}
