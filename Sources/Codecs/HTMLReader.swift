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
            throw .malformed(
                path: name, line: receiver.events.last?.line ?? 1, format: "an HTML page",
                reason: "elements are nested thousands deep")
        }
        return receiver.events.map(\.event)
    }
}
