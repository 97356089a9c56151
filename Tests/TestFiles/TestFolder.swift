public import Codecs
private import Foundation
public import TestRandomness

/// A folder for one test, gone with it.
public struct TestFolder {
    public let path: String

    public static func use(_ body: (TestFolder) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("hexapla-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(TestFolder(path: url.path))
    }

    public func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }

    public func unpacked(_ bytes: [UInt8], _ compression: Compression) throws -> [UInt8] {
        try ByteReader(path: try write(bytes, "file.\(compression.rawValue)")).readAll()
    }
}

extension SplitMix64 {
    /// Some bytes changed, some left out, some doubled, the end cut off.
    public mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0...below(4) where !result.isEmpty {
            let place = below(result.count)
            switch below(5) {
            case 0: result[place] = UInt8(truncatingIfNeeded: next())
            case 1: result[place] ^= 1 << UInt8(below(8))
            case 2: result.remove(at: place)
            case 3: result.insert(contentsOf: result[place..<min(result.count, place + below(40))], at: place)
            default: if below(4) == 0 { result.removeLast(result.count - place) }
            }
        }
        return result
    }
}
