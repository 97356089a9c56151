/// How spreadsheets write characters that XML cannot hold: "_x0001_" is U+0001, and "_x005F_" the first mark of what looks
/// so itself.
///
/// By scalars, not by `Character`: a mark with a combining one after it is a mark all the same.
enum SheetText {
    private static let mark: Unicode.Scalar = "_"

    /// As it stands in a sheet, before it is escaped as XML.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "_") || $0 < 0x20 || $0 == 0xEF }) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            if scalar.isForbiddenInXML || scalar == mark && looksEscaped(scalars[(place + 1)...]) {
                result.append(contentsOf: escape(scalar.value).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// What a sheet's text stands for.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        while place < scalars.count {
            if scalars[place] == mark, looksEscaped(scalars[(place + 1)...]), scalars[place + 6] == mark,
                let scalar = character(scalars[(place + 2)..<(place + 6)])
            {
                result.append(scalar)
                place += 7
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return String(result)
    }

    /// Whether a mark before it would be read as the beginning of a character; what XML cannot hold will begin with a mark.
    private static func looksEscaped(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.count >= 6, rest.first == "x", let last = rest.dropFirst(5).first else { return false }
        return rest.dropFirst().prefix(4).allSatisfy(\.properties.isASCIIHexDigit)
            && (last == mark || last.isForbiddenInXML)
    }

    private static func character(_ digits: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
        UInt32(String(String.UnicodeScalarView(digits)), radix: 16).flatMap(Unicode.Scalar.init)
    }

    private static func escape(_ unit: UInt32) -> String {
        let digits = String(unit, radix: 16, uppercase: true)
        return "_x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_"
    }
}
