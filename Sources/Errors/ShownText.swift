extension String {
    /// As people are shown it on one line: control characters, line ends and marks that turn the direction of what follows
    /// as escapes (`\u001b`, `\n`), so that no file or file's name says anything to a terminal.
    ///
    /// - Complexity: O(characters).
    public var escapingControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isControl {
                result.append(contentsOf: scalar.escape.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The same, shortened in the middle.
    ///
    /// - Parameter longest: The most characters (code points), and a few more.
    public func shown(longest: Int) -> String {
        // Before what is not needed is escaped, and after: an escape is longer.
        shortened(to: longest).escapingControls.shortened(to: longest)
    }

    private func shortened(to longest: Int) -> String {
        guard utf8.count > longest, unicodeScalars.count > longest else { return self }
        let start = unicodeScalars.prefix(longest * 2 / 3)
        return String(String.UnicodeScalarView(start)) + "…"
            + String(String.UnicodeScalarView(unicodeScalars.suffix(longest - start.count)))
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch value {
        case ..<0x20, 0x7F...0x9F: true
        // Line ends beyond ASCII, and what opens, turns or closes a direction.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var escape: String {
        switch self {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
