/// UTF-16 that comes in pieces, as UTF-8.
struct UTF16Recoder {
    private let isBigEndian: Bool
    /// A byte that waits for its other half.
    private var odd: UInt8?
    /// The first half of a pair of surrogates.
    private var high: UInt16?

    /// - Parameter bytes: The first bytes of a file.
    /// - Returns: nil where they are no byte order mark of UTF-16.
    init?(beginning bytes: [UInt8]) {
        switch Array(bytes.prefix(2)) {
        case [0xFF, 0xFE]: isBigEndian = false
        case [0xFE, 0xFF]: isBigEndian = true
        default: return nil
        }
    }

    /// - Returns: nil for what is not UTF-16.
    mutating func recoded(_ bytes: [UInt8], isLast: Bool) -> [UInt8]? {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 2)
        if let high { units.append(high) }
        high = nil
        for byte in bytes {
            guard let first = odd else {
                odd = byte
                continue
            }
            odd = nil
            units.append(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first))
        }
        if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) { high = units.removeLast() }
        guard !isLast || odd == nil, let text = String(validating: units, as: UTF16.self) else { return nil }
        return Array(text.utf8)
    }
}
