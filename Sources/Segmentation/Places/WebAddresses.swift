/// The addresses ("https://…?q=…", "www.…") in a block, inside which no sentence ends.
///
/// - Complexity: O(length of the block).
struct WebAddresses {
    /// In order.
    private let ranges: [Range<Int>]

    init(_ text: UnsafeBufferPointer<UInt16>, block: Range<Int>) {
        var ranges: [Range<Int>] = []
        var position = block.lowerBound
        while position < block.upperBound {
            guard Self.starts(text, at: position, block: block) else {
                position += 1
                continue
            }
            let start = position
            while position < block.upperBound, Self.isInAddress(text[position]) { position += 1 }
            // A mark at the end is the sentence's.
            var end = position
            while end > start, Self.isMark(text[end - 1]) { end -= 1 }
            ranges.append(start..<end)
        }
        self.ranges = ranges
    }

    /// The given places but those inside an address.
    func without(_ places: [Place]) -> [Place] {
        guard !ranges.isEmpty else { return places }
        var index = 0
        return places.filter { place in
            while index < ranges.count, ranges[index].upperBound <= place.next { index += 1 }
            return index == ranges.count || place.next <= ranges[index].lowerBound
        }
    }

    /// "://" or "www.".
    private static func starts(_ text: UnsafeBufferPointer<UInt16>, at position: Int, block: Range<Int>) -> Bool {
        func holds(_ units: [UInt16]) -> Bool {
            position + units.count <= block.upperBound
                && units.indices.allSatisfy { text[position + $0] == units[$0] }
        }
        switch text[position] {
        case 0x3A: return holds([0x3A, 0x2F, 0x2F])
        case 0x77: return holds([0x77, 0x77, 0x77, 0x2E])
        default: return false
        }
    }

    /// What ASCII has but white space, quotation marks and angle brackets.
    private static func isInAddress(_ unit: UInt16) -> Bool {
        unit > 0x20 && unit < 0x7F && unit != 0x22 && unit != 0x3C && unit != 0x3E
    }

    /// . , ; : ! ? ' ) ]
    private static func isMark(_ unit: UInt16) -> Bool {
        [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x29, 0x5D].contains(unit)
    }
}
