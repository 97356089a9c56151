/// A text in canonical composition (NFC), and where its bytes come from; Burmese of the font Zawgyi as Unicode has it.
///
/// It is composed character by character, so that every place of it has one in the text as it was.
public struct ComposedText: Sendable {
    /// The composed text.
    public let text: String
    /// For each byte of `text`, and for its end, where the character that has it begins: UTF-16 code units of the text as it
    /// was.
    private let starts: [Int32]
    /// For each byte where that character ends.
    private let ends: [Int32]

    /// - Complexity: O(length).
    public init(_ original: String) {
        let zawgyi = ZawgyiReading(original)
        let composed = zawgyi == nil ? original.canonicallyComposed : ""
        var starts: [Int32] = []
        var ends: [Int32] = []
        starts.reserveCapacity(composed.utf8.count + 1)
        ends.reserveCapacity(composed.utf8.count)
        var place: Int32 = 0
        func add(bytes: Int, units: Int) {
            starts.append(contentsOf: repeatElement(place, count: bytes))
            place += Int32(units)
            ends.append(contentsOf: repeatElement(place, count: bytes))
        }
        if let zawgyi {
            var joined = ""
            for piece in zawgyi.pieces {
                let one = piece.reading.withUnsafeBufferPointer { String(units: $0) }.canonicallyComposed
                joined += one
                add(bytes: one.utf8.count, units: piece.range.count)
            }
            text = joined
        } else if composed.utf8.elementsEqual(original.utf8) {
            text = composed
            for scalar in original.unicodeScalars {
                add(bytes: UTF8.width(scalar), units: UTF16.width(scalar))
            }
        } else {
            var joined = ""
            for character in original {
                let cluster = String(character)
                let one = cluster.canonicallyComposed
                joined += one
                add(bytes: one.utf8.count, units: cluster.utf16.count)
            }
            text = joined
        }
        starts.append(place)
        self.starts = starts
        self.ends = ends
    }

    /// Where some bytes come from: UTF-16 code units of the text as it was, whole characters.
    public func range(ofBytes bytes: Range<Int>) -> Range<Int> {
        let start = Int(starts[bytes.lowerBound])
        guard !bytes.isEmpty else { return start..<start }
        return start..<Swift.max(start, Int(ends[bytes.upperBound - 1]))
    }
}
