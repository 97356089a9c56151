private import CArchive
package import Files

/// A zip archive: what `.docx`, `.odt` and `.epub` files are, Python's wheels and NumPy's `.npz`.
///
/// Nothing is unpacked but the entries asked for, all of them together to no more than the limit, whatever the headers
/// claim. An archive with a name that leads out of it is refused as a whole.
public struct ZipReader {
    /// Where the archive's bytes are.
    package enum Source {
        case bytes([UInt8])
        case file(MappedFile)
    }

    private let source: Source
    private let name: String
    /// How many bytes may still be unpacked.
    private var room: Int
    private let maximumSize: Int
    /// As they stand in the archive.
    public private(set) var names: [String] = []
    /// More than any book has; a directory of millions of empty entries is a bomb too.
    private static let mostEntries = 100_000

    /// - Parameter name: What errors call the archive.
    public init(_ bytes: [UInt8], name: String, maximumSize: Int = InputSize.standard.bytes) throws(CodecError) {
        try self.init(.bytes(bytes), name: name, maximumSize: maximumSize)
    }

    package init(_ source: Source, name: String, maximumSize: Int) throws(CodecError) {
        self.source = source
        self.name = name
        self.maximumSize = maximumSize
        room = maximumSize
        var found: [String] = []
        try forEachEntry { (entry, _) throws(CodecError) in
            guard Self.isSafe(entry) else { throw .unsafeName(path: name, entry: entry) }
            found.append(entry)
            guard found.count <= Self.mostEntries else { throw .tooLarge(path: name, maximumSize: maximumSize) }
            return true
        }
        names = found
    }

    /// The contents of the entries of these names, checksums verified; those that are not there have none. Of several
    /// entries of one name the first counts.
    public mutating func contents(of wanted: Set<String>) throws(CodecError) -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        var room = room
        defer { self.room = room }
        try forEachEntry { (entry, zip) throws(CodecError) in
            guard wanted.contains(entry), contents[entry] == nil else { return true }
            contents[entry] = try content(of: zip, room: &room)
            return contents.count < wanted.count
        }
        return contents
    }

    /// An entry's content.
    /// - Parameter format: What the archive should be, for the error that says that it is not.
    public mutating func content(of entry: String, format: String) throws(CodecError) -> [UInt8] {
        guard let content = try contents(of: [entry])[entry] else {
            throw .noEntry(path: name, entry: entry, format: format)
        }
        return content
    }

    /// - Parameter body: Told the name and libarchive's handle; returns whether to go on.
    private func forEachEntry(
        _ body: (String, OpaquePointer) throws(CodecError) -> Bool
    ) throws(CodecError) {
        switch source {
        case .bytes(let bytes):
            let result = bytes.withUnsafeBytes { bytes in
                Result { () throws(CodecError) in try forEachEntry(of: bytes, body) }
            }
            try result.get()
        case .file(let file): try forEachEntry(of: file.bytes, body)
        }
    }

    private func forEachEntry(
        of bytes: UnsafeRawBufferPointer, _ body: (String, OpaquePointer) throws(CodecError) -> Bool
    ) throws(CodecError) {
        let opened = bytes.withMemoryRebound(to: UInt8.self) { hexapla_zip_open($0.baseAddress, Int64($0.count)) }
        guard let zip = opened else {
            throw .damaged(path: name, format: "zip archive", reason: "no directory of entries")
        }
        defer { hexapla_zip_close(zip) }
        while true {
            let next = hexapla_zip_next(zip)
            guard next >= 0 else { throw damaged(zip) }
            if next == 0 { return }
            guard try body(String(cString: hexapla_zip_name(zip)), zip) else { return }
        }
    }

    private func content(of zip: OpaquePointer, room: inout Int) throws(CodecError) -> [UInt8] {
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(hexapla_zip_read(zip, &piece, Int64(piece.count)))
            guard count >= 0 else { throw damaged(zip) }
            if count == 0 { return content }
            room -= count
            guard room >= 0 else { throw .tooLarge(path: name, maximumSize: maximumSize) }
            content.append(contentsOf: piece[..<count])
        }
    }

    private func damaged(_ zip: OpaquePointer) -> CodecError {
        .damaged(path: name, format: "zip archive", reason: String(cString: hexapla_zip_problem(zip)))
    }

    private static func isSafe(_ entry: String) -> Bool {
        let parts = entry.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
        return !parts.contains("..") && parts.first != "" && parts.first?.hasSuffix(":") != true
    }
}
