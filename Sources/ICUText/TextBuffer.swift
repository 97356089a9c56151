/// A text as ICU reads it: UTF-16 code units in one piece, with its offsets in Unicode code points.
///
/// Inside the program every offset counts code units; the outside (JSON Lines, errors) counts code points.
/// For text without surrogate pairs the two are the same and no index is kept.
public struct TextBuffer: Sendable, Hashable {
    public let units: [UInt16]
    /// How many code points begin before unit `n << Self.blockShift`; empty where every unit is a code point.
    private let codePointsBefore: [Int32]
    private static let blockShift = 8

    public init(units: [UInt16]) {
        self.units = units
        guard units.contains(where: { Self.isTrailSurrogate($0) }) else {
            codePointsBefore = []
            return
        }
        var index: [Int32] = []
        index.reserveCapacity(units.count >> Self.blockShift + 1)
        var points: Int32 = 0
        for (offset, unit) in units.enumerated() {
            if offset & (1 << Self.blockShift - 1) == 0 { index.append(points) }
            if !Self.isTrailSurrogate(unit) { points += 1 }
        }
        codePointsBefore = index
    }

    /// The text's size in UTF-8.
    /// - Complexity: O(length of the text).
    public var byteCount: Int {
        // Half a surrogate pair has half of its character's bytes.
        units.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 || $1 & 0xF800 == 0xD800 ? 2 : 3) }
    }

    public init(_ string: String) {
        self.init(units: Array(string.utf16))
    }

    public var count: Int { units.count }
    public var isEmpty: Bool { units.isEmpty }

    /// The text of a range of code units.
    public subscript(range: Range<Int>) -> String {
        units.withUnsafeBufferPointer { String(units: $0, range: range) }
    }

    public var string: String { self[0..<count] }

    /// How many code points begin before `unit`. Texts come from a decoder that lets no lone surrogate through.
    /// - Complexity: O(1).
    public func codePointOffset(ofUnit unit: Int) -> Int {
        guard !codePointsBefore.isEmpty else { return unit }
        let block = min(unit >> Self.blockShift, codePointsBefore.count - 1)
        var points = Int(codePointsBefore[block])
        for offset in (block << Self.blockShift)..<unit where !Self.isTrailSurrogate(units[offset]) { points += 1 }
        return points
    }

    /// The code unit at which code point number `offset` begins; `count` for one past the last.
    /// - Complexity: O(log count).
    public func unitOffset(ofCodePoint offset: Int) -> Int {
        guard !codePointsBefore.isEmpty else { return offset }
        var low = 0
        var high = codePointsBefore.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(codePointsBefore[middle]) <= offset { low = middle } else { high = middle }
        }
        var unit = low << Self.blockShift
        var points = Int(codePointsBefore[low])
        while unit < count {
            if !Self.isTrailSurrogate(units[unit]) {
                if points == offset { return unit }
                points += 1
            }
            unit += 1
        }
        return count
    }

    /// The scalar that begins at `unit`, and how many units it takes.
    public func scalar(atUnit unit: Int) -> (value: UInt32, width: Int) {
        units.withUnsafeBufferPointer { Self.scalar(in: $0, at: unit) }
    }

    /// The scalar of `units` that begins at `unit`, and how many units it takes.
    @inlinable
    public static func scalar(in units: UnsafeBufferPointer<UInt16>, at unit: Int) -> (value: UInt32, width: Int) {
        let first = UInt32(units[unit])
        guard first & 0xFC00 == 0xD800, unit + 1 < units.count else { return (first, 1) }
        let second = UInt32(units[unit + 1])
        guard second & 0xFC00 == 0xDC00 else { return (first, 1) }
        return (0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF), 2)
    }

    @inlinable
    public static func isTrailSurrogate(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }
}
