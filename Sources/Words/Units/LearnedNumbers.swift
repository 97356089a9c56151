/// A text file of learned matrices.
///
/// `#` begins a comment; those at the top say what the numbers were learned from, and by which command. A heading
/// `[name rows columns single]` or `[name rows columns half]` is followed by lines of base64: the numbers row by row, in
/// IEEE 754's single or half precision, the lowest byte first.
struct LearnedNumbers: Sendable {
    struct Matrix: Sendable, Hashable {
        let rows: Int
        let columns: Int
        /// Row by row.
        let values: [Float]
    }

    /// The comments at the top, without their marks.
    let provenance: String
    private let matrices: [String: Matrix]

    /// - Returns: nil where a heading or its numbers are not as they should be.
    init?(parsing text: String) {
        let lines = text.split(separator: "\n")
        provenance = lines.prefix { $0.first == "#" }
            .map { line in String(line.dropFirst().drop(while: \.isWhitespace)) }.joined(separator: "\n")
        var matrices: [String: Matrix] = [:]
        var rest = lines.drop { $0.first == "#" }
        while let heading = rest.popFirst() {
            guard heading.first == "[", heading.last == "]" else { return nil }
            let words = heading.dropFirst().dropLast().split(separator: " ")
            guard words.count == 4, let rows = Int(words[1]), let columns = Int(words[2]), rows > 0, columns > 0,
                rows < 1 << 16, columns < 1 << 16
            else { return nil }
            let end = rest.firstIndex { $0.first == "[" } ?? rest.endIndex
            let width = words[3] == "half" ? 2 : 4
            guard let bytes = Self.bytes(rest[..<end]), bytes.count == rows * columns * width else { return nil }
            rest = rest[end...]
            let values: [Float] = (0..<rows * columns).map { index in
                width == 2 ? Self.half(bytes, index) : Self.single(bytes, index)
            }
            guard values.allSatisfy(\.isFinite) else { return nil }
            matrices[String(words[0])] = Matrix(rows: rows, columns: columns, values: values)
        }
        self.matrices = matrices
    }

    /// A matrix of a known shape; nil where there is none.
    func matrix(_ name: String, rows: Int? = nil, columns: Int? = nil) -> [Float]? {
        guard let matrix = matrices[name], rows == nil || matrix.rows == rows,
            columns == nil || matrix.columns == columns
        else { return nil }
        return matrix.values
    }

    /// How many columns a matrix has; 0 where there is none.
    func columns(of name: String) -> Int { matrices[name]?.columns ?? 0 }

    private static func bytes(_ lines: ArraySlice<Substring>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in lines.lazy.flatMap(\.utf8) {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="): continue
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func half(_ bytes: [UInt8], _ index: Int) -> Float {
        number(half: UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8)
    }

    private static func single(_ bytes: [UInt8], _ index: Int) -> Float {
        var bits: UInt32 = 0
        for byte in (4 * index..<4 * index + 4).reversed() { bits = bits << 8 | UInt32(bytes[byte]) }
        return Float(bitPattern: bits)
    }

    /// A number of half precision.
    static func number(half: UInt16) -> Float {
        let sign = UInt32(half & 0x8000) << 16
        let (exponent, fraction) = (UInt32(half >> 10 & 0x1F), UInt32(half & 0x3FF))
        switch exponent {
        case 0: return Float(bitPattern: sign | Float(Float(fraction) * 0x1p-24).bitPattern)
        case 31: return .nan
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
