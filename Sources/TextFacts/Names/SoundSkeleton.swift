package import ICUText

/// The consonants of a word in classes of sound, through ICU's transliteration to Latin letters:
/// Kishida, كيشيدا and คิชิดะ are all K S T.
///
/// Vowels are left out, since Arabic and Hebrew write few of them; sounds that languages confuse share a class
/// (l and r; k, g and kh; s, sh, ch, j and z). What is left is weak for short words and telling for long names.
package struct SoundSkeleton: ~Copyable {
    private let transliterator: Transliterator
    private var known: [[UInt16]: [UInt16]] = [:]

    package init() throws(ICUError) {
        transliterator = try Transliterator("Any-Latin; Latin-ASCII; Lower")
    }

    /// The classes as letters, "KST"; a leading "A" stands for a word that begins with a vowel.
    package mutating func skeleton(of word: [UInt16]) -> [UInt16] {
        if let cached = known[word] { return cached }
        let latin = transliterator.apply(word)
        let result = Self.classes(of: latin)
        known[word] = result
        return result
    }

    package static func classes(of latin: [UInt16]) -> [UInt16] {
        var result: [UInt16] = []
        var index = 0
        var isFirst = true
        while index < latin.count {
            let letter = latin[index]
            let next = index + 1 < latin.count ? latin[index + 1] : 0
            index += 1
            guard (0x61...0x7A).contains(letter) else { continue }
            let sound = Self.sound(letter, before: next)
            if next == h, "tskpcgz".utf16.contains(letter) { index += 1 }
            switch sound {
            case nil where isFirst: result.append(0x41)
            case nil: break
            case let sound? where result.last != sound: result.append(sound)
            default: break
            }
            isFirst = false
        }
        return result
    }

    private static let h = UInt16(0x68)

    /// The class of a consonant, nil for a vowel or h, w, y, which come and go.
    private static func sound(_ letter: UInt16, before next: UInt16) -> UInt16? {
        let isSoft = "eiy".utf16.contains(next)
        switch UnicodeScalar(letter).map(Character.init) ?? " " {
        case "b": return 0x42
        case "p": return next == h ? 0x46 : 0x42
        case "f", "v": return 0x46
        case "m": return 0x4D
        case "n": return 0x4E
        case "l", "r": return 0x52
        case "t", "d": return 0x54
        case "k", "g", "q", "x": return 0x4B
        case "c": return isSoft || next == h ? 0x53 : 0x4B
        case "s", "z", "j": return 0x53
        default: return nil
        }
    }
}
