extension RuleName {
    /// What the rule finds and what it lets pass, an example each: for people who read a report.
    public var examples: (found: String, passed: String) {
        switch self {
        case .omission:
            ("a clause of the original that the translation does not say", "two sentences that became one")
        case .addition: ("a lead paragraph that only one version has", "a pronoun that the other language leaves out")
        case .number: ("“41” where the original has “14”", "“14” for “fourteen”, “1,000” for “1.000”")
        case .date: ("“January 2024” for “Januar 2023”", "“2566” for “2023” in Thai")
        case .name: ("“Stoltenberg” gone from one sentence", "a name that became a pronoun once")
        case .untranslated: ("an English sentence in the German version", "the title of a film")
        case .duplicate: ("“Japan and Japan” for “Japan and NATO”", "“step by step” for “Schritt für Schritt”")
        case .truncated: ("“The council said that the” for a whole sentence", "a headline without a full stop")
        case .moved:
            ("a paragraph that comes first here and last elsewhere", "clauses of one sentence in another order")
        case .length: ("three words for a sentence of twenty", "a language that needs a third more characters")
        case .punctuation: ("a question that became a statement", "„…“ for “…”")
        case .furniture: ("“Comments (0)” under the text", "a short sentence such as “No.”")
        case .terminology: ("“Allianz” where the list allows “Bündnis” alone", "“Bündnisses” for “Bündnis”")
        }
    }
}
