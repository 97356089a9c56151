extension String {
    /// The text of UTF-16 code units; half a surrogate pair becomes U+FFFD.
    ///
    /// `String(decoding:as: UTF16.self)` is not specialized by the standard library and takes ten times as long on the
    /// few dozen units of a word or a sentence.
    public init(units: UnsafeBufferPointer<UInt16>) {
        // One unit takes at most three bytes, a pair four.
        self.init(unsafeUninitializedCapacity: units.count * 3) { bytes in
            var length = 0
            var position = 0
            while position < units.count {
                var (scalar, width) = TextBuffer.scalar(in: units, at: position)
                position += width
                if scalar & 0xFFFF_F800 == 0xD800 { scalar = 0xFFFD }
                switch scalar {
                case ..<0x80:
                    bytes[length] = UInt8(scalar)
                    length += 1
                case ..<0x800:
                    bytes[length] = UInt8(0xC0 | scalar >> 6)
                    bytes[length + 1] = UInt8(0x80 | scalar & 0x3F)
                    length += 2
                case ..<0x1_0000:
                    bytes[length] = UInt8(0xE0 | scalar >> 12)
                    bytes[length + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
                    bytes[length + 2] = UInt8(0x80 | scalar & 0x3F)
                    length += 3
                default:
                    bytes[length] = UInt8(0xF0 | scalar >> 18)
                    bytes[length + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
                    bytes[length + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
                    bytes[length + 3] = UInt8(0x80 | scalar & 0x3F)
                    length += 4
                }
            }
            return length
        }
    }

    public init(units: UnsafeBufferPointer<UInt16>, range: Range<Int>) {
        self.init(units: UnsafeBufferPointer(rebasing: units[range]))
    }
}
