private import CMarkdown

/// Reads Markdown: CommonMark with GitHub's tables.
public enum MarkdownReader {
    /// The page that the text makes, as HTML in UTF-8.
    ///
    /// - Parameter name: What errors call it.
    public static func html(_ markdown: [UInt8], name: String) throws(CodecError) -> [UInt8] {
        var length: Int64 = 0
        let html = markdown.withUnsafeBufferPointer {
            hexapla_markdown_html($0.baseAddress, Int64($0.count), &length)
        }
        guard let html else { throw .outOfMemory(path: name) }
        defer { hexapla_markdown_free(html) }
        return Array(UnsafeRawBufferPointer(start: html, count: Int(length)))
    }
}
