/// An alignment of two texts as rows of line numbers, such as `[0, 1]:[2]:0.87`.
public struct Ladder: Sendable {
    public struct Row: Sendable, Hashable {
        public let first: [Int]
        public let second: [Int]

        var isEmpty: Bool { first.isEmpty && second.isEmpty }
        var hasBothSides: Bool { !first.isEmpty && !second.isEmpty }
    }

    public let rows: [Row]

    /// - Parameter text: A row a line; what follows the second list (a score or a cost) is not read.
    public init(_ text: String, path: String) throws(EvaluationError) {
        var rows: [Row] = []
        var number = 0
        for line in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
            number += 1
            var reader = LadderScanner(rest: line)
            if reader.isAtEnd { continue }
            guard let first = reader.list(), reader.take(":"), let second = reader.list() else {
                throw .malformedLadder(path: path, line: number)
            }
            rows.append(Row(first: first, second: second))
        }
        self.rows = rows
    }
}

/// Reads a line of a ladder from the left.
private struct LadderScanner {
    var rest: Substring.UTF8View

    var isAtEnd: Bool { rest.allSatisfy(Self.isSpace) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private mutating func skipSpace() { rest = rest.drop(while: Self.isSpace) }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipSpace()
        guard let byte = rest.first, byte == UInt8(ascii: sign) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// `[0, 1]`; nil for anything else.
    mutating func list() -> [Int]? {
        guard take("[") else { return nil }
        var numbers: [Int] = []
        while !take("]") {
            if take(",") { continue }
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let number = Int(Substring(digits)) else { return nil }
            numbers.append(number)
            rest = rest[digits.endIndex...]
            // "1 2" could be meant as two numbers or as twelve.
            guard take(",") || rest.first == UInt8(ascii: "]") else { return nil }
        }
        return numbers
    }
}
