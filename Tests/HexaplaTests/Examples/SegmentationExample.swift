import Documents
import Segmentation

/// A text's sentences: segments joined over boundaries that are weaker than one half.
func sentences(of document: Document) throws -> [String] {
    let tables = try RuleCatalog().tables(for: document.language)
    var segmenter = try Segmenter(tables)
    let segmentation = segmenter.segment(document)
    return segmentation.sentences(strength: 0.5).map { segmentation.text(of: $0) }
}
