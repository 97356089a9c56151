private import Foundation
private import Hashes

/// Words with a number each, looked up by a range of a text without making a `String` of it.
///
/// Each word is kept composed and decomposed: a text may be either (`Set<String>` would take both for one).
struct WordTable: Sendable {
    private struct Entry {
        var start: Int
        var count: Int
        var value: Double
    }

    private var units: [UInt16] = []
    private var entries: [Entry] = []
    /// Open addressing; 0 is a free slot, else one more than the entry's index. A power of two, at most half full.
    private var slots: [Int32] = []
    private var longest = 0

    var isEmpty: Bool { entries.isEmpty }

    init(_ weights: [String: Double]) {
        var capacity = 16
        while capacity < weights.count * 6 { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        // In order, so that where two spellings fall together the same one wins in every run.
        for (word, value) in weights.sorted(by: { $0.key < $1.key }) {
            for spelling in [
                word, word.precomposedStringWithCanonicalMapping, word.decomposedStringWithCanonicalMapping,
            ] {
                insert(Array(spelling.utf16), value)
            }
        }
    }

    init(_ words: some Sequence<String>) {
        self.init(Dictionary(words.map { ($0, 1) }, uniquingKeysWith: { first, _ in first }))
    }

    private mutating func insert(_ word: [UInt16], _ value: Double) {
        let slot = word.withUnsafeBufferPointer { self.slot(of: $0) }
        guard !word.isEmpty, slots[slot] == 0 else { return }
        entries.append(Entry(start: units.count, count: word.count, value: value))
        units.append(contentsOf: word)
        slots[slot] = Int32(entries.count)
        longest = max(longest, word.count)
    }

    func contains(_ text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Bool { value(text, range) != nil }

    func value(_ text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>) -> Double? {
        guard !range.isEmpty, range.count <= longest else { return nil }
        let found = slots[slot(of: UnsafeBufferPointer(rebasing: text[range]))]
        return found == 0 ? nil : entries[Int(found) - 1].value
    }

    /// The slot that holds the word, or the free one where it would stand.
    private func slot(of word: UnsafeBufferPointer<UInt16>) -> Int {
        var hash = StableHash()
        for unit in word { hash.combine(whole: unit) }
        var slot = Int(truncatingIfNeeded: hash.plainValue ^ hash.plainValue >> 29) & (slots.count - 1)
        while slots[slot] != 0, !matches(entries[Int(slots[slot]) - 1], word) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func matches(_ entry: Entry, _ word: UnsafeBufferPointer<UInt16>) -> Bool {
        guard entry.count == word.count else { return false }
        for offset in 0..<entry.count where units[entry.start + offset] != word[offset] { return false }
        return true
    }
}
