/// A 64-bit hash that is the same on every machine and in every run: FNV-1a over bytes. It names texts, words and
/// findings, and spreads documents over splits; it keeps no attacker out.
@usableFromInline
package struct StableHash: Sendable {
    /// FNV-1a of what was taken in. Files of earlier versions hold it as it is.
    @usableFromInline package var plainValue: UInt64 = 0xCBF2_9CE4_8422_2325

    @inlinable
    package init() {}

    /// FNV-1a, finished as MurmurHash3 finishes: for hashes of which a part is used.
    package var value: UInt64 { Self.mixed(plainValue) }

    @inlinable
    package mutating func combine(_ byte: UInt8) { take(UInt64(byte)) }

    /// The lower byte, then the upper one.
    @inlinable
    package mutating func combine(_ unit: UInt16) {
        combine(UInt8(unit & 0xFF))
        combine(UInt8(unit >> 8))
    }

    /// A code unit in one step, for tables that live no longer than the program: half the work.
    @inlinable
    package mutating func combine(whole unit: UInt16) { take(UInt64(unit)) }

    package mutating func combine(_ text: String) { for byte in text.utf8 { combine(byte) } }

    package mutating func combine(_ value: UInt64) {
        for shift in 0..<8 { combine(UInt8(value >> (8 * shift) & 0xFF)) }
    }

    @inlinable
    package mutating func take(_ value: UInt64) { plainValue = (plainValue ^ value) &* 0x100_0000_01B3 }

    /// MurmurHash3's last step: every bit of the input moves every bit of the result.
    @inlinable
    package static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }

    package static func of(_ text: String) -> UInt64 {
        var hash = StableHash()
        hash.combine(text)
        return hash.value
    }

    /// One hash of two, in this order.
    package static func of(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mixed(mixed(first) &* 3 ^ (second &+ 0x9E37_79B9_7F4A_7C15))
    }
}
