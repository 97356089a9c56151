private import CICU

/// A regular expression of ICU's, as SRX files have them. Not for several threads at once.
///
/// Its work is bounded: a pattern that tries ever more ways through a text is an error, never a program that hangs.
public struct RegularExpression: ~Copyable {
    private let handle: OpaquePointer
    private let pattern: String
    /// Files of rules have hundreds.
    private static let pool = HandlePool(most: 4096) { hexapla_icu_regex_close($0) }
    /// What an expression may cost beyond what texts' lengths account for: reports of the engine, each after some ten
    /// thousand steps.
    public static let reserve = 200
    /// Code units of a text that account for one report.
    private static let unitsPerReport = 50

    /// - Throws: ICU's name for what is wrong with the pattern.
    public init(_ pattern: String) throws(ICUError) {
        self.pattern = pattern
        if let idle = Self.pool.take(pattern) {
            handle = idle
            return
        }
        var status: Int32 = 0
        let units = Array(pattern.utf16)
        guard let opened = hexapla_icu_regex_open(units, Int32(units.count), &status), status <= 0 else {
            throw ICUError("opening a regular expression", status: status)
        }
        handle = opened
    }

    deinit { Self.pool.giveBack(handle, pattern) }

    /// Calls `body` with every match, from left to right; `body` says where the next may begin, and is moved on where that
    /// is not behind the last match's beginning.
    ///
    /// - Parameter reserve: What is left of `RegularExpression.reserve`, for all texts together.
    /// - Throws: Where the text costs too much.
    /// - Complexity: O(length of the text · 10,000) steps at most.
    public mutating func forEachMatch(
        in text: UnsafeBufferPointer<UInt16>, reserve: inout Int, _ body: (Range<Int>) -> Int
    ) throws(ICUError) {
        guard let base = text.baseAddress else { return }
        var status: Int32 = 0
        let own = 1 + text.count / Self.unitsPerReport
        hexapla_icu_regex_set_text(handle, base, Int32(text.count), Int64(own + reserve), &status)
        var from = 0
        var (start, end): (Int32, Int32) = (0, 0)
        while status <= 0, from <= text.count,
            hexapla_icu_regex_find(handle, Int32(from), &start, &end, &status) != 0
        {
            from = max(body(Int(start)..<Int(end)), Int(start) + 1)
        }
        reserve = max(0, min(reserve, Int(hexapla_icu_regex_budget(handle))))
        guard status <= 0 else { throw ICUError("a regular expression", status: status) }
    }
}
