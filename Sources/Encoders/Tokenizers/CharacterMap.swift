/// Writes a character map in the form that `Normalizer` reads: a double array of byte sequences, then replacements.
///
/// For maps of single code points, none of which begins another: a row of 256 cells for each beginning, which takes half a
/// megabyte and no search for places.
struct CharacterMap {
    struct Replacement {
        /// A code point's UTF-8.
        var bytes: [UInt8]
        /// What it becomes; may be empty.
        var text: [UInt8]
    }

    /// No byte leads here.
    private static let free: UInt32 = 0x8000_0000
    private static let hasValue: UInt32 = 1 << 8

    private var units: [UInt32] = [0]
    private var texts: [UInt8] = []

    init(_ replacements: [Replacement]) {
        let sorted = replacements.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        units = [UInt32](repeating: Self.free, count: 256)
        // The root's row is not its own cell's.
        units[0] = Self.linked(256)
        add(sorted[...], depth: 0, row: newRow())
    }

    /// The map's bytes: the double array's length, its units, the replacements.
    var bytes: [UInt8] {
        let head = [UInt32(4 * units.count)] + units
        return head.withUnsafeBytes(Array.init) + texts + (texts.isEmpty ? [0] : [])
    }

    private mutating func newRow() -> Int {
        // Cells of values make the end uneven.
        let start = (units.count + 255) & ~255
        units += [UInt32](repeating: Self.free, count: start + 256 - units.count)
        return start
    }

    private mutating func add(_ replacements: ArraySlice<Replacement>, depth: Int, row: Int) {
        var rest = replacements
        while let first = rest.first {
            let byte = first.bytes[depth]
            let same = rest.prefix { $0.bytes[depth] == byte }
            rest = rest.dropFirst(same.count)
            let cell = row + Int(byte)
            if first.bytes.count == depth + 1 {
                units[cell] = UInt32(byte) | Self.hasValue | Self.linked(cell ^ units.count)
                units.append(Self.free | UInt32(texts.count))
                texts += first.text + [0]
            } else {
                let next = newRow()
                units[cell] = UInt32(byte) | Self.linked(cell ^ next)
                add(same, depth: depth + 1, row: next)
            }
        }
    }

    private static func linked(_ offset: Int) -> UInt32 { UInt32(offset) << 10 }
}
