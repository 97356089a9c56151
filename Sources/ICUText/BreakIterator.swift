private import CICU

/// ICU's word or sentence boundaries of a text (Unicode Standard Annex 29), or the places where a line may end (Unicode
/// Standard Annex 14), with ICU's dictionaries for
/// Thai, Lao, Khmer, Burmese, Chinese and Japanese words.
///
/// Closed ones are kept and opened again: only the first of a kind costs up to half a millisecond.
public struct BreakIterator: ~Copyable {
    public enum Kind: Int32, Sendable { case words, sentences, lines }

    private let handle: OpaquePointer
    private let key: String
    private static let pool = HandlePool { hexapla_icu_break_close($0) }

    /// - Parameter locale: An ICU locale identifier, "de" or "zh_Hant"; ICU falls back to its root for one that it
    ///   does not know. No `@ss=standard`: its exception list swallows true sentence ends.
    public init(_ kind: Kind, locale: String) throws(ICUError) {
        let key = "\(kind.rawValue) \(locale)"
        if let idle = Self.pool.take(key) {
            (handle, self.key) = (idle, key)
            return
        }
        var status: Int32 = 0
        guard let opened = hexapla_icu_break_open(kind.rawValue, locale, &status), status <= 0 else {
            throw ICUError("opening a break iterator for \(locale)", status: status)
        }
        (handle, self.key) = (opened, key)
    }

    deinit { Self.pool.giveBack(handle, key) }

    /// Calls `body` with every boundary after 0 in order, and with ICU's word status there (0 for sentences).
    /// - Complexity: O(length of the text).
    @inline(__always)
    public mutating func forEachBoundary(
        in text: UnsafeBufferPointer<UInt16>, _ body: (_ boundary: Int, _ status: WordStatus) -> Void
    ) {
        guard let base = text.baseAddress, !text.isEmpty else { return }
        var status: Int32 = 0
        hexapla_icu_break_set_text(handle, base, Int32(text.count), &status)
        guard status <= 0 else { return body(text.count, .other) }
        while true {
            let boundary = hexapla_icu_break_next(handle)
            if boundary < 0 { return }
            body(Int(boundary), WordStatus(rawValue: hexapla_icu_break_status(handle)))
        }
    }

    /// All boundaries after 0, in order; the last is the text's length.
    public mutating func boundaries(in text: [UInt16]) -> [Int] {
        var all: [Int] = []
        text.withUnsafeBufferPointer { buffer in forEachBoundary(in: buffer) { boundary, _ in all.append(boundary) } }
        return all
    }
}

/// What ICU's word rules say of the piece that ends at a boundary.
public enum WordStatus: Sendable {
    /// White space and punctuation, and every piece that a sentence iterator finds.
    case other
    case number
    case word

    init(rawValue: Int32) {
        switch rawValue {
        case ..<100: self = .other
        case ..<200: self = .number
        default: self = .word
        }
    }
}
