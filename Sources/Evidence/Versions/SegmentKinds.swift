private import Documents
internal import Segmentation

/// What kind of block each segment stands in, for texts whose files tell.
struct SegmentKinds: Sendable {
    /// 0 for ordinary text.
    private let codes: [UInt8]
    /// Up to each segment, how many boundaries between segments stand between blocks of different kinds; at a heading's
    /// edge twice.
    private let changesBefore: [Int32]

    /// nil for files that do not tell kinds.
    /// - Complexity: O(segments · log blocks).
    init?(_ segmentation: Segmentation) {
        guard segmentation.document.blocks != nil else { return nil }
        var codes: [UInt8] = []
        var changes: [Int32] = [0]
        for segment in segmentation.segments {
            let code = Self.code(of: segmentation.document.kind(of: segment.range))
            let isChange = codes.last.map { $0 != code } ?? false
            let isAtHeading = Self.isHeading(code) || codes.last.map(Self.isHeading) == true
            changes.append(changes[changes.count - 1] + (isChange ? isAtHeading ? 2 : 1 : 0))
            codes.append(code)
        }
        self.codes = codes
        changesBefore = changes
    }

    /// Headings are 1 for one whose level is not told, then 2 to 10.
    private static func code(of kind: BlockKind?) -> UInt8 {
        switch kind {
        case nil: 0
        case .heading(let level): 1 + UInt8(max(0, min(9, level)))
        case .listItem: 11
        case .tableCell: 12
        case .quote: 13
        case .code: 14
        }
    }

    private static func isHeading(_ code: UInt8) -> Bool { (1...10).contains(code) }

    /// How often the kind changes inside a run, at headings twice.
    @inline(__always)
    func changes(inside run: Range<Int>) -> Int {
        Int(changesBefore[run.upperBound] - changesBefore[run.lowerBound + 1])
    }

    /// Whether the kind changes between a segment and the one before it.
    func changes(before segment: Int) -> Bool {
        segment > 0 && segment < codes.count && changesBefore[segment + 1] > changesBefore[segment]
    }

    /// How far two runs' first segments are of one kind: 1, or half for headings of different levels; 0 where they are
    /// not, and nil where both are ordinary text.
    @inline(__always)
    func agreement(_ segment: Int, with other: SegmentKinds, segment otherSegment: Int) -> Double? {
        let (one, two) = (codes[segment], other.codes[otherSegment])
        if one == two { return one == 0 ? nil : 1 }
        return Self.isHeading(one) && Self.isHeading(two) ? 0.5 : 0
    }
}
