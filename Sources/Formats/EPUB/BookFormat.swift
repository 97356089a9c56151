internal import Codecs
public import Documents
private import Hashes

/// A book in several languages (EPUB 3): chapters from headings, versions side by side or one after another.
///
/// A chapter is a file, and begins at a heading after other text, at a new document, and where a file has grown long.
/// The table of contents has every heading, by its level. A gap is marked. Memory is that of a chapter and the table of
/// contents. The same rows make the same bytes: the book's identity is a digest of its chapters, and it says of no day
/// that it was made then.
public struct BookFormat: RowFormat {
    private let layout: BookLayout
    private let languages: [LanguageTag]
    private let labels: [VersionLabel]
    private var archive = ZipWriter()
    private var contents = BookContents()
    private var document: String?
    private var title: String?
    private var chapter: BookChapter?
    private var chapterCount = 0
    private var anchors = 0
    /// SHA-256 of each chapter.
    private var digests: [UInt8] = []
    private var licences: [String] = []
    /// Bytes of a chapter's text after which the next paragraph begins another: a reader opens a file as a whole.
    private static let longestChapter = 150_000

    /// - Parameter languages: The table's versions, in the order in which they are set.
    public init(languages: [LanguageTag], layout: BookLayout = .sideBySide) {
        self.languages = languages
        self.layout = layout
        labels = languages.map(VersionLabel.init)
    }

    public var features: RowFeatures {
        let common: RowFeatures = [.document, .kinds]
        return layout == .paragraph ? common.union(.paragraphs) : common
    }
    public func heldText(_ text: String) -> String { text.spelledInXML }

    public mutating func opening() throws(RowFormatError) -> [UInt8] {
        do throws(ZipWriter.Failure) {
            return try archive.entry("mimetype", "application/epub+zip".utf8, isStored: true)
                + archive.entry("META-INF/container.xml", BookParts.container.utf8)
                + archive.entry("EPUB/style.css", BookParts.style.utf8)
        } catch { throw .tooLarge }
    }

    public mutating func bytes(of row: RowRecord) throws(RowFormatError) -> [UInt8] {
        var bytes: [UInt8] = []
        if document != row.document || title == nil {
            bytes += try endChapter()
            document = row.document
            title = title ?? row.document ?? ""
            contents.addDocument(row.document ?? "")
        }
        let level: Int? = if case .heading(let level)? = row.kind { max(1, level) } else { nil }
        if let chapter, chapter.hasText,
            level != nil || chapter.length > Self.longestChapter && row.startsParagraph
                || chapter.length > 2 * Self.longestChapter
        {
            bytes += try endChapter()
        }
        if chapter == nil { beginChapter(titled: level == nil ? nil : names(row)) }
        var anchor: String?
        if let level {
            anchors += 1
            anchor = "h\(anchors)"
            contents.addHeading(names(row), level: level, target: "\(fileName)#h\(anchors)")
        }
        for source in row.parts.compactMap(\.source) {
            if let licence = source.licence, !licences.contains(licence), licences.count < 100 {
                licences.append(licence)
            }
        }
        chapter?.add(row, languages, anchor: anchor)
        return bytes
    }

    public mutating func closing() throws(RowFormatError) -> [UInt8] {
        var bytes = try endChapter()
        if chapterCount == 0 {
            contents.addDocument(title ?? "")
            beginChapter(titled: nil)
            bytes += try endChapter()
        }
        let parts = BookParts(
            title: title ?? "", labels: labels, chapters: chapterCount, identity: Self.identity(digests),
            licences: licences)
        do throws(ZipWriter.Failure) {
            bytes += try archive.entry("EPUB/nav.xhtml", contents.page(title: title ?? "", labels: labels).utf8)
            bytes += try archive.entry("EPUB/content.opf", parts.package.utf8)
            return bytes + (try archive.finish())
        } catch { throw .tooLarge }
    }

    /// A heading in all its versions.
    private func names(_ row: RowRecord) -> [(label: VersionLabel, text: String)] {
        languages.indices.compactMap { place in
            row.part(languages[place]).map { (labels[place], $0.text.spelledOnOneLine) }
        }
    }

    private var fileName: String { BookParts.chapterName(chapterCount) }

    private mutating func beginChapter(titled names: [(label: VersionLabel, text: String)]?) {
        chapterCount += 1
        let title = names?.first?.text ?? document ?? ""
        chapter = BookChapter(title: title, labels: labels, layout: layout)
        contents.addChapter(fileName)
    }

    private mutating func endChapter() throws(RowFormatError) -> [UInt8] {
        guard var ended = chapter else { return [] }
        chapter = nil
        let page = Array(ended.finished().utf8)
        digests += page.withUnsafeBytes { SHA256.digest($0) }
        do throws(ZipWriter.Failure) { return try archive.entry("EPUB/\(fileName)", page) } catch { throw .tooLarge }
    }

    /// A UUID of version 8 (RFC 9562) that is made of the chapters' digests.
    private static func identity(_ digests: [UInt8]) -> String {
        var bytes = Array(digests.withUnsafeBytes { SHA256.digest($0) }.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
        return "urn:uuid:" + groups.joined(separator: "-")
    }
}
