private import Documents
private import ICUText
private import Segmentation
internal import TextFacts

/// Text that stands in one version as it stands in another: left in the other's language.
///
/// True: an English sentence in the German version, word for word as in the English one. False: the title of a film, a
/// list of names, an address, which stay as they are in every language.
struct UntranslatedRule: CheckRule {
    var names: [RuleName] { [.untranslated] }

    /// Fewer words in a row are a name or a title.
    private static let fewestWords = 5

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { index -> [Finding] in
            let unit = text.units[index]
            return unit.present.flatMap { one in
                unit.present.filter { $0 > one }.compactMap { finding(in: unit, between: one, and: $0, text) }
            }
        }
    }

    private func finding(
        in unit: CheckUnit, between one: Int, and other: Int, _ text: CheckedText
    ) -> Finding? {
        guard let left = unit.ranges[one], let right = unit.ranges[other] else { return nil }
        if let source = text.source, one != source, other != source { return nil }
        let words = (words(left, text.versions[one]), words(right, text.versions[other]))
        guard let run = Self.longestShared(words.0.map(\.key), words.1.map(\.key)), run.count >= Self.fewestWords else {
            return nil
        }
        let shared = words.0[run.first..<(run.first + run.count)]
        // Names and titles have capitals, numbers have digits.
        let plain = shared.filter(\.isPlain).count
        guard plain * 2 >= run.count else { return nil }
        // The original stays.
        let version = text.source == one ? other : text.source == other ? one : named(one, other, in: text)
        let across = words.1[run.second..<(run.second + run.count)]
        let ranges = [shared, across].map { words in
            (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0)
        }
        let against = version == one ? other : one
        return Finding(
            rule: .untranslated, version: version,
            places: [.init(version: one, ranges: [ranges[0]]), .init(version: other, ranges: [ranges[1]])],
            row: unit.rows.lowerBound, witnesses: [against], score: min(0.97, 0.5 + 0.06 * Double(plain)),
            message:
                "\(run.count) words of \(text.tag(version)) stand in \(text.tag(against)) in the same spelling: not translated?"
        )
    }

    private struct Word {
        let range: Range<Int>
        let key: [UInt16]
        /// Neither capitalized nor a number.
        let isPlain: Bool
    }

    private func words(_ range: Range<Int>, _ version: CheckedVersion) -> [Word] {
        version.words(in: range).map { word in
            let first = CharacterClass.of(UInt32(version.units[word.lowerBound]))
            return Word(
                range: word, key: FoldedWord.of(version.document.text[word]),
                isPlain: first == .lower || first == .letter)
        }
    }

    /// Which of two equals is named, by their languages' tags: nobody knows which of them was not translated, and the order
    /// of the versions must not matter.
    private func named(_ one: Int, _ other: Int, in text: CheckedText) -> Int {
        let tags = [one, other].map { text.versions[$0].language.canonical }
        return tags[0] > tags[1] ? one : other
    }

    /// The longest run of words that both have; of several the one that ends first in the first, and then in the second.
    /// - Complexity: O(words).
    static func longestShared(_ one: [[UInt16]], _ other: [[UInt16]]) -> (first: Int, second: Int, count: Int)? {
        var numbers: [[UInt16]: Int] = [:]
        for word in other where numbers[word] == nil { numbers[word] = numbers.count }
        let runs = RunAutomaton(other.map { numbers[$0] ?? 0 })
        var best: (first: Int, second: Int, count: Int)?
        var state = 0
        var count = 0
        for (place, word) in one.enumerated() {
            guard let symbol = numbers[word] else {
                (state, count) = (0, 0)
                continue
            }
            (state, count) = runs.longest(after: state, count, symbol)
            if count > best?.count ?? 0 {
                best = (place + 1 - count, runs.firstEnd(of: state) - count, count)
            }
        }
        return best
    }
}
