/// What is fitted on what: a file that `Scripts/fit` writes.
struct FitPlan: Decodable {
    /// A pair of texts with gold rows.
    struct Pair: Decodable {
        /// What kind of text it is, and which part of that kind: "news-0".
        let group: String
        /// Holds `gold.json` and a text for each language; or the two languages' texts as lines, with a ladder.
        let folder: String?
        let ladder: String?
        let languages: [String]
        /// The lines' files, by language.
        let paths: [String: String]?

        /// "news" of "news-0".
        var kind: String { FitPlan.kind(of: group) }
        var name: String { "\(folder ?? ladder ?? "") \(languages.joined(separator: "-"))" }
    }

    /// Versions that are aligned together, to fit the models of cuts and scores.
    struct Table: Decodable {
        let group: String
        let folder: String
        let languages: [String]
        var kind: String { FitPlan.kind(of: group) }
    }

    let pairs: [Pair]
    let tables: [Table]
    /// How much each kind of text counts, whatever it holds; 1 for those that are not named.
    let kinds: [String: Double]
    /// By a fit's name the groups that it must not see.
    let fits: [String: [String]]

    private static func kind(of group: String) -> String { String(group.prefix { $0 != "-" }) }

    func importance(of kind: String) -> Double { kinds[kind] ?? 1 }
}
