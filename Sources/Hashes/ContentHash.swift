/// A 64-bit hash of bytes that runs at memory speed: it finds damage, it does not keep out an attacker.
///
/// Four lanes of multiply-and-fold (as in the wyhash family), so that the multiplications overlap. The value is part of
/// the model file's format: a change here needs a new format version.
package enum ContentHash {
    private static let secrets: (UInt64, UInt64, UInt64, UInt64) = (
        0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0x27d4_eb2f_1656_67c5
    )

    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = secrets
        var position = 0
        let count = bytes.count
        @inline(__always) func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        while position + 64 <= count {
            lanes.0 = fold(lanes.0 ^ word(position), secrets.1 ^ word(position + 8))
            lanes.1 = fold(lanes.1 ^ word(position + 16), secrets.2 ^ word(position + 24))
            lanes.2 = fold(lanes.2 ^ word(position + 32), secrets.3 ^ word(position + 40))
            lanes.3 = fold(lanes.3 ^ word(position + 48), secrets.0 ^ word(position + 56))
            position += 64
        }
        var result = lanes.0 ^ lanes.1 &* secrets.2 ^ lanes.2 &* secrets.3 ^ lanes.3 &* secrets.0
        while position < count {
            var rest: UInt64 = 0
            for offset in 0..<min(8, count - position) {
                rest |= UInt64(bytes[position + offset]) << UInt64(8 * offset)
            }
            result = fold(result ^ rest, secrets.1)
            position += 8
        }
        return fold(result ^ UInt64(count), secrets.0)
    }

    /// Both halves of the product, so that every bit of the factors counts; the sum keeps a zero factor from
    /// swallowing the other one.
    @inline(__always) private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return (high ^ low) &+ (a ^ (b << 32 | b >> 32))
    }
}
