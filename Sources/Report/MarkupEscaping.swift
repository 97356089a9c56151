extension String {
    /// As text or as a quoted attribute in HTML, such that a browser gives back every character but NUL, for which
    /// HTML has no way to be written: that one becomes U+FFFD.
    ///
    /// By scalar, not by `Character`: a quotation mark with a combining mark after it ends an attribute all the same.
    var escapedAsMarkup: String {
        guard utf8.contains(where: { $0.isSpecialInMarkup }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            // A browser reads a plain CR as LF.
            case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
            case "\0": result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// As a string in a style sheet inside a page: letters, digits and what is not ASCII as they are, the rest by number.
    var quotedAsStyle: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", "-", "\u{A0}"...: result.unicodeScalars.append(scalar)
            default: result += "\\\(String(scalar.value, radix: 16)) "
            }
        }
        return result + "\""
    }
}

extension UInt8 {
    fileprivate var isSpecialInMarkup: Bool {
        switch self {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x0D, 0:
            true
        default: false
        }
    }
}
