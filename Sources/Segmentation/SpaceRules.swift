private import Foundation
internal import ICUText

/// How sure it is that a sentence ends at a space, in a script that has no full stop (Thai, Lao, Khmer, Burmese).
///
/// A logistic model: the words beside the space, the kinds of characters there and the lengths of the chunks on both
/// sides. Its weights are in the language's file. Some spaces are none: inside "พ.ศ. 2566", between a number and its
/// unit, inside a Latin name, before ๆ.
struct SpaceRules {
    let rules: LanguageRules

    /// The pieces of a block as ICU's word iterator finds them.
    struct Words {
        /// Where each piece ends; the first begins at the block's start.
        var ends: [Int] = []

        /// The range of the piece that ends at `position` or holds it.
        func piece(endingAt position: Int, from start: Int) -> Range<Int>? {
            guard let index = index(ofEnd: position) else { return nil }
            return (index > 0 ? ends[index - 1] : start)..<ends[index]
        }

        func piece(beginningAt position: Int, from start: Int) -> Range<Int>? {
            if position == start { return ends.first.map { start..<$0 } }
            guard let index = index(ofEnd: position), index + 1 < ends.count else { return nil }
            return position..<ends[index + 1]
        }

        private func index(ofEnd position: Int) -> Int? {
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if ends[middle] < position { low = middle + 1 } else { high = middle }
            }
            return low < ends.count && ends[low] == position ? low : nil
        }
    }

    /// - Parameters:
    ///   - before: The chunk before the space, back to the space before that.
    ///   - after: The chunk after it.
    ///   - isInQuotes: Whether a quotation mark (or bracket) opened in this block is still open.
    /// - Returns: nil where no sentence ends.
    func boundary(
        in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, words: Words, before: Range<Int>, after: Range<Int>,
        isInQuotes: Bool, isInBrackets: Bool
    ) -> Boundary? {
        let left = text[before.upperBound - 1].characterClass
        let right = text[after.lowerBound].characterClass
        let ender = string(text, words.piece(endingAt: before.upperBound, from: block.lowerBound), within: before)
        var openerStart = after.lowerBound
        while openerStart < after.upperBound - 1, text[openerStart].isOpener { openerStart += 1 }
        let openerRange = words.piece(beginningAt: openerStart, from: block.lowerBound)
        let opener = string(text, openerRange, within: after)
        if cannotEnd(text, left: left, right: right, before: before, after: after, ender: ender, opener: opener) {
            return nil
        }
        var logit = weight("intercept")
        logit += weight(class: right, unit: text[after.lowerBound], side: "after")
        logit += weight(class: left, unit: text[before.upperBound - 1], side: "before")
        logit += rules.openers[opener] ?? 0
        logit += rules.enders[ender] ?? 0
        if let first = openerRange, let second = words.piece(beginningAt: first.upperBound, from: block.lowerBound) {
            logit += rules.openerPairs["\(opener) \(string(text, second, within: after))"] ?? 0
        }
        for chunk in [before, after] { logit += weight("chunk-length") * (log(1 + Double(chunk.count)) - 3) }
        if isInQuotes { logit += weight("inside-quotes") }
        if isInBrackets { logit += weight("inside-brackets") }
        if looksLikeName(text, before) {
            logit += weight("name-before")
            if looksLikeName(text, after) { logit += weight("names-on-both-sides") }
        }
        return Boundary(kind: .space, logit: logit)
    }

    private func weight(_ name: String) -> Double { rules.spaceModel[name] ?? Self.defaults[name] ?? 0 }

    /// For a language whose file gives no weights: those fitted on Thai that carry over.
    private static let defaults: [String: Double] = [
        "intercept": -2, "chunk-length": 0.7, "inside-quotes": -0.5, "inside-brackets": -0.6,
        "after-letter": 0.9, "after-quote": 1.6, "after-latin": 0.6, "after-bracket": -1.4, "after-digit": -1.9,
        "after-other": -1.2, "before-stop": 1.5, "before-latin": -0.8, "before-other": -2.3,
    ]

    private func weight(class kind: CharacterClass, unit: UInt16, side: String) -> Double {
        switch kind {
        case .neutralQuote: return weight("\(side)-quote")
        case .openingMark, .closingMark: return weight("\(side)-bracket")
        case .digit: return weight("\(side)-digit")
        case .terminator: return weight("\(side)-stop")
        case .dot: return weight("\(side)-dot")
        case .lower, .upper: return weight("\(side)-latin")
        case .letter, .mark:
            // ๆ repeats the word before it, ฯ shortens it.
            if unit == 0x0E46 || unit == 0x0EC6 { return weight("\(side)-repeat") }
            if unit == 0x0E2F || unit == 0x0EAF { return weight("\(side)-shortened") }
            return weight("\(side)-letter")
        default: return weight("\(side)-other")
        }
    }

    private func cannotEnd(
        _ text: UnsafeBufferPointer<UInt16>, left: CharacterClass, right: CharacterClass, before: Range<Int>,
        after: Range<Int>, ender: String, opener: String
    ) -> Bool {
        if text[after.lowerBound] == 0x0E46 || text[after.lowerBound] == 0x0EC6 { return true }
        if right == .pause || right == .terminator || right == .dot { return true }
        // Latin names, and whatever else keeps capitals together.
        if left == .upper || left == .lower, right == .upper || right == .lower { return true }
        if left == .digit, right == .symbol || rules.units.contains(opener) { return true }
        if left == .symbol, right == .digit { return true }
        let chunk = string(text, before, within: before)
        return rules.titles.contains { chunk.hasSuffix($0) }
    }

    /// Foreign names are spelled with ์ over the letters that are not spoken.
    private func looksLikeName(_ text: UnsafeBufferPointer<UInt16>, _ chunk: Range<Int>) -> Bool {
        chunk.count < 16 && chunk.contains { text[$0] == 0x0E4C }
    }

    private func string(_ text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>?, within chunk: Range<Int>) -> String {
        guard let range else { return "" }
        return String(decoding: text[range.clamped(to: chunk)], as: UTF16.self)
    }
}
