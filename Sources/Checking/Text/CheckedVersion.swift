public import Documents
public import ICUText
public import Segmentation
package import TextFacts

/// A version as the rules read it: its text, its words, and what is known about its language.
public struct CheckedVersion: Sendable {
    /// Its words, and what numbers and measures are read from.
    package let worded: WordedText
    /// The segments that the rows' `segments` count; nil where the rows came ready made.
    public let segmentation: Segmentation?
    /// Characters other than white space before each unit in steps of `inkStep`.
    private let inkBefore: [Int32]
    private static let inkStep = 64

    public init(document: Document, segmentation: Segmentation? = nil, rules: LanguageRules) throws(ICUError) {
        worded = try WordedText(document: document, rules: rules)
        self.segmentation = segmentation
        var inkBefore: [Int32] = []
        document.text.units.withUnsafeBufferPointer { buffer in
            var ink: Int32 = 0
            for (index, unit) in buffer.enumerated() {
                if index % Self.inkStep == 0 { inkBefore.append(ink) }
                if Self.isInk(unit) { ink += 1 }
            }
        }
        self.inkBefore = inkBefore
    }

    public var document: Document { worded.document }
    public var rules: LanguageRules { worded.rules }
    /// Words and numbers in order.
    public var words: [Range<Int>] { worded.words }
    public var language: LanguageTag { document.language }
    public var units: [UInt16] { document.text.units }

    /// The words that begin inside a range.
    /// - Complexity: O(log words).
    public func words(in range: Range<Int>) -> ArraySlice<Range<Int>> { worded.words(in: range) }

    /// Characters other than white space in a range.
    /// - Complexity: O(1).
    public func ink(in range: Range<Int>) -> Int { ink(before: range.upperBound) - ink(before: range.lowerBound) }

    private func ink(before unit: Int) -> Int {
        guard unit > 0, !inkBefore.isEmpty else { return 0 }
        let step = min(unit / Self.inkStep, inkBefore.count - 1)
        return units[(step * Self.inkStep)..<unit].reduce(Int(inkBefore[step])) { $0 + (Self.isInk($1) ? 1 : 0) }
    }

    private static func isInk(_ unit: UInt16) -> Bool {
        CharacterClass.of(UInt32(unit)) != .space && !TextBuffer.isTrailSurrogate(unit)
    }

    /// A range without the white space at its ends; nil where nothing else is in it.
    public func trimmed(_ range: Range<Int>) -> Range<Int>? {
        document.text.trimmed(range)
    }

    /// Whether a range begins and ends with a line, and is not the whole text.
    public func isWholeParagraph(_ range: Range<Int>) -> Bool {
        func endsLine(_ start: Int, _ step: Int) -> Bool {
            var unit = start
            while units.indices.contains(unit) {
                if units[unit] == 0x0A || units[unit] == 0x0D { return true }
                guard CharacterClass.of(UInt32(units[unit])) == .space else { return false }
                unit += step
            }
            return true
        }
        return endsLine(range.lowerBound - 1, -1) && endsLine(range.upperBound, 1)
            && ink(in: range) < ink(in: 0..<units.count)
    }

    /// A passage as a message quotes it: on one line, shortened in the middle.
    public func quote(_ range: Range<Int>, longest: Int = 60) -> String {
        let text = document.text[range].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.count > longest else { return "“\(text)”" }
        return "“\(text.prefix(longest * 2 / 3))… \(text.suffix(longest / 3))”"
    }

    /// What a message names one after the other: the first ones, and how many more there are.
    static func list(_ count: Int, _ name: (Int) -> String) -> String {
        let named = (0..<min(count, mostNamed)).map(name).joined(separator: ", ")
        return count > mostNamed ? "\(named) and \(count - mostNamed) more" : named
    }

    private static let mostNamed = 5
}
