import Foundation

/// A ZIP archive whose entries are stored as they are, as little as the readers of Office documents and books need.
struct StoredArchive {
    private var files = Data()
    private var directory = Data()
    private var count: UInt16 = 0

    private static let checksums: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    mutating func add(_ name: String, _ content: String) {
        let (bytes, path) = (Data(content.utf8), Data(name.utf8))
        let checksum = ~bytes.reduce(UInt32.max) { Self.checksums[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
        let offset = UInt32(files.count)
        // Version, flags, method, time, date, then the sizes before and after.
        var header = Self.little(20 as UInt16) + Self.little(0x0800 as UInt16) + Data(count: 6)
        header += Self.little(checksum) + Self.little(UInt32(bytes.count)) + Self.little(UInt32(bytes.count))
        header += Self.little(UInt16(path.count)) + Self.little(0 as UInt16)
        files += Self.little(0x0403_4B50 as UInt32) + header + path + bytes
        directory += Self.little(0x0201_4B50 as UInt32) + Self.little(20 as UInt16) + header + Data(count: 10)
        directory += Self.little(offset) + path
        count += 1
    }

    var data: Data {
        var end = Self.little(0x0605_4B50 as UInt32) + Data(count: 4) + Self.little(count) + Self.little(count)
        end += Self.little(UInt32(directory.count)) + Self.little(UInt32(files.count)) + Self.little(0 as UInt16)
        return files + directory + end
    }

    private static func little(_ value: some FixedWidthInteger) -> Data {
        withUnsafeBytes(of: value.littleEndian) { Data($0) }
    }
}
