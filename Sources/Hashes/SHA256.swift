private import CSHA256

/// SHA-256 (FIPS 180-4).
package enum SHA256 {
    /// The digest's 32 bytes.
    package static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        hexapla_sha256(bytes.bindMemory(to: UInt8.self).baseAddress, Int64(bytes.count), &digest)
        return digest
    }

    /// The digest in lower-case hexadecimal.
    package static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
        let digits = Array("0123456789abcdef")
        return String(digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
