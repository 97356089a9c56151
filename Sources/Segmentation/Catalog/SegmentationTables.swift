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
