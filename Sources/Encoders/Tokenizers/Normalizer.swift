/// SentencePiece's normalization: a compiled character map (NFKC and more), and white space to single ▁s.
///
/// Beyond SentencePiece soft hyphens are left out: they part the lines of a page and no word, and no model learned them.
///
/// The map is a trie of byte sequences (a darts-clone double array of 32-bit units) whose values are places among
/// zero-terminated replacements; the longest match wins.
///
/// @unchecked: the pointers lead into the mapped model file, which the owner keeps.
struct Normalizer: @unchecked Sendable {
    private let units: UnsafePointer<UInt32>
    private let unitCount: Int
    private let replacements: UnsafePointer<UInt8>
    private let replacementCount: Int

    /// `▁`, which stands for a space.
    private static let mark: (UInt8, UInt8, UInt8) = (0xe2, 0x96, 0x81)

    /// U+00AD.
    private static let softHyphen: (UInt8, UInt8) = (0xc2, 0xad)

    /// `nil` when `map` is no character map.
    init?(map: UnsafeRawBufferPointer) {
        guard map.count >= 4, let base = map.baseAddress else { return nil }
        let length = Int(UInt32(littleEndian: map.loadUnaligned(as: UInt32.self)))
        // The last replacement must end inside.
        guard length % 4 == 0, length > 0, map.count > 4 + length, map[map.count - 1] == 0 else { return nil }
        units = (base + 4).assumingMemoryBound(to: UInt32.self)
        unitCount = length / 4
        replacements = (base + 4 + length).assumingMemoryBound(to: UInt8.self)
        replacementCount = map.count - 4 - length
    }

    /// Normalized text: its bytes, and for each of them, and for the end, the offset in the original.
    struct Result {
        var bytes: [UInt8] = []
        var origins: [Int32] = []
    }

    /// Normalizes UTF-8 text with a ▁ in front; text without any visible character becomes empty.
    func normalize(_ text: UnsafeBufferPointer<UInt8>, into result: inout Result) {
        result.bytes.removeAll(keepingCapacity: true)
        result.origins.removeAll(keepingCapacity: true)
        var position = 0
        var isAfterSpace = true
        var isEmpty = true
        while position < text.count {
            if text[position] == Self.softHyphen.0, position + 1 < text.count, text[position + 1] == Self.softHyphen.1 {
                position += 2
                continue
            }
            let origin = Int32(position)
            let (surface, length) = prefix(of: text, at: position)
            var rest = surface
            while isAfterSpace, rest.first == 0x20 { rest = UnsafeBufferPointer(rebasing: rest.dropFirst()) }
            if !rest.isEmpty {
                if isEmpty { appendMark(origin, &result) }
                isEmpty = false
                for byte in rest {
                    if byte == 0x20 {
                        appendMark(origin, &result)
                    } else {
                        result.bytes.append(byte)
                        result.origins.append(origin)
                    }
                }
                isAfterSpace = rest[rest.count - 1] == 0x20
            }
            position += length
        }
        var end = Int32(text.count)
        while result.bytes.count >= 3, result.bytes.suffix(3).elementsEqual([0xe2, 0x96, 0x81]) {
            end = result.origins[result.bytes.count - 3]
            result.bytes.removeLast(3)
            result.origins.removeLast(3)
        }
        result.origins.append(end)
    }

    private func appendMark(_ origin: Int32, _ result: inout Result) {
        result.bytes.append(Self.mark.0)
        result.bytes.append(Self.mark.1)
        result.bytes.append(Self.mark.2)
        for _ in 0..<3 { result.origins.append(origin) }
    }

    /// What the beginning of the rest becomes, and how many bytes that takes.
    private func prefix(
        of text: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> (surface: UnsafeBufferPointer<UInt8>, length: Int) {
        var node = Self.offset(units[0])
        var matched = 0
        var place = 0
        var cursor = position
        while cursor < text.count {
            let byte = UInt32(text[cursor])
            node ^= Int(byte)
            guard node < unitCount else { break }
            let unit = UInt32(littleEndian: units[node])
            guard unit & 0x8000_00ff == byte else { break }
            node ^= Self.offset(unit)
            cursor += 1
            if unit >> 8 & 1 == 1, node < unitCount {
                matched = cursor - position
                place = Int(UInt32(littleEndian: units[node]) & 0x7fff_ffff)
            }
        }
        guard matched > 0, place < replacementCount else {
            let length = min(Self.characterLength(text[position]), text.count - position)
            return (UnsafeBufferPointer(rebasing: text[position..<position + length]), length)
        }
        var end = place
        while replacements[end] != 0 { end += 1 }
        return (UnsafeBufferPointer(start: replacements + place, count: end - place), matched)
    }

    private static func offset(_ unit: UInt32) -> Int { Int((unit >> 10) << ((unit & 0x200) >> 6)) }

    /// Bytes of the UTF-8 sequence that begins with `byte`.
    static func characterLength(_ byte: UInt8) -> Int {
        switch byte {
        case ..<0xc0: 1
        case ..<0xe0: 2
        case ..<0xf0: 3
        default: 4
        }
    }
}
