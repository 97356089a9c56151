private import CICU

/// One of ICU's transliterators, by identifier ("Any-Latin; Latin-ASCII"). Closed ones are kept and opened again.
public struct Transliterator: ~Copyable {
    private let handle: OpaquePointer
    private let identifier: String
    private static let pool = HandlePool { hexapla_icu_transliterator_close($0) }

    public init(_ identifier: String) throws(ICUError) {
        if let idle = Self.pool.take(identifier) {
            (handle, self.identifier) = (idle, identifier)
            return
        }
        let units = Array(identifier.utf16)
        var status: Int32 = 0
        guard let opened = hexapla_icu_transliterator_open(units, Int32(units.count), &status), status <= 0 else {
            throw ICUError("opening the transliterator \(identifier)", status: status)
        }
        (handle, self.identifier) = (opened, identifier)
    }

    deinit { Self.pool.giveBack(handle, identifier) }

    /// The text transliterated, or as it is where ICU gives up.
    public func apply(_ text: [UInt16]) -> [UInt16] {
        var buffer = text + [UInt16](repeating: 0, count: text.count * 7 + 64)
        var length = Int32(text.count)
        var status: Int32 = 0
        hexapla_icu_transliterate(handle, &buffer, &length, Int32(buffer.count), &status)
        return status <= 0 ? Array(buffer[..<Int(length)]) : text
    }
}
