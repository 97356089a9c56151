private import FittedModels
private import Foundation
internal import ICUText

/// How likely a headline without a full stop ends before a capitalized word: "Match ends in a draw | The coach said …".
///
/// Such words stand in names too ("she lives in The Hague"), so that it takes a model: enough words before and after, no
/// function word before, no name behind.
struct HeadlineRules {
    private enum Feature: Int, CaseIterable {
        case intercept
        /// Logarithms of one more than the number of words.
        case wordsBefore, wordsAfter
        /// The block begins with a word that begins sentences: it is one already.
        case beginsWithStarter
        /// The word before is an article, a preposition or the like.
        case afterFunctionWord
        /// Two capitals in a row: a name.
        case beforeCapital
        /// A comma or a colon is in the text before.
        case afterPause
    }

    private static let model = LogisticModel<Feature>(
        named: FittedFile(
            builtIn: PackageResources.headlines_txt, names: ["headline": Set(LogisticModel<Feature>.names)])["headline"]
    )

    /// After a first sentence headlines are rare: "It rained. He told us | The coach …".
    private static let later: Float = 0.15
    private static let least: Float = 0.015
    private static let mostWords = (before: 12, after: 20)
    private static let longest = 300

    private let starters: WordTable
    /// Starters in small letters, and words that end no sentence.
    private let functionWords: WordTable
    private let nounsHaveCapitals: Bool

    init(rules: LanguageRules) {
        starters = WordTable(rules.starters.subtracting(rules.capitalizedAnywhere))
        let small = rules.starters.map { $0.lowercased() }
        functionWords = WordTable(small + rules.enders.filter { $0.value <= -1 }.map(\.key) + rules.starters)
        nounsHaveCapitals = rules.nounsHaveCapitals
    }

    /// - Parameter isFirst: Whether no sentence of the block ends before.
    func boundary(
        in text: UnsafeBufferPointer<UInt16>, block: Range<Int>, at place: Place, isFirst: Bool
    ) -> Boundary? {
        let word = Words.range(in: text, at: place.next, to: block.upperBound)
        guard starters.contains(text, word) else { return nil }
        guard isFirst else { return Boundary(kind: .space, strength: Self.later) }
        let probability = Float(Self.model.probability(of: features(text, block: block, place: place, word: word)))
        return probability < Self.least ? nil : Boundary(kind: .space, strength: probability)
    }

    private func features(
        _ text: UnsafeBufferPointer<UInt16>, block: Range<Int>, place: Place, word: Range<Int>
    ) -> [Double] {
        var features = FeatureValues<Feature>()
        features[.intercept] = 1
        let before = max(block.lowerBound, place.end - Self.longest)..<place.end
        let after = place.next..<min(block.upperBound, place.next + Self.longest)
        features[.wordsBefore] = Self.logarithm(words(text, before), most: Self.mostWords.before)
        features[.wordsAfter] = Self.logarithm(words(text, after, toStop: true), most: Self.mostWords.after)
        let first = Words.range(in: text, at: Words.start(in: text, from: block.lowerBound), to: block.upperBound)
        features[.beginsWithStarter] = starters.contains(text, first) ? 1 : 0
        let last = Words.range(in: text, endingAt: place.end, from: block.lowerBound)
        features[.afterFunctionWord] = functionWords.contains(text, last) ? 1 : 0
        let second = Words.start(in: text, from: word.upperBound)
        features[.beforeCapital] =
            !nounsHaveCapitals && second < block.upperBound && text[second].characterClass == .upper ? 1 : 0
        features[.afterPause] = before.dropLast().contains { text[$0].isPause && text[$0 + 1].isSpace } ? 1 : 0
        return features.all
    }

    private static func logarithm(_ count: Int, most: Int) -> Double { Foundation.log(Double(1 + min(count, most))) }

    /// Words with a letter; with `toStop` up to the first stop before white space.
    private func words(_ text: UnsafeBufferPointer<UInt16>, _ range: Range<Int>, toStop: Bool = false) -> Int {
        var count = 0
        var isInWord = false
        for position in range {
            let kind = text[position].characterClass
            if toStop, kind == .terminator || kind == .dot,
                position + 1 >= range.upperBound || !text[position + 1].isWordly
            {
                break
            }
            if kind.isLetter, !isInWord { count += 1 }
            isInWord = kind.isWordly
        }
        return count
    }
}

extension UInt16 {
    fileprivate var isPause: Bool { self == 0x2C || self == 0x3A || self == 0x3B }
}
