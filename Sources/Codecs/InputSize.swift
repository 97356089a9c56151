/// A number of bytes as people write it: 512M, 4G.
public struct InputSize: Sendable, Equatable, CustomStringConvertible {
    public let bytes: Int

    /// What an input may unpack to unless the user says otherwise: some hundred novels, and little enough for a bomb
    /// to do no harm.
    public static let standard = InputSize(bytes: 512 << 20)

    public init(bytes: Int) {
        self.bytes = bytes
    }

    private static let units: [(sign: Character, shift: Int)] = [("K", 10), ("M", 20), ("G", 30), ("T", 40)]

    /// Reads "1000000", "512M" or "4g"; the units are powers of 1024.
    /// - Returns: nil for what is no size, 0 and what does not fit.
    public init?(_ text: String) {
        var digits = Substring(text)
        var shift = 0
        if let last = text.last, let unit = Self.units.first(where: { $0.sign == Character(last.uppercased()) }) {
            digits = text.dropLast()
            shift = unit.shift
        }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits), number > 0,
            number <= Int.max >> shift
        else { return nil }
        bytes = number << shift
    }

    public var description: String {
        let unit = Self.units.last { bytes & (1 << $0.shift - 1) == 0 && bytes >> $0.shift > 0 }
        return unit.map { "\(bytes >> $0.shift)\($0.sign)" } ?? "\(bytes) bytes"
    }
}
