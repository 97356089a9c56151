extension Substring {
    /// Its lines without what ends them, empty ones too: as many as there are ends of lines, and one.
    ///
    /// What ends a line is what `Character.isNewline` knows.
    /// - Complexity: O(bytes).
    var lines: [Substring] {
        var text = self
        let ends = text.withUTF8 { Self.lineEnds($0) }
        var lines: [Substring] = []
        lines.reserveCapacity(ends.count + 1)
        var start = startIndex
        for end in ends {
            lines.append(self[start..<utf8.index(startIndex, offsetBy: end.lowerBound)])
            start = utf8.index(startIndex, offsetBy: end.upperBound)
        }
        lines.append(self[start...])
        return lines
    }

    private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ends: [Range<Int>] = []
        var index = 0
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        while index < bytes.count {
            let length: Int
            switch bytes[index] {
            case 0x0D: length = byte(1) == 0x0A ? 2 : 1
            case 0x0A...0x0C: length = 1
            case 0xC2: length = byte(1) == 0x85 ? 2 : 0
            case 0xE2: length = byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
            default: length = 0
            }
            if length > 0 { ends.append(index..<(index + length)) }
            index += Swift.max(1, length)
        }
        return ends
    }
}
