private import Hashes

/// The model file's layout, version 1. All numbers are little-endian.
///
/// A header of 4,096 bytes: magic (8 bytes), version (4), a byte-order mark (4), the file's size (8), the hash of the
/// header with this field zero (8), the number of sections (8); then 64 bytes a section: name (24, zero-padded), offset,
/// length, hash (8 each), 16 spare. Sections begin at multiples of 4,096. Matrices are packed in the panels that
/// CEncoderKernels wants, so that loading is mapping.
enum ModelFormat {
    static let magic: [UInt8] = Array("HEXAPLA\u{1}".utf8)
    static let version: UInt32 = 1
    static let byteOrderMark: UInt32 = 0x0102_0304
    static let headerLength = 4096
    static let recordLength = 64
    static let nameLength = 24
    static let alignment = 4096
    /// The embedding table has a hash for each so many bytes, kept in a section of their own.
    static let tableBlockLength = 1 << 16

    /// What a file has, by name. A model's own sections stand in its folder.
    struct Section: RawRepresentable, Hashable, Sendable {
        let rawValue: String

        static let information = Self(rawValue: "information")
        static let tokenizer = Self(rawValue: "tokenizer")
        static let trie = Self(rawValue: "trie")
        static let characterMap = Self(rawValue: "characterMap")
        static let unknownScore = Self(rawValue: "unknownScore")
        /// A table of which few rows are read: it is not hashed as a whole when the file is opened, but by samples of
        /// blocks, whose hashes are in a section of their own.
        static let table = Self(rawValue: "table")
        static let tableHashes = Self(rawValue: "tableHashes")
    }

    static func hashes(ofTable bytes: UnsafeRawBufferPointer) -> [UInt64] {
        stride(from: 0, to: bytes.count, by: tableBlockLength).map { hash(ofTableBlock: $0 / tableBlockLength, bytes) }
    }

    static func hash(ofTableBlock block: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let start = block * tableBlockLength
        let end = min(start + tableBlockLength, bytes.count)
        return ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
}
