internal import Codecs
internal import ICUText

/// `.epub`: the chapters in the order in which they are read.
struct BookText: TextExtractor {
    private static let format = "a book (.epub)"

    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        var zip = try file.zip()
        let chapters = try Self.chapters(of: file, &zip)
        try Self.refuseEncrypted(chapters, file: file, zip: &zip)
        let contents = try Self.unpack(Set(chapters), &zip)
        var blocks = BlockText()
        for chapter in chapters {
            guard let content = contents[chapter] else {
                throw .codec(.noEntry(path: file.name, entry: chapter, format: "every chapter of \(Self.format)"))
            }
            let name = "\(file.name) (\(chapter))"
            let events = try PageFile.events(content, of: file, name: name, isXML: true)
            blocks.append(PageText.blocks(events, keepsFurniture: true))
        }
        return blocks.finished(tellsKinds: true)
    }

    private static func unpack(
        _ entries: Set<String>, _ zip: inout ZipReader
    ) throws(DocumentError) -> [String: [UInt8]] {
        var archive = zip
        defer { zip = archive }
        return try SourceFile.checked { () throws(CodecError) in try archive.contents(of: entries) }
    }

    /// The entries of the spine. A table of contents among them is no text of the book.
    private static func chapters(of file: SourceFile, _ zip: inout ZipReader) throws(DocumentError) -> [String] {
        var package: String?
        try forEachElement("META-INF/container.xml", file: file, zip: &zip) { element in
            if package == nil, element.name == "rootfile" { package = element["full-path"] }
        }
        guard let package, zip.names.contains(package) else {
            throw .codec(.noEntry(path: file.name, entry: package ?? "rootfile", format: format))
        }
        var items: [String: MarkupElement] = [:]
        var spine: [String] = []
        try forEachElement(package, file: file, zip: &zip) { element in
            if element.name == "item", let identifier = element["id"] { items[identifier] = element }
            if element.name == "itemref", let identifier = element["idref"] { spine.append(identifier) }
        }
        var chapters: [String] = []
        var seen: Set<String> = []
        for identifier in spine {
            guard let item = items[identifier], let reference = item["href"],
                ["application/xhtml+xml", "text/html"].contains(item["media-type"] ?? "application/xhtml+xml"),
                item["properties"]?.split(separator: " ").contains("nav") != true
            else { continue }
            guard let entry = ArchivePath.resolve(reference, in: ArchivePath.folder(of: package)) else {
                throw .codec(.unsafeName(path: file.name, entry: reference))
            }
            if seen.insert(entry).inserted { chapters.append(entry) }
        }
        return chapters
    }

    /// Books under a rights management have chapters that only its program can read; fonts alone do not matter.
    private static func refuseEncrypted(
        _ chapters: [String], file: SourceFile, zip: inout ZipReader
    ) throws(DocumentError) {
        let list = "META-INF/encryption.xml"
        guard zip.names.contains(list) else { return }
        let read = Set(chapters)
        var encrypted: String?
        try forEachElement(list, file: file, zip: &zip) { element in
            if element.name == "CipherReference",
                let entry = element["URI"].flatMap({ ArchivePath.resolve($0, in: "") }),
                read.contains(entry)
            {
                encrypted = encrypted ?? entry
            }
        }
        guard let encrypted else { return }
        throw .codec(
            .damaged(
                path: file.name, format: "book to read", reason: "'\(encrypted)' is encrypted by a rights management"))
    }

    private static func forEachElement(
        _ entry: String, file: SourceFile, zip: inout ZipReader, _ body: (MarkupElement) -> Void
    ) throws(DocumentError) {
        guard let content = try unpack([entry], &zip)[entry] else {
            throw .codec(.noEntry(path: file.name, entry: entry, format: format))
        }
        let xml = try SourceFile.checked { () throws(CodecError) in
            try XMLReader(content, name: "\(file.name) (\(entry))", format: format)
        }
        while let event = try xml.next() {
            if case .start(let element) = event { body(element) }
        }
    }
}
