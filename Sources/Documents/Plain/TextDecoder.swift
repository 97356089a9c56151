public import ICUText

/// Bytes to text: UTF-8 with or without a byte order mark, UTF-16 or UTF-32 with one, or the encoding that the user names.
///
/// Nothing is normalized: CR LF, NUL, lone CR, U+2028, bidi controls and decomposed letters stay, and offsets count
/// from after the byte order mark.
public struct TextDecoder: Sendable {
    /// A name that ICU knows, or nil to tell from the byte order mark, UTF-8 without one.
    public var encoding: String?
    /// What does not decode becomes U+FFFD instead of an error.
    public var isLossy: Bool
    /// What the text says of itself: counts where nobody says otherwise and there is no byte order mark.
    var declared: String?

    public init(encoding: String? = nil, isLossy: Bool = false) {
        self.encoding = encoding
        self.isLossy = isLossy
    }

    /// - Parameter path: What errors call the text.
    /// - Complexity: O(bytes).
    public func decode(_ bytes: UnsafeRawBufferPointer, path: String) throws(DocumentError) -> TextBuffer {
        let mark = ByteOrderMark(bytes)
        let name = encoding ?? mark?.encoding ?? declared ?? "UTF-8"
        // ICU takes the empty name for the system's own encoding.
        if name.isEmpty { throw .unknownEncoding(path: path, encoding: name) }
        let skipped = mark.map { $0.applies(to: name) ? $0.length : 0 } ?? 0
        let units: [UInt16]
        // UTF-16 or UTF-32 with a mark: ICU's UTF-16LE or BE reads what follows the mark.
        let exact = mark.flatMap { skipped > 0 ? $0.encoding : nil } ?? name
        do throws(Converter.Failure) {
            units = try Converter.decode(
                UnsafeRawBufferPointer(rebasing: bytes[skipped...]), encoding: exact, lossy: isLossy)
        } catch {
            switch error {
            case .unknownEncoding:
                throw .unknownEncoding(path: path, encoding: name)
            case .undecodable(let offset):
                let byte = skipped + offset
                let line = Self.line(after: UnsafeRawBufferPointer(rebasing: bytes[skipped..<byte]), encoding: exact)
                throw .undecodable(path: path, encoding: name, byteOffset: byte, line: line)
            }
        }
        let nulUnits = units.reduce(into: 0) { count, unit in if unit == 0 { count += 1 } }
        // Text may hold a stray NUL; what is a tenth NUL is a binary, or UTF-16 read as UTF-8.
        if nulUnits * 10 > units.count, nulUnits > 1 || units.count == 1 {
            throw .binary(path: path, nulBytes: nulUnits)
        }
        return TextBuffer(units: units)
    }

    /// The line, from 1, that stands after bytes that decode: LF, CR LF and CR end lines. Bytes 0A will not do: in
    /// UTF-16 they are halves of letters.
    private static func line(after bytes: UnsafeRawBufferPointer, encoding: String) -> Int {
        let units = (try? Converter.decode(bytes, encoding: encoding, lossy: true)) ?? []
        var line = 1
        var previous: UInt16 = 0
        for unit in units {
            if unit == 0x0D || unit == 0x0A && previous != 0x0D { line += 1 }
            previous = unit
        }
        return line
    }
}

private struct ByteOrderMark {
    let encoding: String
    let length: Int

    init?(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, length) = ("UTF-8", 3)
        } else if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            (encoding, length) = ("UTF-32LE", 4)
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            (encoding, length) = ("UTF-32BE", 4)
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
        let own = encoding.lowercased().filter { $0.isLetter || $0.isNumber }
        // "utf-16" and "utf-32" leave the order of bytes to the mark.
        return plain == own || ["utf16", "utf32"].contains(plain) && own.hasPrefix(plain)
    }
}
