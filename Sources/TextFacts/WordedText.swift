private import Algorithms
package import Documents
package import ICUText
package import Segmentation

/// A text cut into words, with what is known about its language: what its numbers and measures are read from.
package struct WordedText: Sendable {
    package let document: Document
    package let rules: LanguageRules
    /// Words and numbers in order, as ICU's word rules (and dictionaries) find them.
    package let words: [Range<Int>]
    package let numberWords: NumberWords
    package let numberPhrases: NumberPhrases
    package let measureWords: MeasureWords

    package init(document: Document, rules: LanguageRules) throws(ICUError) {
        self.document = document
        self.rules = rules
        numberWords = NumberWords(locale: document.language.localeIdentifier, rules: rules)
        numberPhrases = NumberPhrases(rules.numbers)
        measureWords = MeasureWords.of(locale: document.language.localeIdentifier, rules: rules)
        var splitter = try BreakIterator(.words, locale: document.language.localeIdentifier)
        var words: [Range<Int>] = []
        document.text.units.withUnsafeBufferPointer { buffer in
            var start = 0
            splitter.forEachBoundary(in: buffer) { end, status in
                if status != .other { words.append(start..<end) }
                start = end
            }
        }
        self.words = words
    }

    package var units: [UInt16] { document.text.units }

    /// The words that begin inside a range.
    /// - Complexity: O(log words).
    package func words(in range: Range<Int>) -> ArraySlice<Range<Int>> {
        words[firstWord(from: range.lowerBound)..<firstWord(from: range.upperBound)]
    }

    private func firstWord(from unit: Int) -> Int { words.partitioningIndex { $0.lowerBound >= unit } }
}
