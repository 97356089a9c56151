public import Documents
private import ICUText
private import Segmentation
internal import TextFacts

/// A list of terms: what each is called in the languages, and what it must not be called.
public struct Terminology: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// Names of the term by language; any of them will do.
        public var allowed: [LanguageTag: [String]] = [:]
        /// Names that must not stand for it.
        public var forbidden: [LanguageTag: [String]] = [:]
        public init() {}
    }

    public let entries: [Entry]

    public init(entries: [Entry]) { self.entries = entries }

    /// Where a term stands in a range, inflected or not.
    ///
    /// Words are compared without case and compatibility differences. A long word may have another ending, or more
    /// before it where the language writes that as part of the word.
    static func places(of term: String, in passage: Passage) -> [Range<Int>] {
        let version = passage.version
        let wanted = term.split(whereSeparator: \.isWhitespace).map { FoldedWord.of(String($0)) }.filter {
            !$0.isEmpty
        }
        guard let first = wanted.first else { return [] }
        let (words, keys) = (passage.words, passage.keys)
        // Languages without spaces: ICU's words need not be the list's.
        if wanted.count == 1, version.rules.spacesEndSentences || isUnspaced(first) {
            return places(of: first, in: passage.range, version)
        }
        return words.indices.compactMap { start in
            guard start + wanted.count <= words.count else { return nil }
            let isThere = zip(wanted, keys[start...]).allSatisfy { isForm($1, of: $0, version) }
            return isThere ? words[start].lowerBound..<words[start + wanted.count - 1].upperBound : nil
        }
    }

    /// A passage as terms are looked for in it: its words are folded once.
    struct Passage {
        let range: Range<Int>
        let version: CheckedVersion
        let words: [Range<Int>]
        let keys: [[UInt16]]

        init(_ range: Range<Int>, of version: CheckedVersion) {
            (self.range, self.version) = (range, version)
            words = Array(version.words(in: range))
            keys = words.map { FoldedWord.of(version.document.text[$0]) }
        }
    }

    private static let shortestStem = 4
    private static let longestEnding = 4

    static func isForm(_ word: [UInt16], of term: [UInt16], _ version: CheckedVersion) -> Bool {
        let forms =
            [word]
            + version.rules.wordPrefixes.filter { word.count > $0.count + 1 && word.starts(with: $0) }
            .map { Array(word.dropFirst($0.count)) }
        return forms.contains { form in
            if form == term { return true }
            guard term.count >= shortestStem else { return false }
            // The last letter may change: "Allianz", "Allianzen"; "company", "companies".
            let stem = term.dropLast(term.count > shortestStem ? 1 : 0)
            return form.starts(with: stem) && form.count <= term.count + longestEnding
        }
    }

    private static func isUnspaced(_ word: [UInt16]) -> Bool {
        ["Hani", "Hira", "Kana", "Thai", "Laoo", "Khmr", "Mymr"].contains(Scalars.script(UInt32(word[0])))
    }

    private static func places(of term: [UInt16], in range: Range<Int>, _ version: CheckedVersion) -> [Range<Int>] {
        guard range.count >= term.count else { return [] }
        return (range.lowerBound...(range.upperBound - term.count)).map { $0..<($0 + term.count) }.filter {
            Array(version.units[$0]) == term
        }
    }
}
