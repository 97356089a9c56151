/// The fields of a Protocol Buffers message, one after the other: as much of the format as a SentencePiece model needs.
struct ProtobufFields: Sequence, IteratorProtocol {
    enum Value {
        case integer(UInt64)
        case bytes(ArraySlice<UInt8>)
        /// A fixed 32-bit number's bits.
        case fixed32(UInt32)
    }

    private var rest: ArraySlice<UInt8>

    init(_ message: ArraySlice<UInt8>) { rest = message }

    /// The next field; `nil` at the end, or where the message is no longer one.
    mutating func next() -> (number: Int, value: Value)? {
        while true {
            guard let key = integer() else { return nil }
            let number = Int(truncatingIfNeeded: key >> 3)
            switch key & 7 {
            case 0:
                guard let value = integer() else { return nil }
                return (number, .integer(value))
            case 2:
                guard let length = integer(), length <= UInt64(rest.count) else { return nil }
                defer { rest = rest.dropFirst(Int(length)) }
                return (number, .bytes(rest.prefix(Int(length))))
            case 5:
                guard rest.count >= 4 else { return nil }
                let value = rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                rest = rest.dropFirst(4)
                return (number, .fixed32(value))
            case 1:
                guard rest.count >= 8 else { return nil }
                rest = rest.dropFirst(8)
            default:
                return nil
            }
        }
    }

    private mutating func integer() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64, let byte = rest.popFirst() {
            value |= UInt64(byte & 127) << shift
            if byte < 128 { return value }
            shift += 7
        }
        return nil
    }
}
