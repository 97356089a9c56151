internal import Documents
public import Formats
public import Segmentation

/// Reads the traits of rows of any languages.
public struct TraitsCatalog: Sendable {
    private let catalog: RuleCatalog
    private var readers: [LanguageTag: TextTraitsReader] = [:]

    public init(catalog: RuleCatalog) { self.catalog = catalog }

    public mutating func read(_ record: RowRecord) throws(LanguageRulesError) -> JudgedRow {
        var traits: [TextTraits] = []
        for part in record.parts { traits.append(try reader(of: part.language).read(part.text)) }
        return JudgedRow(record: record, traits: traits)
    }

    private mutating func reader(of language: LanguageTag) throws(LanguageRulesError) -> TextTraitsReader {
        if let reader = readers[language] { return reader }
        let reader = TextTraitsReader(language: language, rules: try catalog.rules(for: language))
        readers[language] = reader
        return reader
    }
}
