private import Hashes

/// Classes of texts that are nearly the same, of any number of texts: hashes alone are kept.
///
/// A text joins the class of the first earlier text that it resembles (`MinHash`), else it founds one. One that is too
/// short to resemble another is in a class with those that have the same letters.
///
/// - Complexity: O(1) a text; some 180 bytes for each class.
struct TextClasses: Sendable {
    private var byBand: [UInt64: UInt32] = [:]
    private var byLetters: [UInt64: UInt32] = [:]
    /// `MinHash.functions` bytes a class; zeros for a short text's.
    private var signatures: [UInt8] = []
    private(set) var count: UInt32 = 0

    /// - Parameter language: Texts of different languages share no class.
    mutating func add(_ traits: TextTraits, language: UInt64) -> UInt32 {
        let key = StableHash.of(language, traits.letters)
        if let known = byLetters[key] { return known }
        guard let signature = traits.signature else {
            byLetters[key] = count
            signatures.append(contentsOf: repeatElement(0, count: MinHash.functions))
            defer { count += 1 }
            return count
        }
        let bands = signature.bandKeys.map { StableHash.of(language, $0) }
        var best: UInt32?
        for band in bands {
            if let candidate = byBand[band], candidate < best ?? .max, resembles(signature, candidate) {
                best = candidate
            }
        }
        if let best { return best }
        byLetters[key] = count
        for band in bands where byBand[band] == nil { byBand[band] = count }
        signatures.append(contentsOf: signature.bytes)
        defer { count += 1 }
        return count
    }

    private func resembles(_ signature: MinHash, _ candidate: UInt32) -> Bool {
        let start = Int(candidate) * MinHash.functions
        let same = (0..<MinHash.functions).count { signatures[start + $0] == signature.bytes[$0] }
        return Double(same) >= MinHash.likeness * Double(MinHash.functions)
    }
}
