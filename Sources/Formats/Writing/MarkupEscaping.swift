extension String {
    /// As text or as a quoted attribute in HTML, such that a browser gives back every character but NUL, for which
    /// HTML has no way to be written: that one becomes U+FFFD.
    ///
    /// By scalar, not by `Character`: a quotation mark with a combining mark after it ends an attribute all the same.
    package var escapedAsMarkup: String { escaped { $0 == "\0" ? "\u{FFFD}" : nil } }

    /// As text in XML 1.0, such that a parser gives back every character that XML can hold; the others become U+FFFD.
    package var escapedAsXML: String { escaped { $0.isForbiddenInXML ? "\u{FFFD}" : nil } }

    /// As a quoted attribute in XML 1.0: parsers make spaces of line ends and tabs that are written plainly.
    package var escapedAsXMLAttribute: String {
        escaped { scalar in
            switch scalar {
            case "\n": "&#10;"
            case "\t": "&#9;"
            default: scalar.isForbiddenInXML ? "\u{FFFD}" : nil
            }
        }
    }

    /// With U+FFFD for every character that XML 1.0 has no way to write.
    package var spelledInXML: String {
        guard unicodeScalars.contains(where: \.isForbiddenInXML) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(scalar.isForbiddenInXML ? "\u{FFFD}" : scalar) }
        return String(result)
    }

    /// - Parameter special: What to write for a scalar; nil for what all markup writes.
    package func escaped(_ special: (Unicode.Scalar) -> String?) -> String {
        guard utf8.contains(where: { $0.mayBeSpecialInMarkup }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let spelled = special(scalar) {
                result.append(contentsOf: spelled.unicodeScalars)
                continue
            }
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            // A reader takes a plain CR for LF.
            case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Whether XML 1.0 has no way to write it, not even by number.
    package var isForbiddenInXML: Bool {
        switch value {
        case 0x9, 0xA, 0xD: false
        case ..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

extension UInt8 {
    /// Whether a scalar that begins with this byte, or ends with it, may have to be written otherwise.
    fileprivate var mayBeSpecialInMarkup: Bool {
        switch self {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        // U+FFFE and U+FFFF begin with EF.
        case 0..<0x20, 0xEF: true
        default: false
        }
    }
}
