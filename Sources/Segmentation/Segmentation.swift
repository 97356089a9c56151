public import Documents
private import ICUText

/// A document cut into segments, with a boundary after each.
///
/// Nothing is lost: the segments and the white space between them give back the text.
public struct Segmentation: Sendable {
    public let document: Document
    public let segments: [Segment]
    /// `boundaries[n]` stands after `segments[n]`; the last is a paragraph's end.
    public let boundaries: [Boundary]
    /// Whether the document came cut into segments, one a line.
    public let isLines: Bool

    public init(document: Document, segments: [Segment], boundaries: [Boundary], isLines: Bool = false) {
        self.isLines = isLines
        self.document = document
        self.segments = segments
        self.boundaries = boundaries
    }

    /// Segments joined over every boundary weaker than `strength`: what `hexapla segment` prints.
    public func sentences(strength: Float) -> [Segment] {
        var joined: [Segment] = []
        var start: Int?
        for (segment, boundary) in zip(segments, boundaries) {
            let begin = start ?? segment.range.lowerBound
            if boundary.strength >= strength {
                joined.append(Segment(range: begin..<segment.range.upperBound, paragraph: segment.paragraph))
                start = nil
            } else {
                start = begin
            }
        }
        return joined
    }

    /// The same text with a segment a sentence, as `sentences` joins them.
    public func joined(strength: Float) -> Segmentation {
        Segmentation(
            document: document, segments: sentences(strength: strength),
            boundaries: boundaries.filter { $0.strength >= strength }, isLines: isLines)
    }

    public func text(of segment: Segment) -> String { document.text[segment.range] }

    /// A segment's text without the line ends of wrapped lines: a space for each, and nothing between two characters of
    /// Chinese or Japanese, which have no spaces.
    public func unwrappedText(of segment: Segment) -> String {
        let units = Array(document.text.units[segment.range])
        guard units.contains(where: { LineStructure.isLineEnd($0) }) else { return text(of: segment) }
        var unwrapped: [UInt16] = []
        var position = 0
        while position < units.count {
            var end = position
            while end < units.count, units[end].isSpace { end += 1 }
            if let last = unwrapped.last, end > position, end < units.count,
                units[position..<end].contains(where: { LineStructure.isLineEnd($0) })
            {
                let isUnspaced = last.isWide && !last.isHangul && units[end].isWide && !units[end].isHangul
                if !isUnspaced { unwrapped.append(0x20) }
                position = end
            } else {
                end = max(end, position + 1)
                unwrapped.append(contentsOf: units[position..<end])
                position = end
            }
        }
        return String(decoding: unwrapped, as: UTF16.self)
    }
}
