private import CICU

/// Bytes to text through ICU's converters: every encoding that ICU has a name for.
public enum Converter {
    /// Bytes that are not text in the encoding asked for.
    public enum Failure: Error, Sendable, Equatable {
        case unknownEncoding
        /// The offset of the first byte of what does not decode.
        case undecodable(byteOffset: Int)
    }

    /// - Parameter lossy: Bytes that do not decode become U+FFFD.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, encoding: String, lossy: Bool
    ) throws(Failure) -> [UInt16] {
        var status: Int32 = 0
        guard let converter = hexapla_icu_converter_open(encoding, lossy ? 1 : 0, &status), status <= 0 else {
            throw .unknownEncoding
        }
        defer { hexapla_icu_converter_close(converter) }
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return [] }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count)
        var source: UnsafePointer<UInt8>? = base
        let end = base + bytes.count
        var bad: Int32 = 0
        let piece = 1 << 16
        let buffer = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: piece)
        defer { buffer.deallocate() }
        while true {
            let written = hexapla_icu_convert(
                converter, &source, end, buffer.baseAddress, Int32(piece), &bad, &status)
            units.append(contentsOf: buffer[..<Int(written)])
            guard let position = source else { return units }
            if status > 0 { throw .undecodable(byteOffset: max(0, position - base - Int(bad))) }
            if position == end, written < piece { return units }
        }
    }
}
