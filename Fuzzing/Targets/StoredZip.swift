/// A zip archive (APPNOTE 6.3) whose entries are not packed.
enum StoredZip {
    static func bytes(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            // Version, names in UTF-8, no method, time and date, checksum, sizes.
            let common =
                little(20, 2) + little(0x800, 2) + little(0, 4) + little(0x21, 2) + little(checksum(entry.content), 4)
                + little(entry.content.count, 4) + little(entry.content.count, 4)
                + little(entry.name.utf8.count, 2) + little(0, 2)
            directory += little(0x0201_4B50, 4) + little(20, 2) + common + little(0, 10) + little(archive.count, 4)
            directory += Array(entry.name.utf8)
            archive += little(0x0403_4B50, 4) + common + Array(entry.name.utf8) + entry.content
        }
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
            + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
        return archive + directory + end
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    /// CRC-32.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        Int(~bytes.reduce(UInt32.max) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 255)] })
    }
}
