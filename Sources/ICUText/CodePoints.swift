extension String {
    /// How many code points it has: what offsets count outside.
    ///
    /// - Complexity: O(bytes).
    package var codePointCount: Int {
        var text = self
        // Every code point has one byte that goes on nothing.
        return text.withUTF8 { bytes in bytes.reduce(0) { $0 &+ ($1 & 0xC0 != 0x80 ? 1 : 0) } }
    }
}
