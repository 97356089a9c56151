internal import ICUText

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

// MARK: Full stops

extension TimedSpan {
    /// Fewer cues than this share end in a full stop where the language or the translator does without them.
    private static let leastShareOfStops = 0.1

    static func areFew(_ stops: Int, of cues: Int) -> Bool { Double(stops) < leastShareOfStops * Double(cues) }

    /// Whether hardly any of these cues ends in a full stop.
    package static func hasFewStops(_ cues: [TimedSpan], in units: UnsafeBufferPointer<UInt16>) -> Bool {
        areFew(
            cues.count { cue in
                endsSentence(units[cue.range].reversed().lazy.compactMap { Unicode.Scalar($0) })
            }, of: cues.count)
    }

    /// Whether the last character that is no quotation mark or bracket ends a sentence.
    /// - Parameter scalars: From the last on.
    static func endsSentence(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
        for scalar in scalars {
            switch CharacterClass.of(scalar.value) {
            case .space, .closingMark, .neutralQuote, .control, .symbol, .mark: continue
            case .terminator, .dot: return true
            default: return false
            }
        }
        return false
    }
}
