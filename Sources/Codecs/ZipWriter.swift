private import CArchive

/// Makes a zip archive, piece by piece: what `.docx` and `.epub` files are.
///
/// The bytes are the same every time for the same entries, for every entry has the same time of day, 1 January 1980. It
/// is a value without handles: what it returns is the archive's next bytes, and memory is that of a piece.
package struct ZipWriter: Sendable {
    /// Thrown when memory runs out, or the archive is more than the zip format holds (4 GiB, 65,535 entries).
    package struct Failure: Error {}

    private struct Entry {
        var name: [UInt8]
        var offset: Int
        var checksum: UInt32 = 0
        var length = 0
        var packedLength = 0
        var isStored = false
        /// Whether its lengths were not known when it began, and stand behind it.
        var isStreamed = false
    }

    private var entries: [Entry] = []
    /// How many bytes were returned.
    private var position = 0
    /// What waits to be a whole piece of the entry that is being written.
    private var pending: [UInt8] = []
    private static let pieceLength = 1 << 18

    package init() {}

    /// A whole entry.
    ///
    /// - Parameter isStored: Whether it is kept as it is, for programs that look at the archive's first bytes.
    package mutating func entry(
        _ name: String, _ content: some Collection<UInt8>, isStored: Bool = false
    ) throws(Failure) -> [UInt8] {
        let content = Array(content)
        var entry = Entry(name: Array(name.utf8), offset: position)
        entry.isStored = isStored
        entry.length = content.count
        entry.checksum = Self.checksum(content, after: 0)
        let packed = isStored ? content : try Self.deflated(content, isLast: true)
        entry.packedLength = packed.count
        entries.append(entry)
        return try counted(try Self.header(of: entry) + packed)
    }

    /// The beginning of an entry whose content comes in pieces.
    package mutating func begin(_ name: String) throws(Failure) -> [UInt8] {
        var entry = Entry(name: Array(name.utf8), offset: position)
        entry.isStreamed = true
        entries.append(entry)
        return try counted(try Self.header(of: entry))
    }

    /// More of the entry that was begun.
    ///
    /// - Returns: What is ready to be written; often nothing.
    package mutating func add(_ content: some Collection<UInt8>) throws(Failure) -> [UInt8] {
        pending.append(contentsOf: content)
        return pending.count < Self.pieceLength ? [] : try packPending(isLast: false)
    }

    /// The end of the entry that was begun.
    package mutating func endEntry() throws(Failure) -> [UInt8] {
        let packed = try packPending(isLast: true)
        guard let entry = entries.last else { throw Failure() }
        let lengths = try Self.bytes(entry.checksum, packed: entry.packedLength, unpacked: entry.length)
        return packed + (try counted([0x50, 0x4B, 0x07, 0x08] + lengths))
    }

    /// What stands behind the last entry.
    package mutating func finish() throws(Failure) -> [UInt8] {
        let start = position
        var directory: [UInt8] = []
        for entry in entries {
            directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + (try Self.description(of: entry, hasLengths: true))
            directory += [UInt8](repeating: 0, count: 10) + (try Self.four(entry.offset)) + entry.name
        }
        guard entries.count <= Int(UInt16.max) else { throw Failure() }
        let count = [UInt8(entries.count & 0xFF), UInt8(entries.count >> 8)]
        let end = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + count + count
        return try counted(directory + end + (try Self.four(directory.count)) + (try Self.four(start)) + [0, 0])
    }

    // MARK: Pieces

    private mutating func packPending(isLast: Bool) throws(Failure) -> [UInt8] {
        defer { pending.removeAll(keepingCapacity: true) }
        let packed = try Self.deflated(pending, isLast: isLast)
        guard let last = entries.indices.last else { throw Failure() }
        entries[last].checksum = Self.checksum(pending, after: entries[last].checksum)
        entries[last].length += pending.count
        entries[last].packedLength += packed.count
        return try counted(packed)
    }

    private mutating func counted(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        position += bytes.count
        guard position <= Int(UInt32.max) else { throw Failure() }
        return bytes
    }

    private static func header(of entry: Entry) throws(Failure) -> [UInt8] {
        [0x50, 0x4B, 0x03, 0x04] + (try description(of: entry, hasLengths: !entry.isStreamed)) + entry.name
    }

    /// What the entry's own header and the directory say alike.
    private static func description(of entry: Entry, hasLengths: Bool) throws(Failure) -> [UInt8] {
        guard entry.name.count <= Int(UInt16.max) else { throw Failure() }
        // Version 2.0. Names are UTF-8 where they are not ASCII; lengths may stand behind the entry.
        let isNamedInUTF8 = entry.name.contains { $0 > 0x7F }
        let flags: [UInt8] = [entry.isStreamed ? 0x08 : 0, isNamedInUTF8 ? 0x08 : 0]
        let lengths =
            try hasLengths
            ? bytes(entry.checksum, packed: entry.packedLength, unpacked: entry.length)
            : bytes(0, packed: 0, unpacked: 0)
        let nameLength = [UInt8(entry.name.count & 0xFF), UInt8(entry.name.count >> 8)]
        // Midnight of 1 January 1980.
        return [20, 0] + flags + [entry.isStored ? 0 : 8, 0, 0, 0, 0x21, 0] + lengths + nameLength + [0, 0]
    }

    private static func bytes(_ checksum: UInt32, packed: Int, unpacked length: Int) throws(Failure) -> [UInt8] {
        try four(Int(checksum)) + four(packed) + four(length)
    }

    private static func four(_ number: Int) throws(Failure) -> [UInt8] {
        guard let number = UInt32(exactly: number) else { throw Failure() }
        return [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func checksum(_ bytes: [UInt8], after before: UInt32) -> UInt32 {
        bytes.withUnsafeBufferPointer { hexapla_crc32(before, $0.baseAddress, Int64($0.count)) }
    }

    private static func deflated(_ bytes: [UInt8], isLast: Bool) throws(Failure) -> [UInt8] {
        guard bytes.count < Int(Int32.max) / 2 else { throw Failure() }
        let capacity = Int(hexapla_deflate_bound(Int64(bytes.count)))
        var written: Int64 = -1
        let packed = [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
            written = bytes.withUnsafeBufferPointer {
                hexapla_deflate($0.baseAddress, Int64($0.count), isLast ? 1 : 0, out.baseAddress, Int64(capacity))
            }
            count = Int(max(written, 0))
        }
        guard written >= 0 else { throw Failure() }
        return packed
    }
}
