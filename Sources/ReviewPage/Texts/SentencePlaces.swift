internal import Documents
private import ICUText
internal import Segmentation

/// Where a text may be cut: between its sentences, by the same rules that the aligner segments by.
final class SentencePlaces {
    /// A segmenter keeps iterators, and is no value.
    private final class Holder {
        var segmenter: Segmenter?

        init(_ language: LanguageTag, _ catalog: RuleCatalog) {
            // A language whose data cannot be read has no places; its words are places all the same.
            segmenter = (try? catalog.tables(for: language)).flatMap { try? Segmenter($0) }
        }
    }

    private let catalog: RuleCatalog
    private var holders: [LanguageTag: Holder] = [:]
    /// What was asked last: the page asks for the same rows again and again.
    private var known: [LanguageTag: [String: [Int]]] = [:]

    private static let leastStrength: Float = 0.1
    private static let mostKnown = 4096

    init(_ catalog: RuleCatalog) { self.catalog = catalog }

    /// Code points of the text before which it may be cut, rising; neither its beginning nor its end.
    ///
    /// - Complexity: O(length of the text).
    func places(in text: String, _ language: LanguageTag) -> [Int] {
        if let places = known[language]?[text] { return places }
        let holder = holders[language] ?? Holder(language, catalog)
        holders[language] = holder
        let document = Document(language: language, string: text)
        guard let segmentation = holder.segmenter?.segment(document) else { return [] }
        var places: [Int] = []
        for (segment, boundary) in zip(segmentation.segments.dropFirst(), segmentation.boundaries)
        where boundary.strength >= Self.leastStrength {
            places.append(document.text.codePointOffset(ofUnit: segment.range.lowerBound))
        }
        if (known[language]?.count ?? 0) >= Self.mostKnown { known[language] = [:] }
        known[language, default: [:]][text] = places
        return places
    }
}
