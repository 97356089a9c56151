private import Hashes

/// The least values of a set of shingles under some hash functions: the share in which two of them agree estimates how
/// many shingles two texts share of all that they have (Jaccard).
///
/// Broder, "On the resemblance and containment of documents", 1997. Shingles are four letters long, two where the
/// letters are those of Chinese, Japanese or Korean.
struct MinHash: Sendable {
    static let functions = 20
    /// Texts with at least this share of shingles in common are near-duplicates.
    static let likeness = 0.75
    private static let bandLength = 4
    static let bands = functions / bandLength
    /// Fewer shingles say nothing about likeness.
    private static let fewest = 8

    /// The lowest byte of each least value.
    let bytes: [UInt8]
    /// For each band one hash of its least values: alike texts share one more likely than not.
    let bandKeys: [UInt64]

    /// - Parameter letters: A text's folded letters, without spaces, digits and marks.
    /// - Returns: nil for a text that is too short.
    init?(_ letters: [UInt16]) {
        let wide = letters.reduce(into: 0) { count, unit in if unit >= 0x2E80 { count += 1 } }
        let length = wide * 2 > letters.count ? 2 : 4
        guard letters.count >= Self.fewest + length - 1 else { return nil }
        var least = [UInt64](repeating: .max, count: Self.functions)
        for start in 0...(letters.count - length) {
            var shingle: UInt64 = 0
            for place in start..<(start + length) { shingle = shingle << 16 | UInt64(letters[place]) }
            let hash = StableHash.mixed(shingle &+ 1)
            for function in 0..<Self.functions {
                let value = (hash ^ Self.salts[function]) &* 0x9E37_79B9_7F4A_7C15
                let mixed = value ^ value >> 29
                if mixed < least[function] { least[function] = mixed }
            }
        }
        bytes = least.map { UInt8(truncatingIfNeeded: StableHash.mixed($0)) }
        bandKeys = (0..<Self.bands).map { band in
            var hash = StableHash.mixed(UInt64(band) &+ 1)
            for place in (band * Self.bandLength)..<((band + 1) * Self.bandLength) {
                hash = StableHash.of(hash, least[place])
            }
            return hash
        }
    }

    private static let salts: [UInt64] = (1...UInt64(functions)).map { StableHash.mixed($0 &* 0xD1B5_4A32_D192_ED03) }
}
