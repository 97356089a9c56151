import Encoders
import Foundation

/// The installed encoder, for tests that need it; they are skipped where it is missing.
enum TestModel {
    static let comment = "needs the encoder: `make model` installs it"
    static let isInstalled =
        (try? ModelStore().path(of: ModelInformation.universalSentenceEncoder.name)).map {
            FileManager.default.fileExists(atPath: $0)
        } ?? false

    static let e5Comment = "needs the encoder e5: `make model MODEL=e5` installs it"
    static let hasE5 = (try? ModelStore())?.installedNames.contains("e5") ?? false

    private static let loadedE5 = Result { () throws(EncoderError) in try E5Encoder() }

    static func e5() throws -> E5Encoder { try loadedE5.get() }

    private static let loaded = Result { () throws(EncoderError) in try NativeEncoder() }

    /// Shared: loading takes milliseconds, but a cache of token features is worth keeping.
    static func encoder() throws -> NativeEncoder { try loaded.get() }
}

/// A directory that goes away with the object.
final class TemporaryDirectory {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/hexapla-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file into it and returns its path.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }
}

/// The same numbers in every run (xorshift).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_f491_4f6c_dd1d
    }
}

/// Cosine of rows of two matrices of unit vectors, in double precision.
func cosine(_ a: [Float], _ rowA: Int, _ b: [Float], _ rowB: Int, width: Int = 512) -> Double {
    var sum = 0.0
    for column in 0..<width { sum += Double(a[rowA * width + column]) * Double(b[rowB * width + column]) }
    return sum
}
