extension String {
    /// With every character that ends a line or a cell as a space: what a line or a cell can hold.
    public var spelledOnOneLine: String {
        guard unicodeScalars.contains(where: { $0.endsLineOrCell }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(scalar.endsLineOrCell ? " " : scalar) }
        return String(result)
    }

    /// As a JSON string, quotation marks included. Everything but what JSON must escape stays as it is, except
    /// U+2028 and U+2029, which some readers take for line ends.
    public var quotedAsJSON: String {
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

extension Unicode.Scalar {
    fileprivate var endsLineOrCell: Bool {
        switch self {
        case "\t"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
