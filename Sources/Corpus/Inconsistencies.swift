private import Documents
private import Formats
private import Hashes

/// Finds texts that are translated in several ways, by hashes alone: some 50 bytes a pair of texts.
///
/// The first version of a row is what was translated; how it is written and spaced does not count, nor does it for its
/// translations.
public struct Inconsistencies: Sendable {
    /// By source and language of the translation: the first translation; nil where another came.
    private var translations: [UInt64: UInt64?] = [:]

    public init() {}

    public mutating func add(_ row: JudgedRow) {
        for (key, translation) in Self.pairs(of: row) {
            guard let known = translations[key] else {
                translations[key] = .some(translation)
                continue
            }
            if known != translation { translations[key] = .some(nil) }
        }
    }

    /// Whether a text of the row is translated otherwise in another row; once all rows were added.
    public func contain(_ row: JudgedRow) -> Bool {
        Self.pairs(of: row).contains { key, _ in translations[key].map { $0 == nil } ?? false }
    }

    private static func pairs(of row: JudgedRow) -> [(key: UInt64, translation: UInt64)] {
        let names = row.record.parts.map { StableHash.of($0.language.canonical) }
        return row.record.parts.indices.dropFirst().map { place in
            (
                StableHash.of(StableHash.of(names[0], row.traits[0].folded), names[place]),
                row.traits[place].folded
            )
        }
    }
}
