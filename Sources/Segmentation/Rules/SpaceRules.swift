private import Algorithms
private import Foundation
internal import ICUText

/// How sure it is that a sentence ends at a space, in a script that has no full stop (Thai, Lao, Khmer, Burmese).
///
/// A logistic model: the words beside the space, the kinds of characters there and the lengths of the chunks on both
/// sides. Its weights are in the language's file. Some spaces are none: inside "พ.ศ. 2566", between a number and its
/// unit, inside a Latin name, before ๆ.
struct SpaceRules {
    private let weights: SpaceWeights
    private let openers: WordTable
    private let enders: WordTable
    /// Two words without the space between them in the file: the text has none either.
    private let openerPairs: WordTable
    private let units: WordTable
    /// Units with a full stop, which ICU's words leave out, by their first unit.
    private let dottedUnits: [UInt16: [[UInt16]]]
    /// By their last unit.
    private let titles: [UInt16: [[UInt16]]]

    init(rules: LanguageRules) {
        weights = SpaceWeights(rules.spaceModel)
        openers = WordTable(rules.openers)
        enders = WordTable(rules.enders)
        let pairs = rules.openerPairs.map { ($0.key.filter { $0 != " " }, $0.value) }
        openerPairs = WordTable(Dictionary(pairs, uniquingKeysWith: min))
        units = WordTable(rules.units)
        let dotted = rules.units.filter { $0.contains(".") }.map { Array($0.utf16) }
        dottedUnits = Dictionary(grouping: dotted) { $0[0] }
        titles = Dictionary(grouping: rules.titles.map { Array($0.utf16) }.filter { !$0.isEmpty }) { $0[$0.count - 1] }
    }

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
            let index = ends.partitioningIndex { $0 >= position }
            return index < ends.count && ends[index] == position ? index : nil
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
        var openerStart = after.lowerBound
        while openerStart < after.upperBound - 1, text[openerStart].isOpener { openerStart += 1 }
        let piece = words.piece(beginningAt: openerStart, from: block.lowerBound)
        let opener = piece.map { $0.clamped(to: after) } ?? after.lowerBound..<after.lowerBound
        if cannotEnd(text, left: left, right: right, before: before, after: after, opener: opener) { return nil }
        var logit = weights.intercept
        logit += weights.after(SpaceWeights.Neighbour(right, unit: text[after.lowerBound]))
        logit += weights.before(SpaceWeights.Neighbour(left, unit: text[before.upperBound - 1]))
        logit += openers.value(text, opener) ?? 0
        if let ender = words.piece(endingAt: before.upperBound, from: block.lowerBound) {
            logit += enders.value(text, ender.clamped(to: before)) ?? 0
        }
        if let piece, let second = words.piece(beginningAt: piece.upperBound, from: block.lowerBound) {
            logit += openerPairs.value(text, opener.lowerBound..<second.clamped(to: after).upperBound) ?? 0
        }
        for chunk in [before, after] { logit += weights.chunkLength * (log(1 + Double(chunk.count)) - 3) }
        if isInQuotes { logit += weights.insideQuotes }
        if isInBrackets { logit += weights.insideBrackets }
        if looksLikeName(text, before) {
            logit += weights.nameBefore
            if looksLikeName(text, after) { logit += weights.namesOnBothSides }
        }
        return Boundary(kind: .space, logit: logit)
    }

    private func cannotEnd(
        _ text: UnsafeBufferPointer<UInt16>, left: CharacterClass, right: CharacterClass, before: Range<Int>,
        after: Range<Int>, opener: Range<Int>
    ) -> Bool {
        if text[after.lowerBound] == 0x0E46 || text[after.lowerBound] == 0x0EC6 { return true }
        if right == .pause || right == .terminator || right == .dot { return true }
        // Latin names, and whatever else keeps capitals together.
        if left == .upper || left == .lower, right == .upper || right == .lower { return true }
        if left == .digit, right == .symbol || units.contains(text, opener) || beginsWithDottedUnit(text, after) {
            return true
        }
        if left == .symbol, right == .digit { return true }
        return titles[text[before.upperBound - 1]]?.contains { Self.ends(text, before, with: $0) } ?? false
    }

    private func beginsWithDottedUnit(_ text: UnsafeBufferPointer<UInt16>, _ chunk: Range<Int>) -> Bool {
        dottedUnits[text[chunk.lowerBound]]?.contains { text[chunk].starts(with: $0) } ?? false
    }

    private static func ends(_ text: UnsafeBufferPointer<UInt16>, _ chunk: Range<Int>, with title: [UInt16]) -> Bool {
        title.count <= chunk.count && text[(chunk.upperBound - title.count)..<chunk.upperBound].elementsEqual(title)
    }

    /// Foreign names are spelled with ์ over the letters that are not spoken.
    private func looksLikeName(_ text: UnsafeBufferPointer<UInt16>, _ chunk: Range<Int>) -> Bool {
        chunk.count < 16 && chunk.contains { text[$0] == 0x0E4C }
    }
}
