import Testing

@testable import Codecs

/// Archives that this program writes are read back whole, and the same bytes come out every time.
@Suite struct ZipWriterTests {
    private static let pieces = (0..<40).map { number in
        [UInt8]((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* number &+ $0 >> 7) })
    }

    private static func archive() throws -> [UInt8] {
        var zip = ZipWriter()
        var bytes = try zip.entry("mimetype", "application/epub+zip".utf8, isStored: true)
        bytes += try zip.entry("leer", "".utf8)
        bytes += try zip.begin("text/größe.xml")
        for piece in pieces { bytes += try zip.add(piece) }
        bytes += try zip.endEntry()
        bytes += try zip.begin("empty")
        bytes += try zip.endEntry()
        return bytes + (try zip.finish())
    }

    @Test func isReadBack() throws {
        let bytes = try Self.archive()
        var reader = try ZipReader(bytes, name: "test.zip")
        #expect(reader.names == ["mimetype", "leer", "text/größe.xml", "empty"])
        let contents = try reader.contents(of: Set(reader.names))
        #expect(contents["mimetype"] == Array("application/epub+zip".utf8))
        #expect(contents["leer"] == [] && contents["empty"] == [])
        #expect(contents["text/größe.xml"] == Array(Self.pieces.joined()))
        #expect(bytes.count < Self.pieces.count * 20_000)
    }

    /// What looks at an archive's first bytes finds the kind of file there, without extra fields.
    @Test func storedEntryStandsAsItIs() throws {
        let bytes = try Self.archive()
        #expect(Array(bytes[30..<58]) == Array("mimetypeapplication/epub+zip".utf8))
        #expect(bytes == (try Self.archive()))
    }
}
