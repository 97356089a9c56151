private import CICU

/// Compatibility normalization with case folding (NFKC_Casefold): what makes two spellings of one word equal.
public func foldedForMatching(_ text: [UInt16]) -> [UInt16] {
    var status: Int32 = 0
    var buffer = [UInt16](repeating: 0, count: text.count * 2 + 16)
    var length = hexapla_icu_fold(text, Int32(text.count), &buffer, Int32(buffer.count), &status)
    if Int(length) > buffer.count {
        buffer = [UInt16](repeating: 0, count: Int(length))
        status = 0
        length = hexapla_icu_fold(text, Int32(text.count), &buffer, Int32(buffer.count), &status)
    }
    return status <= 0 ? Array(buffer[..<Int(length)]) : text
}
