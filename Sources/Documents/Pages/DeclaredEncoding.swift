private import Codecs

/// What a page or an XML document says its bytes are in.
enum DeclaredEncoding {
    /// A page's declaration stands at its beginning.
    private static let searchedBytes = 4096

    /// Names as the web means them (the WHATWG's Encoding Standard) where ICU's converter of that name knows less.
    private static let meant = [
        "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252",
        "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "tis-620": "windows-874",
        "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
        "shift_jis": "windows-31j", "shift-jis": "windows-31j", "x-sjis": "windows-31j", "sjis": "windows-31j",
        "euc-kr": "windows-949", "ks_c_5601-1987": "windows-949", "korean": "windows-949",
        // Whoever could read the declaration was not reading UTF-16.
        "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "unicode": "utf-8", "utf8": "utf-8",
    ]

    /// By `<meta charset>`, `<meta http-equiv>`, or the declaration of XHTML; nil for none.
    static func ofPage(_ bytes: [UInt8]) -> String? {
        if let declared = ofXML(bytes) { return declared }
        let start = Array(latin1(bytes).utf8)
        guard let events = try? HTMLReader.events(start, name: "") else { return nil }
        for case .start(let element) in events where element.name == "meta" {
            if let charset = element["charset"] { return meant(charset) }
            if element["http-equiv"]?.lowercased() == "content-type", let content = element["content"],
                let charset = charset(in: content)
            {
                return meant(charset)
            }
        }
        return nil
    }

    /// "utf-8" of "text/html; charset = 'utf-8'".
    private static func charset(in content: String) -> String? {
        guard let name = content.lowercased().firstRange(of: "charset") else { return nil }
        var rest = content.lowercased()[name.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == "=" else { return nil }
        rest = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let charset = rest.prefix { !$0.isWhitespace && !"\"';".contains($0) }
        return charset.isEmpty ? nil : String(charset)
    }

    static func ofXML(_ bytes: [UInt8]) -> String? {
        let start = latin1(bytes)
        return start.prefixMatch(of: /\s*<\?xml[^>]*?encoding\s*=\s*["']([^"'>]+)["']/).map { meant(String($0.1)) }
    }

    private static func meant(_ name: String) -> String {
        let plain = name.lowercased().filter { !$0.isWhitespace }
        return Self.meant[plain] ?? plain
    }

    private static func latin1(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes.prefix(searchedBytes) where byte != 0 { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }
}
