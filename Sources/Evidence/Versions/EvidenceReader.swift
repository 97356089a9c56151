private import Documents
private import ICUText
public import Segmentation
internal import TextFacts

/// Reads a version's evidence out of its text.
///
/// Not `Sendable`: it keeps ICU's word iterator and transliterator. Use one a task.
public struct EvidenceReader: ~Copyable {
    private let rules: LanguageRules
    private let names: LocaleNames
    private let numbers: NumberScanner
    private var splitter: BreakIterator
    private var sounds: SoundSkeleton
    private var folding = LatinFolding()

    public init(locale: String, rules: LanguageRules) throws {
        let splitter = try BreakIterator(.words, locale: locale)
        let sounds = try SoundSkeleton()
        let names = try LocaleNames.of(locale: locale, rules: rules)
        self.splitter = splitter
        self.sounds = sounds
        self.names = names
        self.rules = rules
        numbers = NumberScanner(rules: rules)
    }

    /// - Complexity: O(length of the text); a transliteration for each word that is new.
    public mutating func read(_ segmentation: Segmentation) -> VersionEvidence {
        var lengths: [Int32] = [0]
        var paragraphs: [Int32] = [0]
        var questions: [Int32] = [0]
        var allNumbers = JaggedArray<UInt64>()
        var allKeys = JaggedArray<Key>()
        var allWords = JaggedArray<Key>()
        var latinWords = 0
        let units = segmentation.document.text.units
        units.withUnsafeBufferPointer { buffer in
            for segment in segmentation.segments {
                let text = UnsafeBufferPointer(rebasing: buffer[segment.range])
                lengths.append(lengths[lengths.count - 1] + WrittenLength.of(text))
            }
        }
        let stretches = UnmarkedStretches(
            of: segmentation, lengths: lengths, spacesEndSentences: rules.spacesEndSentences)
        for (segment, boundary) in zip(segmentation.segments, stretches.boundaries) {
            units.withUnsafeBufferPointer { buffer in
                let text = UnsafeBufferPointer(rebasing: buffer[segment.range])
                paragraphs.append(paragraphs[paragraphs.count - 1] + (boundary.kind == .paragraph ? 1 : 0))
                let asks = text.contains { $0 == 0x3F || $0 == 0x61F || $0 == 0xFF1F || $0 == 0x37E }
                questions.append(questions[questions.count - 1] + (asks ? 1 : 0))
                allNumbers.append(numbers.numbers(in: text).sorted())
                let found = words(of: text)
                latinWords += found.reduce(into: 0) { count, word in if word.isLatin { count += 1 } }
                allWords.append(found.map { Key(.word, $0.folded) })
                allKeys.append(keys(of: found, text).sorted())
            }
        }
        return VersionEvidence(
            segmentation: segmentation, stretches: stretches, lengthBefore: lengths,
            paragraphsBefore: paragraphs, questionsBefore: questions,
            numbers: allNumbers, keys: allKeys, words: allWords,
            isLatin: latinWords * 2 > allWords.elements.count, spacesEndSentences: rules.spacesEndSentences)
    }

    /// The folded words of a phrase, as `VersionEvidence.words` has them.
    mutating func wordKeys(of phrase: String) -> [Key] {
        let units = Array(phrase.utf16)
        return units.withUnsafeBufferPointer { words(of: $0) }.map { Key(.word, $0.folded) }
    }

    private struct Word {
        var folded: [UInt16]
        var isLatin: Bool
        var isCapitalized: Bool
    }

    private mutating func words(of text: UnsafeBufferPointer<UInt16>) -> [Word] {
        var words: [Word] = []
        var start = 0
        splitter.forEachBoundary(in: text) { end, status in
            defer { start = end }
            guard status == .word else { return }
            let piece = text[start..<end]
            let first = TextBuffer.scalar(in: text, at: start).value
            let isLatin = first < 0x250 || Scalars.isLatin(first)
            let folded = isLatin ? folding.fold(piece) : foldedForMatching(Array(piece))
            words.append(
                Word(folded: folded, isLatin: isLatin, isCapitalized: CharacterClass.of(first) == .upper))
        }
        return words
    }

    private mutating func keys(of words: [Word], _ text: UnsafeBufferPointer<UInt16>) -> [Key] {
        var keys: [Key] = []
        let folded = words.map { rules.strippingPrefix($0.folded) }
        for (index, word) in words.enumerated() {
            let concepts = names.concepts(in: folded, at: index)
            for concept in concepts { keys.append(Key(.concept, number: concept)) }
            if word.isLatin {
                if word.folded.count >= 2 { keys.append(Key(.word, word.folded)) }
                if word.folded.count >= 4 { keys.append(Key(.prefix, word.folded.prefix(4))) }
                // Names are capitalized where there are capitals.
                guard word.isCapitalized else { continue }
            }
            guard concepts.isEmpty, folded[index].count >= 3 else { continue }
            let skeleton = sounds.skeleton(of: folded[index])
            if skeleton.count >= 3 { keys.append(Key(skeleton: skeleton)) }
        }
        for unit in text where CharacterClass.of(UInt32(unit)) == .symbol && unit > 0x7F {
            keys.append(Key(.sign, CollectionOfOne(unit)))
        }
        return keys
    }
}

/// Latin letters without case and marks: "Élan" and "elan" are one word.
private struct LatinFolding {
    private var known: [UInt16: [UInt16]] = [:]

    mutating func fold(_ word: Slice<UnsafeBufferPointer<UInt16>>) -> [UInt16] {
        var result: [UInt16] = []
        result.reserveCapacity(word.count)
        for unit in word {
            switch unit {
            case 0x41...0x5A: result.append(unit | 0x20)
            case 0...0x7F: result.append(unit)
            case 0x300...0x36F: continue
            default:
                if let letters = known[unit] {
                    result.append(contentsOf: letters)
                } else {
                    let letters = Self.plain(unit)
                    known[unit] = letters
                    result.append(contentsOf: letters)
                }
            }
        }
        return result
    }

    private static func plain(_ unit: UInt16) -> [UInt16] {
        let folded = foldedForMatching([unit])
        guard let transliterator = try? Transliterator("Latin-ASCII") else { return folded }
        return transliterator.apply(folded)
    }
}
