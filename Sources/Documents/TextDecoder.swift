public import ICUText

/// Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, or the encoding that the user names.
///
/// Nothing is normalized: CR LF, NUL, lone CR, U+2028, bidi controls and decomposed letters stay, and offsets count
/// from after the byte order mark.
public struct TextDecoder: Sendable {
    /// A name that ICU knows, or nil to tell from the byte order mark, UTF-8 without one.
    public var encoding: String?
    /// What does not decode becomes U+FFFD instead of an error.
    public var isLossy: Bool

    public init(encoding: String? = nil, isLossy: Bool = false) {
        self.encoding = encoding
        self.isLossy = isLossy
    }

    /// - Parameter path: What errors call the text.
    /// - Complexity: O(bytes).
    public func decode(_ bytes: UnsafeRawBufferPointer, path: String) throws(DocumentError) -> TextBuffer {
        let mark = ByteOrderMark(bytes)
        let name = encoding ?? mark?.encoding ?? "UTF-8"
        let skipped = mark.map { $0.applies(to: name) ? $0.length : 0 } ?? 0
        let units: [UInt16]
        do throws(Converter.Failure) {
            // UTF-16 with a mark: ICU's UTF-16LE or BE reads what follows the mark.
            let exact = mark.flatMap { skipped > 0 ? $0.encoding : nil } ?? name
            units = try Converter.decode(
                UnsafeRawBufferPointer(rebasing: bytes[skipped...]), encoding: exact, lossy: isLossy)
        } catch {
            switch error {
            case .unknownEncoding:
                throw .unknownEncoding(path: path, encoding: name)
            case .undecodable(let offset):
                let byte = skipped + offset
                let line = Self.line(ofByte: byte, in: bytes)
                throw .undecodable(path: path, encoding: name, byteOffset: byte, line: line)
            }
        }
        let nulUnits = units.reduce(into: 0) { count, unit in if unit == 0 { count += 1 } }
        // Text may hold a stray NUL; what is a tenth NUL is a binary, or UTF-16 read as UTF-8.
        if nulUnits * 10 > units.count, nulUnits > 1 { throw .binary(path: path, nulBytes: nulUnits) }
        return TextBuffer(units: units)
    }

    /// The line, from 1, that byte `offset` is in.
    private static func line(ofByte offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        1 + bytes[..<min(offset, bytes.count)].reduce(into: 0) { lines, byte in if byte == 0x0A { lines += 1 } }
    }
}

private struct ByteOrderMark {
    let encoding: String
    let length: Int

    init?(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, length) = ("UTF-8", 3)
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            (encoding, length) = ("UTF-16LE", 2)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            (encoding, length) = ("UTF-16BE", 2)
        } else {
            return nil
        }
    }

    /// Whether the mark belongs to the encoding named, so that it is no part of the text.
    func applies(to name: String) -> Bool {
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return encoding.lowercased().filter { $0.isLetter || $0.isNumber }.hasPrefix(plain)
    }
}
