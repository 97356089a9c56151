/// A part of a text and when it is said, in milliseconds from the start of the film.
public struct TimedSpan: Sendable, Equatable {
    /// Code units of the text.
    public let range: Range<Int>
    public let start: Int
    public let end: Int

    public init(range: Range<Int>, start: Int, end: Int) {
        self.range = range
        self.start = start
        self.end = end
    }

    /// `[12.500,14.000]`: seconds, as JSON has them.
    package static func spelled(_ time: ClosedRange<Int>) -> String {
        "[\(seconds(time.lowerBound)),\(seconds(time.upperBound))]"
    }

    private static func seconds(_ milliseconds: Int) -> String {
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
