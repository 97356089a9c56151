/// A 64-bit hash that is the same on every machine and in every run: FNV-1a over bytes, finished as MurmurHash3
/// finishes. It names texts and spreads documents over splits; it keeps no attacker out.
public struct StableHash: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    @inline(__always)
    public mutating func combine(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    @inline(__always)
    public mutating func combine(_ unit: UInt16) {
        combine(UInt8(unit & 0xFF))
        combine(UInt8(unit >> 8))
    }

    public mutating func combine(_ text: String) { for byte in text.utf8 { combine(byte) } }

    public mutating func combine(_ value: UInt64) { for shift in 0..<8 { combine(UInt8(value >> (8 * shift) & 0xFF)) } }

    public var value: UInt64 { Self.mixed(state) }

    /// MurmurHash3's last step: every bit of the input moves every bit of the result.
    @inline(__always)
    public static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }

    public static func of(_ text: String) -> UInt64 {
        var hash = StableHash()
        hash.combine(text)
        return hash.value
    }

    /// One hash of two, in this order.
    public static func of(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mixed(mixed(first) &* 3 ^ (second &+ 0x9E37_79B9_7F4A_7C15))
    }
}
