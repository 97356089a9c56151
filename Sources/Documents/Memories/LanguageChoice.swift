/// Picks the version asked for among those that a file holds: the same tag, else one of the same language that says
/// more ("de-AT" for "de"), else one that says less.
struct LanguageChoice {
    private let asked: LanguageTag
    private var ranks: [String: Int] = [:]
    /// In the order in which they appeared.
    private(set) var known: [String] = []

    init(_ asked: LanguageTag) {
        self.asked = asked
    }

    /// How well a tag of the file fits, higher is better; nil where it is another language.
    mutating func rank(_ tag: String) -> Int? {
        if let rank = ranks[tag] { return rank > 0 ? rank : nil }
        // Older tools wrote names of locales: de_DE.
        let canonical = LanguageTag(tag)?.canonical ?? tag.lowercased()
        let own = asked.canonical
        let rank = canonical == own ? 3 : canonical.hasPrefix("\(own)-") ? 2 : own.hasPrefix("\(canonical)-") ? 1 : 0
        ranks[tag] = rank
        if !tag.isEmpty { known.append(tag) }
        return rank > 0 ? rank : nil
    }

    /// The best of some versions; more than one where some are equally good.
    mutating func best<Value>(_ versions: [(tag: String, value: Value)]) -> [Value] {
        var best: (rank: Int, values: [Value]) = (0, [])
        for version in versions {
            guard let rank = rank(version.tag), rank >= best.rank else { continue }
            best = rank == best.rank ? (rank, best.values + [version.value]) : (rank, [version.value])
        }
        return best.values
    }

    /// Says that the file has no version in the language, and which it has.
    func missing(in file: SourceFile) -> DocumentError {
        .noLanguage(path: file.name, language: asked.tag, known: known)
    }
}
