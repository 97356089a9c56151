private import CXML2

/// Reads HTML as forgivingly as browsers do.
public enum HTMLReader {
    /// All events of a page, which may be HTML of any age, or XHTML.
    ///
    /// - Parameters:
    ///   - page: The page in UTF-8, whatever it says itself.
    ///   - name: What errors call it.
    /// - Complexity: O(bytes) for what is a page at all.
    public static func events(_ page: [UInt8], name: String) throws(CodecError) -> [MarkupEvent] {
        guard page.count < Int(Int32.max) else { throw .outOfMemory(path: name) }
        if page.isEmpty { return [] }
        let receiver = MarkupReceiver()
        let code = withExtendedLifetime(receiver) {
            page.withUnsafeBufferPointer {
                hexapla_html_parse($0.baseAddress, Int32($0.count), MarkupReceiver.calls, receiver.address)
            }
        }
        receiver.flush()
        guard code == 0 else {
            if code == HEXAPLA_HTML_NO_MEMORY { throw .outOfMemory(path: name) }
            throw .malformed(
                path: name, line: receiver.events.last?.line ?? 1, format: "an HTML page",
                reason: code == HEXAPLA_HTML_TOO_DEEP
                    ? "elements are nested thousands deep" : "an element has hundreds of attributes")
        }
        return receiver.events.map { entry in
            if case .text(let text) = entry.event { .text(meant(text)) } else { entry.event }
        }
    }

    /// References such as `&#150;` name bytes of windows-1252, as browsers read them: the controls that these numbers
    /// are in Unicode no page means.
    private static func meant(_ text: String) -> String {
        // All of them, and few others, begin with this byte.
        guard text.utf8.contains(0xC2), text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else {
            return text
        }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x80...0x9F).contains(scalar.value) ? windows1252[Int(scalar.value) - 0x80] : scalar
                }))
    }

    /// What the bytes 80 to 9F are; those that are nothing stay as they are.
    private static let windows1252 = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
