private import Algorithms
private import ICUText

/// What people call a place of a file: what begins at a code unit of its text, and goes on to the next landmark.
public struct Landmark: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The paragraph's number, from 1: of a document without lines.
        case paragraph
        /// An element's `id`: of a page.
        case element
        /// A unit's name: of a translation memory or an XLIFF file.
        case unit
        /// A verse's name: of scripture.
        case verse
    }

    public let start: Int
    public let kind: Kind
    public let name: String

    public init(start: Int, kind: Kind, name: String) {
        (self.start, self.kind, self.name) = (start, kind, name)
    }

    /// "paragraph 12", "#install", "unit greeting".
    public var spelled: String {
        switch kind {
        case .paragraph: "paragraph \(name)"
        case .element: "#\(name)"
        case .unit: "unit \(name)"
        case .verse: name
        }
    }
}

/// Where a person finds a place of a file that has no lines, or beside them.
public struct Whereabouts: Sendable, Hashable {
    /// For subtitles: milliseconds.
    public var time: Int?
    public var landmark: Landmark?
    /// The heading above.
    public var heading: String?

    public init(time: Int? = nil, landmark: Landmark? = nil, heading: String? = nil) {
        (self.time, self.landmark, self.heading) = (time, landmark, heading)
    }

    /// `00:01:02,500`, `paragraph 12, under “Results”`; nil where nothing is known.
    public var spelled: String? {
        let parts = [
            time.map(Self.clock), landmark?.spelled, heading.map { "under “\($0)”" },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func clock(_ milliseconds: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let seconds = milliseconds / 1000
        return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
            + ",\(padded(milliseconds % 1000, 3))"
    }
}

extension Document {
    private static let longestHeading = 60

    /// Blocks that are headings, in the order of the text.
    public var headings: [BlockSpan] {
        (blocks ?? []).filter { block in if case .heading = block.kind { true } else { false } }
    }

    /// Where a person finds a range of code units.
    ///
    /// - Parameter headings: The document's, where many places are asked for.
    /// - Complexity: O(log landmarks + log headings), with the headings given.
    public func whereabouts(of range: Range<Int>, headings: [BlockSpan]? = nil) -> Whereabouts {
        let next = landmarks.partitioningIndex { $0.start > range.lowerBound }
        let headings = headings ?? self.headings
        let after = headings.partitioningIndex { $0.range.lowerBound > range.lowerBound }
        let heading = after > 0 ? headings[after - 1] : nil
        let isInHeading = heading.map { range.lowerBound < $0.range.upperBound } ?? false
        return Whereabouts(
            time: time(of: range)?.lowerBound,
            landmark: identity(of: range).map { Landmark(start: range.lowerBound, kind: .verse, name: $0) }
                ?? (next > 0 ? landmarks[next - 1] : nil),
            heading: isInHeading ? nil : heading.map { Self.shortened(text[$0.range]) })
    }

    private static func shortened(_ heading: String) -> String {
        let line = heading.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= longestHeading ? line : line.prefix(longestHeading) + "…"
    }
}
