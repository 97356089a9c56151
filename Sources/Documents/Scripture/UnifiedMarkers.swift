/// The pieces of a USFM text: markers, and the text between them.
struct UnifiedMarkers: Sequence, IteratorProtocol {
    enum Piece {
        case text(Substring)
        /// `\\v`, `\\q2` (`q`), `\\+nd`; `ends` for `\\f*`.
        case marker(name: Substring, level: Int, ends: Bool)
    }

    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    mutating func next() -> Piece? {
        guard let first = rest.unicodeScalars.first else { return nil }
        guard first == "\\" else {
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "\\")) ?? rest.endIndex
            defer { rest = rest[end...] }
            return .text(rest[..<end])
        }
        var scalars = rest.unicodeScalars.dropFirst()
        if scalars.first == "+" { scalars = scalars.dropFirst() }
        let name = scalars.prefix { $0.properties.isAlphabetic || $0 == "-" || $0 == "_" }
        scalars = scalars[name.endIndex...]
        let digits = scalars.prefix { ("0"..."9").contains($0) || $0 == "-" }
        scalars = scalars[digits.endIndex...]
        // `\th1-2`, `\qt1-s`: what stands behind the number belongs to the marker.
        let suffix = scalars.prefix { digits.isEmpty ? false : ($0 == "s" || $0 == "e" || $0 == "r" || $0 == "c") }
        scalars = scalars[suffix.endIndex...]
        let ends = scalars.first == "*"
        if ends { scalars = scalars.dropFirst() } else if scalars.first == " " { scalars = scalars.dropFirst() }
        rest = Substring(scalars)
        return .marker(name: Substring(name), level: Int(String(digits)) ?? 1, ends: ends)
    }
}
