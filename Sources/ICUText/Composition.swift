private import CICU

extension String {
    /// The text in canonical composition (NFC): "é" as one code point, a Korean syllable as one.
    ///
    /// - Complexity: O(length), whatever the text. More than some dozens of combining marks in a row need not be in order.
    public var canonicallyComposed: String {
        // No code point below U+0300 has anything to be composed with.
        guard utf8.contains(where: { $0 >= 0xCC }) else { return self }
        let units = Array(utf16)
        guard hexapla_icu_text_is_composed(units, Int32(units.count)) == 0 else { return self }
        var status: Int32 = 0
        let composed = [UInt16](unsafeUninitializedCapacity: 3 * units.count) { buffer, filled in
            let length = hexapla_icu_compose(
                units, Int32(units.count), buffer.baseAddress, Int32(buffer.count), &status)
            filled = status <= 0 ? Int(length) : 0
        }
        return status <= 0 ? composed.withUnsafeBufferPointer { String(units: $0) } : self
    }
}
