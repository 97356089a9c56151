internal import Codecs
private import ICUText

/// `.pdf`: the paragraphs of its pages, without page numbers and running heads, through `pdftotext`.
struct PortableDocumentText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let bytes = try file.portableDocument()
        let text = try SourceFile.checked { () throws(CodecError) in
            try PortableDocument.text(of: bytes, name: file.name, maximumSize: file.maximumSize)
        }
        var blocks = BlockText()
        for paragraph in PrintedPages(String(decoding: text, as: UTF8.self)).paragraphs() {
            blocks.append(paragraph)
            blocks.endBlock()
        }
        return blocks.finished(numbersParagraphs: true)
    }
}
