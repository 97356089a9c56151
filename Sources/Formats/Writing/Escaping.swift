extension String {
    /// With every character that ends a line or a cell as a space: what a line or a cell can hold.
    public var spelledOnOneLine: String {
        guard utf8.contains(where: { $0.mayEndLineOrCell }), unicodeScalars.contains(where: { $0.endsLineOrCell })
        else {
            return self
        }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(scalar.endsLineOrCell ? " " : scalar) }
        return String(result)
    }

    /// As a JSON string, quotation marks included. Everything but what JSON must escape stays as it is, except
    /// U+2028 and U+2029, which some readers take for line ends.
    public var quotedAsJSON: String {
        // Whether anything but the marks around it needs writing: most texts are as they are.
        guard utf8.contains(where: { $0.mayBeSpecialInJSON }) else { return "\"\(self)\"" }
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension UInt8 {
    /// Whether a scalar that has this byte may end a line or a cell.
    fileprivate var mayEndLineOrCell: Bool { (0x09...0x0D).contains(self) || self == 0x85 || self == 0xE2 }

    /// Whether a scalar that has this byte may have to be written otherwise in JSON.
    fileprivate var mayBeSpecialInJSON: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20, 0x7F: true
        // U+0085 ends with 85, U+2028 and U+2029 with A8 and A9 after E2 80.
        case 0x85, 0xE2: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var endsLineOrCell: Bool {
        switch self {
        case "\t"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
