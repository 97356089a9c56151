internal import Errors
internal import Files
private import Hashes

/// A model file, mapped: its sections, checked.
final class ModelFile: Sendable {
    private static let repair: Phrase = "install it again: \(.installModel)"

    let path: String
    let size: Int
    private let file: MappedFile
    private let sections: [String: Range<Int>]

    /// Maps the file and checks it.
    ///
    /// Checked always: size, header, and every section's hash but the embedding table's, 65 of the file's 80 MB, of
    /// which a run reads only the rows of its tokens. There the hashes of 32 blocks spread over the table are compared:
    /// the file was hashed when it was installed, is renamed into place whole, and its size is known, so what remains
    /// is damage to the disk, which `wholly: true` (`hexapla model list --verify`) finds for certain.
    ///
    /// - Throws: `modelDamaged`, or `file` when it cannot be read.
    /// - Complexity: O(size of what is checked), some 10 ms; with `wholly` some 30 ms.
    init(path: String, wholly: Bool = false) throws(EncoderError) {
        self.path = path
        let file = try MappedFile.ofEncoder(path)
        self.file = file
        let bytes = file.bytes
        size = bytes.count
        guard bytes.count >= ModelFormat.headerLength, bytes.prefix(8).elementsEqual(ModelFormat.magic) else {
            throw Self.damaged(path, "is no model file", expected: "a file that begins with \"HEXAPLA\"")
        }
        let version = Self.integer(bytes, at: 8, UInt32.self)
        guard version == ModelFormat.version else {
            throw Self.damaged(
                path, "has format version \(version)", expected: "version \(ModelFormat.version)")
        }
        let fileSize = Self.integer(bytes, at: 16, UInt64.self)
        guard fileSize == bytes.count else {
            throw Self.damaged(path, "has \(bytes.count) bytes", expected: "the \(fileSize) of its header")
        }
        var header = Array(bytes.prefix(ModelFormat.headerLength))
        for index in 24..<32 { header[index] = 0 }
        guard header.withUnsafeBytes(ContentHash.of) == Self.integer(bytes, at: 24, UInt64.self) else {
            throw Self.damaged(path, "has a damaged header", expected: "a header that fits its checksum")
        }
        var sections: [String: Range<Int>] = [:]
        let count = min(Self.integer(bytes, at: 32, UInt64.self), 63)
        for record in 1...Int(max(count, 1)) {
            let offset = record * ModelFormat.recordLength
            let nameBytes = bytes[offset..<offset + ModelFormat.nameLength].prefix { $0 != 0 }
            let name = String(decoding: nameBytes, as: UTF8.self)
            let start = Self.integer(bytes, at: offset + ModelFormat.nameLength, UInt64.self)
            let length = Self.integer(bytes, at: offset + ModelFormat.nameLength + 8, UInt64.self)
            let hash = Self.integer(bytes, at: offset + ModelFormat.nameLength + 16, UInt64.self)
            guard start <= fileSize, length <= fileSize - start, start % UInt64(ModelFormat.alignment) == 0 else {
                throw Self.damaged(
                    path, "has section \"\(name)\" outside of the file or between its pages",
                    expected: "all inside, each from the beginning of a page")
            }
            let range = Int(start)..<Int(start + length)
            sections[name] = range
            if !wholly && name == ModelFormat.Section.table.rawValue { continue }
            guard ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes[range])) == hash else {
                throw Self.damaged(path, "section \"\(name)\" is damaged", expected: "bytes that fit its checksum")
            }
        }
        self.sections = sections
        try checkSamples()
    }

    /// Lets go of the pages that were read; the next read fetches them again.
    func releasePages() { file.releasePages() }

    /// A section's bytes.
    func bytes(_ section: ModelFormat.Section) throws(EncoderError) -> UnsafeRawBufferPointer {
        guard let range = sections[section.rawValue] else {
            throw Self.damaged(path, "lacks section \"\(section.rawValue)\"", expected: "every section")
        }
        return UnsafeRawBufferPointer(rebasing: file.bytes[range])
    }

    /// A section's numbers; `count` of them, or the file is damaged.
    func floats(_ section: ModelFormat.Section, count: Int) throws(EncoderError) -> UnsafePointer<Float> {
        let bytes = try bytes(section)
        guard bytes.count == 4 * count, let base = bytes.bindMemory(to: Float.self).baseAddress else {
            throw Self.damaged(
                path, "section \"\(section.rawValue)\" has \(bytes.count) bytes", expected: "\(4 * count)")
        }
        // A checksum can be made by anybody, and what is not finite spoils everything that it is multiplied with.
        guard UnsafeBufferPointer(start: base, count: count).allSatisfy(\.isFinite) else {
            throw Self.damaged(
                path, "section \"\(section.rawValue)\" holds what is no number", expected: "finite numbers")
        }
        return base
    }

    private func checkSamples() throws(EncoderError) {
        guard sections[ModelFormat.Section.table.rawValue] != nil else { return }
        let table = try bytes(.table)
        let hashes = try bytes(.tableHashes)
        let blocks = (table.count + ModelFormat.tableBlockLength - 1) / ModelFormat.tableBlockLength
        guard hashes.count == 8 * blocks, blocks > 0 else {
            throw Self.damaged(path, "has \(hashes.count / 8) block checksums", expected: "\(blocks)")
        }
        for sample in 0..<32 {
            let block = sample * (blocks - 1) / 31
            let expected = hashes.loadUnaligned(fromByteOffset: 8 * block, as: UInt64.self)
            guard ModelFormat.hash(ofTableBlock: block, table) == UInt64(littleEndian: expected) else {
                throw Self.damaged(
                    path, "block \(block) of the embedding table is damaged", expected: "bytes that fit its checksum")
            }
        }
    }

    private static func integer<Value: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, _: Value.Type
    ) -> Value {
        Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    private static func damaged(_ path: String, _ problem: Phrase, expected: Phrase) -> EncoderError {
        EncoderError(.modelDamaged, place: "\(path)", problem: problem, expected: expected, remedy: repair)
    }
}
