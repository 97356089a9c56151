internal import Codecs
internal import ICUText

/// A file that is to be read, and how.
struct SourceFile {
    /// What errors call it.
    let name: String
    let language: LanguageTag
    let decoder: TextDecoder
    /// The most bytes that it may unpack to.
    let maximumSize: Int
    private let reader: ByteReader

    init(path: String, language: LanguageTag, decoder: TextDecoder, maximumSize: Int) throws(DocumentError) {
        reader = try Self.checked { () throws(CodecError) in try ByteReader(path: path, maximumSize: maximumSize) }
        name = reader.name
        self.language = language
        self.decoder = decoder
        self.maximumSize = maximumSize
    }

    /// Whether it can be read again.
    var isRegular: Bool { reader.isRegular }

    /// - Throws: `foreign` for what is surely something else.
    func bytes() throws(DocumentError) -> [UInt8] { try read(isArchive: false) }

    /// The bytes of a PDF file.
    func portableDocument() throws(DocumentError) -> [UInt8] {
        let bytes = try Self.checked { () throws(CodecError) in try reader.readAll() }
        if ForeignFile.isPortableDocument(bytes) { return bytes }
        if let foreign = ForeignFile(bytes, isArchive: false) { throw .foreign(path: name, file: foreign) }
        throw .codec(.damaged(path: name, format: "PDF file", reason: "it does not begin with %PDF-"))
    }

    private func read(isArchive: Bool) throws(DocumentError) -> [UInt8] {
        let bytes = try Self.checked { () throws(CodecError) in try reader.readAll() }
        if let foreign = ForeignFile(bytes, isArchive: isArchive) { throw .foreign(path: name, file: foreign) }
        return bytes
    }

    /// Bytes as text: as the user says, else by the byte order mark, else as they say themselves, else as UTF-8.
    func decoded(_ bytes: [UInt8], declared: String? = nil) throws(DocumentError) -> TextBuffer {
        var decoder = decoder
        decoder.declared = declared
        let result = bytes.withUnsafeBytes { raw in
            Result { () throws(DocumentError) in try decoder.decode(raw, path: name) }
        }
        return try result.get()
    }

    /// The same as UTF-8, for what reads UTF-8.
    func decodedAsUTF8(_ bytes: [UInt8], declared: String? = nil) throws(DocumentError) -> [UInt8] {
        Array(try decoded(bytes, declared: declared).string.utf8)
    }

    /// The file as XML, read piece by piece unless the user says how it is encoded.
    /// - Parameter format: What errors say was expected: "a TMX file".
    func xml(format: String) throws(DocumentError) -> XMLReader {
        guard decoder.encoding != nil || decoder.isLossy else {
            return try Self.checked { () throws(CodecError) in try XMLReader(reader, format: format) }
        }
        let bytes = try bytes()
        let decoded = try decodedAsUTF8(bytes, declared: DeclaredEncoding.ofXML(bytes))
        return try Self.checked { () throws(CodecError) in
            try XMLReader(decoded, name: name, format: format, isUTF8: true)
        }
    }

    func zip() throws(DocumentError) -> ZipReader {
        let bytes = try read(isArchive: true)
        return try Self.checked { () throws(CodecError) in
            try ZipReader(bytes, name: name, maximumSize: maximumSize)
        }
    }

    /// What the element whose start was read last says, to its end.
    static func inlineContent(_ xml: XMLReader) throws(DocumentError) -> InlineContent {
        try checked { () throws(CodecError) in try InlineContent(xml) }
    }

    /// What the codecs throw, as this module's errors.
    static func checked<Value>(_ body: () throws(CodecError) -> Value) throws(DocumentError) -> Value {
        do throws(CodecError) {
            return try body()
        } catch {
            throw DocumentError(error)
        }
    }
}

extension XMLReader {
    func next() throws(DocumentError) -> MarkupEvent? {
        try SourceFile.checked { () throws(CodecError) in try nextEvent() }
    }

    /// Reads on to the end of the element whose start was read last.
    func skip() throws(DocumentError) {
        try SourceFile.checked { () throws(CodecError) in try skipElement() }
    }
}
