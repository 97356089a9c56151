internal import ICUText

/// A text of segments, one a line.
struct SegmentLines {
    private var units: [UInt16] = []
    private var landmarks: [Landmark] = []
    private(set) var isEmpty = true

    /// Adds a segment; line ends and runs of white space in it become spaces. One without ink is none.
    /// - Parameter unit: What the file calls it, or its number.
    mutating func append(_ segment: String, unit: String) {
        var line = BlockText(isOneLine: true)
        line.append(segment)
        line.endBlock()
        isEmpty = false
        guard !line.units.isEmpty else { return }
        landmarks.append(Landmark(start: units.count, kind: .unit, name: unit))
        units.append(contentsOf: line.units)
        units.append(0x0A)
    }

    var extracted: ExtractedText {
        ExtractedText(text: TextBuffer(units: units), isLines: true, landmarks: landmarks)
    }
}
