private import Hashes

/// Something in a segment that another version may have too: a word, a name's sound, a country. Two keys are equal
/// when their kind and their spelling (after folding) are.
///
/// A 64-bit FNV-1a hash, the same on every machine and run; the kind is in the top bits.
struct Key: Hashable, Comparable, Sendable {
    enum Kind: UInt64, Sendable, CaseIterable {
        /// A word as it is written: what versions in one script share, and names left in Latin letters.
        case word
        /// The first letters of a word: cognates.
        case prefix
        /// The consonants of a word, in classes of sound: names in different scripts.
        case sound
        /// A country, language, month, weekday or currency.
        case concept
        /// An entry of a user's dictionary.
        case entry
        /// Words that a first pass found to translate each other.
        case learned
        /// A sign that is neither letter nor digit nor punctuation: ©, ☎.
        case sign
    }

    let value: UInt64

    init(_ kind: Kind, _ spelling: some Sequence<UInt16>) {
        var hash = StableHash()
        for unit in spelling { hash.combine(unit) }
        value = kind.rawValue << 61 | hash.plainValue >> 3
    }

    /// The key of a skeleton of consonants; its length is in the lowest four bits, for short ones say little.
    init(skeleton: [UInt16]) {
        value = Key(.sound, skeleton).value & ~15 | UInt64(min(15, skeleton.count))
    }

    /// How many consonants a key of kind `sound` has, at most 15.
    var skeletonLength: Int { Int(value & 15) }

    init(_ kind: Kind, number: Int) {
        value = kind.rawValue << 61 | UInt64(truncatingIfNeeded: number) & (1 << 61 - 1)
    }

    var kind: Kind { Kind(rawValue: value >> 61) ?? .word }

    static func < (left: Key, right: Key) -> Bool { left.value < right.value }
}
