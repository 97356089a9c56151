/// Writes small zip archives (APPNOTE 6.3) for tests, also such as no tool would write.
public enum TestZip {
    public struct Entry: Sendable {
        public let name: String
        public let content: [UInt8]
        /// Packed as a run of one byte that is repeated, which the content must be.
        let deflated: Bool

        public init(_ name: String, _ text: String, deflated: Bool = false) {
            (self.name, content, self.deflated) = (name, Array(text.utf8), deflated)
        }
    }

    public static func bytes(_ entries: [Entry]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let packed = entry.deflated ? run(entry.content) : entry.content
            let common =
                // Version, names in UTF-8, method, time and date, checksum, sizes.
                little(20, 2) + little(0x800, 2) + little(entry.deflated ? 8 : 0, 2) + little(0, 2) + little(0x21, 2)
                + little(checksum(entry.content), 4) + little(packed.count, 4) + little(entry.content.count, 4)
                + little(entry.name.utf8.count, 2) + little(0, 2)
            directory += little(0x0201_4B50, 4) + little(20, 2) + common
            directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(archive.count, 4)
            directory += Array(entry.name.utf8)
            archive += little(0x0403_4B50, 4) + common + Array(entry.name.utf8) + packed
        }
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
            + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
        return archive + directory + end
    }

    /// Deflate (RFC 1951) of one byte repeated: a literal, then copies of 258 with distance 1, by the fixed codes.
    private static func run(_ content: [UInt8]) -> [UInt8] {
        var bits: [Bool] = [true, true, false]
        func code(_ value: Int, _ length: Int) {
            for bit in (0..<length).reversed() { bits.append(value >> bit & 1 == 1) }
        }
        func literal(_ byte: UInt8) { byte < 144 ? code(0x30 + Int(byte), 8) : code(0x190 + Int(byte) - 144, 9) }
        var rest = content.count
        if let byte = content.first {
            literal(byte)
            rest -= 1
            while rest >= 258 {
                // Length symbol 285 without extra bits, distance symbol 0.
                code(0xC0 + 285 - 280, 8)
                code(0, 5)
                rest -= 258
            }
            for _ in 0..<rest { literal(byte) }
        }
        code(0, 7)
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<min(bits.count, start + 8)].enumerated().reduce(UInt8(0)) {
                $0 | ($1.element ? 1 << $1.offset : 0)
            }
        }
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var remainder: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
        }
        return Int(~remainder)
    }
}
