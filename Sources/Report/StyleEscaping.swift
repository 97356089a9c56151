extension String {
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
