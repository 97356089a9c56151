private import Foundation

/// What a line of JSON says, with an object's fields in the order in which they stand: a table's columns are in it.
package enum ReadJSON {
    case object([(name: String, value: ReadJSON)])
    case array([ReadJSON])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null
}

/// Reads one JSON value (RFC 8259), strictly: no field twice, no lone surrogate, nothing after it.
package struct JSONReader {
    package struct Problem: Error {
        package let reason: String

        package init(reason: String) {
            self.reason = reason
        }
    }

    /// Read no further than to its end, which nothing else checks.
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Deeper than any row.
    private static let deepest = 16

    /// - Complexity: O(bytes).
    package static func read(_ bytes: ArraySlice<UInt8>) throws(Problem) -> ReadJSON {
        try bytes.withUnsafeBufferPointer { bytes throws(Problem) in
            var reader = JSONReader(bytes: bytes)
            let value = try reader.value(depth: 0)
            guard reader.next() == nil else { throw reader.problem("text after the value") }
            return value
        }
    }

    private mutating func value(depth: Int) throws(Problem) -> ReadJSON {
        guard depth < Self.deepest else { throw problem("values too deep in one another") }
        switch next() {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw problem("no value")
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(Problem) -> ReadJSON {
        position += 1
        var fields: [(name: String, value: ReadJSON)] = []
        var names = FieldNames()
        if take("}") { return .object([]) }
        fields.reserveCapacity(4)
        repeat {
            guard next() == UInt8(ascii: "\"") else { throw problem("no name of a field") }
            let name = try string()
            guard names.insert(name, after: fields) else { throw problem("the field '\(name)' twice") }
            guard take(":") else { throw problem("no ':' after the name of a field") }
            fields.append((name, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw problem("an object that does not end") }
        return .object(fields)
    }

    private mutating func array(depth: Int) throws(Problem) -> ReadJSON {
        position += 1
        var values: [ReadJSON] = []
        if take("]") { return .array([]) }
        values.reserveCapacity(2)
        repeat { values.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw problem("a list that does not end") }
        return .array(values)
    }

    private mutating func word(_ word: String, _ value: ReadJSON) throws(Problem) -> ReadJSON {
        guard bytes[position...].starts(with: word.utf8) else { throw problem("no value") }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(Problem) -> Double {
        let start = position
        pass("-")
        let whole = position
        guard passDigits(), bytes[whole] != UInt8(ascii: "0") || position == whole + 1 else {
            throw problem("no value")
        }
        let point = position
        if pass(".") {
            guard passDigits() else { throw problem("no value") }
        }
        if let number = Self.short(bytes[whole..<point], bytes[point..<position].dropFirst()), !endsInExponent {
            return whole > start ? -number : number
        }
        if pass("e") || pass("E") {
            if !pass("+") { pass("-") }
            guard passDigits() else { throw problem("no value") }
        }
        guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite else {
            throw problem("no value")
        }
        return number
    }

    private var endsInExponent: Bool {
        position < bytes.count && (bytes[position] == UInt8(ascii: "e") || bytes[position] == UInt8(ascii: "E"))
    }

    /// A number of few digits, which is a quotient of two numbers that a `Double` holds exactly, so that it is rounded once;
    /// nil for others.
    private static func short(
        _ whole: Slice<UnsafeBufferPointer<UInt8>>, _ fraction: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Double? {
        guard whole.count + fraction.count <= 15 else { return nil }
        var (digits, divisor) = (0, 1)
        for byte in whole { digits = digits * 10 + Int(byte) - 0x30 }
        for byte in fraction {
            digits = digits * 10 + Int(byte) - 0x30
            divisor *= 10
        }
        return Double(digits) / Double(divisor)
    }

    /// Whether digits stand here; passes over them.
    private mutating func passDigits() -> Bool {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        return position > start
    }

    @discardableResult
    private mutating func pass(_ sign: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    // MARK: Strings

    private mutating func string() throws(Problem) -> String {
        position += 1
        // Most texts are as they stand.
        let first = plain()
        if pass("\"") { return try decoded(first) }
        var text = Array(first)
        while position < bytes.count {
            text.append(contentsOf: plain())
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return try text.withUnsafeBufferPointer { text throws(Problem) in try decoded(text) }
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
            default: throw problem("a control character in a text")
            }
        }
        throw problem("a text that does not end")
    }

    private func decoded(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> String {
        // Decoding mends what is no UTF-8, so that other bytes come out of it; `String(validating:)` takes three times as long.
        var string = String(decoding: bytes, as: UTF8.self)
        let isSame = string.withUTF8 { own in
            guard own.count == bytes.count, let one = own.baseAddress, let other = bytes.baseAddress else {
                return own.count == bytes.count
            }
            return memcmp(one, other, own.count) == 0
        }
        guard isSame else { throw problem("a text that is not UTF-8") }
        return string
    }

    /// The bytes from here on that stand for themselves; passes over them.
    private mutating func plain() -> UnsafeBufferPointer<UInt8> {
        let start = position
        while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<position])
    }

    /// Whether a byte of a string stands for itself.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func escaped() throws(Problem) -> Character {
        guard position < bytes.count else { throw problem("a text that does not end") }
        defer { position += 1 }
        switch bytes[position] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "u"):
            var value = try unit()
            if value & 0xFC00 == 0xD800, bytes[position...].dropFirst().starts(with: "\\u".utf8) {
                position += 2
                let trail = try unit()
                guard trail & 0xFC00 == 0xDC00 else { throw problem("half a surrogate pair") }
                value = 0x10000 + (value & 0x3FF) << 10 + (trail & 0x3FF)
            }
            guard let scalar = Unicode.Scalar(value) else { throw problem("half a surrogate pair") }
            return Character(scalar)
        default: throw problem("an unknown escape in a text")
        }
    }

    /// The number after `u`; leaves `position` at its last digit.
    private mutating func unit() throws(Problem) -> UInt32 {
        let digits = bytes[position...].dropFirst().prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("an unknown escape in a text") }
        position += 4
        return value
    }

    // MARK: Steps

    /// The next byte that is not white space.
    private mutating func next() -> UInt8? {
        while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next() == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    private func problem(_ found: String) -> Problem {
        Problem(reason: "\(found) at byte \(position + 1)")
    }
}

/// The names of an object's fields, to tell one that is there twice: few are compared, many are looked up.
private struct FieldNames {
    private static let few = 8
    private var names: Set<String> = []

    /// - Parameter fields: Those before it.
    /// - Returns: Whether none of them has the name.
    mutating func insert(_ name: String, after fields: [(name: String, value: ReadJSON)]) -> Bool {
        if fields.count < Self.few { return !fields.contains { $0.name == name } }
        if names.isEmpty { names = Set(fields.map(\.name)) }
        return names.insert(name).inserted
    }
}
