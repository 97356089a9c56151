private import Documents
private import ICUText
private import Segmentation
internal import TextFacts

/// Words and sentences that one version repeats and another does not.
///
/// True: "اليابان واليابان" (Japan and Japan) against "Japan und dem NATO-Militärbündnis"; "the the". False: "step by
/// step" against "Schritt für Schritt"; a refrain that every version repeats. A note: "larger and larger", and words
/// twice in a language that says so what is done slowly or often ("yavaş yavaş").
struct DuplicateRule: CheckRule {
    var names: [RuleName] { [.duplicate] }

    /// Shorter words are repeated for many reasons.
    private static let shortestWord = 5
    private static let fewestWords = 4
    private static let longestLink = 3

    /// How probable a fault is. Judged, not fitted.
    private enum Strength {
        /// One word directly after itself, or a name with one short word between: "the the", "Japan and Japan".
        static let repeated = 0.65
        /// What languages say on purpose: "larger and larger".
        static let idiom = 0.4
    }

    func findings(in text: CheckedText, units: Range<Int>) -> [Finding] {
        units.flatMap { wordFindings($0, text) + sentenceFindings($0, text) }
    }

    // MARK: Words

    private func wordFindings(_ index: Int, _ text: CheckedText) -> [Finding] {
        let unit = text.units[index]
        let sides = unit.present.map { version in
            (version: version, repeats: unit.ranges[version].map { repeats($0, text.versions[version]) } ?? [])
        }
        let witnesses = sides.filter { $0.repeats.isEmpty }.map { $0.version }
        guard !witnesses.isEmpty else { return [] }
        return sides.filter { !$0.repeats.isEmpty && $0.version != text.source }.map { own in
            let ranges = own.repeats.map(\.range)
            let quotes = CheckedVersion.list(ranges.count) { text.versions[own.version].quote(ranges[$0]) }
            return Finding(
                rule: .duplicate, version: own.version,
                places: [.init(version: own.version, ranges: ranges)], row: unit.rows.lowerBound,
                witnesses: witnesses,
                score: own.repeats.allSatisfy(\.isIdiom) ? Strength.idiom : Strength.repeated,
                message: "\(text.tag(own.version)) repeats itself: \(quotes); \(text.tags(witnesses)) not")
        }
    }

    private struct Repeat {
        let range: Range<Int>
        /// Whether it may well be said so on purpose.
        let isIdiom: Bool
    }

    /// Where a word comes twice in a row, or twice with one short word between.
    private func repeats(_ range: Range<Int>, _ version: CheckedVersion) -> [Repeat] {
        let words = Array(version.words(in: range))
        let forms = words.map { self.forms(of: $0, version) }
        var found: [Repeat] = []
        for first in words.indices {
            for second in [first + 1, first + 2] where words.indices.contains(second) {
                guard !forms[first].isDisjoint(with: forms[second]),
                    second == first + 1 || words[first + 1].count <= Self.longestLink,
                    isUnbroken(words[first], words[second], in: version)
                else { continue }
                let own = words[first].lowerBound..<words[second].upperBound
                let isIdiom =
                    version.rules.repeatsWords || second == first + 2 && !isName(words[first], version)
                if found.last.map({ $0.range.upperBound <= own.lowerBound }) ?? true {
                    found.append(Repeat(range: own, isIdiom: isIdiom))
                }
                break
            }
        }
        return found
    }

    /// Whether a word has a capital where others of its kind have none.
    private func isName(_ word: Range<Int>, _ version: CheckedVersion) -> Bool {
        !version.rules.nounsHaveCapitals && version.document.text[word].first?.isUppercase == true
    }

    /// The word, and without what the language writes as part of it; empty for short words and numbers.
    private func forms(of word: Range<Int>, _ version: CheckedVersion) -> Set<[UInt16]> {
        let key = FoldedWord.of(version.document.text[word])
        guard key.allSatisfy({ CharacterClass.of(UInt32($0)) != .digit }) else { return [] }
        let stripped = version.rules.wordPrefixes.filter { key.starts(with: $0) }.map { Array(key.dropFirst($0.count)) }
        return Set(([key] + stripped).filter { $0.count >= Self.shortestWord })
    }

    /// Whether only spaces and words stand between two words; where spaces end sentences, only words.
    private func isUnbroken(_ one: Range<Int>, _ other: Range<Int>, in version: CheckedVersion) -> Bool {
        version.units[one.upperBound..<other.lowerBound].allSatisfy { unit in
            let kind = CharacterClass.of(UInt32(unit))
            return kind == .space && !version.rules.spacesEndSentences || kind.isWordly
        }
    }

    // MARK: Sentences

    /// A unit whose text a version has again in the next unit or the one after, where another version has two texts.
    private func sentenceFindings(_ index: Int, _ text: CheckedText) -> [Finding] {
        let unit = text.units[index]
        return unit.present.flatMap { version -> [Finding] in
            guard version != text.source, let range = unit.ranges[version],
                text.versions[version].words(in: range).count >= Self.fewestWords
            else { return [] }
            let own = FoldedWord.of(text.versions[version].document.text[range])
            for near in [index + 1, index + 2] where text.units.indices.contains(near) {
                guard let second = text.units[near].ranges[version],
                    FoldedWord.of(text.versions[version].document.text[second]) == own
                else { continue }
                let witnesses = unit.present.filter { other in
                    guard other != version, let one = unit.ranges[other] else { return false }
                    guard let again = text.units[near].ranges[other] else { return true }
                    let document = text.versions[other].document.text
                    return FoldedWord.of(document[one]) != FoldedWord.of(document[again])
                }
                guard !witnesses.isEmpty else { continue }
                return [
                    Finding(
                        rule: .duplicate, version: version,
                        places: [
                            .init(version: version, ranges: [range, second].sorted { $0.lowerBound < $1.lowerBound })
                        ],
                        row: unit.rows.lowerBound, witnesses: witnesses, score: 0.9,
                        message: "\(text.tag(version)) has this sentence twice; \(text.tags(witnesses)) not")
                ]
            }
            return []
        }
    }
}
