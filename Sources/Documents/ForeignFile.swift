/// A file that is no text of any kind that is read, told by its first bytes whatever its name says.
public struct ForeignFile: Sendable, Equatable {
    /// What it is: "a PDF file".
    public let kind: String
    /// What to do with it, if anything.
    public let remedy: String?

    private struct Signature {
        var bytes: [UInt8]
        /// What stands behind, so many bytes from the beginning.
        var more: (offset: Int, bytes: [UInt8])?
        var kind: String
        var remedy: String?
    }

    private static let convert = "save it as .docx, .odt or .txt: Word and LibreOffice do"
    private static let rename = "give it the suffix of what it holds: .docx, .odt or .epub; or unpack it"
    private static let unpack = "unpack it first"
    private static let recognize = "take the text out of it first, with a program that reads letters from pictures"

    private static let riff = Array("RIFF".utf8)

    /// From the formats' own descriptions. None of them begins as a text does.
    private static let signatures = [
        Signature(
            bytes: Array("%PDF-".utf8), kind: "a PDF file",
            remedy: "give it the suffix .pdf: its text is read through pdftotext"),
        Signature(bytes: Array("{\\rtf".utf8), kind: "an RTF document", remedy: convert),
        Signature(bytes: Array("%!PS".utf8), kind: "a PostScript file"),
        Signature(bytes: Array("PK\u{3}\u{4}".utf8), kind: "a zip archive", remedy: rename),
        Signature(bytes: [0x89] + Array("PNG\r\n\u{1A}\n".utf8), kind: "a picture (PNG)", remedy: recognize),
        Signature(bytes: [0xFF, 0xD8, 0xFF], kind: "a picture (JPEG)", remedy: recognize),
        // The colour at the edge and the shape of a dot, which nobody uses.
        Signature(bytes: Array("GIF8".utf8), more: (12, [0]), kind: "a picture (GIF)", remedy: recognize),
        Signature(bytes: Array("II*\0".utf8), kind: "a picture (TIFF)", remedy: recognize),
        Signature(bytes: Array("MM\0*".utf8), kind: "a picture (TIFF)", remedy: recognize),
        Signature(bytes: Array("AT&TFORM".utf8), kind: "a scanned document (DjVu)", remedy: recognize),
        Signature(bytes: riff, more: (8, Array("WEBP".utf8)), kind: "a picture (WebP)", remedy: recognize),
        Signature(bytes: riff, more: (8, Array("WAVE".utf8)), kind: "a sound (WAV)"),
        Signature(bytes: Array("OggS\0".utf8), kind: "a sound or film (Ogg)"),
        Signature(bytes: Array("ID3".utf8) + [0x03], kind: "a sound (MP3)"),
        Signature(bytes: Array("ID3".utf8) + [0x04], kind: "a sound (MP3)"),
        Signature(bytes: [0, 0, 0], more: (4, Array("ftyp".utf8)), kind: "a film (MP4)"),
        Signature(bytes: [0x1A, 0x45, 0xDF, 0xA3], kind: "a film (Matroska)", remedy: "take its subtitles out first"),
        Signature(bytes: [0x7F] + Array("ELF".utf8), kind: "a program"),
        Signature(bytes: Array("MZ".utf8) + [0x90, 0x00], kind: "a program"),
        Signature(bytes: Array("SQLite format 3\0".utf8), kind: "a database (SQLite)"),
        Signature(bytes: [0x1F, 0x8B, 0x08], kind: "a gzip file", remedy: "name it .gz, or unpack it"),
        Signature(bytes: [0xFD] + Array("7zXZ\0".utf8), kind: "an xz file", remedy: "name it .xz, or unpack it"),
        Signature(bytes: [0x28, 0xB5, 0x2F, 0xFD], kind: "a zstd file", remedy: "name it .zst, or unpack it"),
        Signature(bytes: Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], kind: "a 7z archive", remedy: unpack),
        Signature(bytes: Array("Rar!\u{1A}\u{7}".utf8), kind: "a RAR archive", remedy: unpack),
    ]
    static let encryptedOffice = Self(
        kind: "an Office document behind a password", remedy: "save it without the password")
    /// What old Office files begin with, and new ones behind a password (Microsoft's Compound File Binary).
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let zip = "PK\u{3}\u{4}"

    /// Readers look for the signature in the first kilobyte, and so do files that have something before it.
    static func isPortableDocument(_ bytes: [UInt8]) -> Bool {
        let signature = Array("%PDF-".utf8)
        return (0..<min(1024, bytes.count)).contains { bytes[$0...].starts(with: signature) }
    }

    /// - Parameter isArchive: Whether a zip archive is what is wanted.
    /// - Returns: nil for what may be what it should be.
    init?(_ bytes: [UInt8], isArchive: Bool) {
        if bytes.starts(with: Self.compound) {
            self.init(compound: bytes)
            return
        }
        let found = Self.signatures.first { signature in
            bytes.starts(with: signature.bytes)
                && signature.more.map { bytes.dropFirst($0.offset).starts(with: $0.bytes) } ?? true
        }
        guard let found, !(isArchive && found.bytes.elementsEqual(Self.zip.utf8)) else { return nil }
        self.init(kind: found.kind, remedy: found.remedy)
    }

    private init(kind: String, remedy: String?) {
        self.kind = kind
        self.remedy = remedy
    }

    /// The names of a compound file's streams are in UTF-16.
    private init(compound bytes: [UInt8]) {
        func holds(_ name: String) -> Bool {
            let wanted = name.utf8.flatMap { [$0, UInt8(0)] }
            return bytes.indices.contains { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
        }
        if holds("EncryptedPackage") {
            self = Self.encryptedOffice
        } else if holds("WordDocument") {
            self.init(kind: "an old Word document (.doc)", remedy: Self.convert)
        } else {
            self.init(kind: "an old Office file", remedy: Self.convert)
        }
    }
}
