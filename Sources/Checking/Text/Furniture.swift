private import AlignedTable
private import Documents
private import ICUText
private import Segmentation
internal import TextFacts

/// What is left of the page around a text: "Quelle", "Kommentar (0)", "Share".
enum Furniture {
    /// Furniture is short, in characters.
    private static let longest = 60

    /// How probable it is that a unit that one version has alone is furniture; 0 where it reads like text.
    ///
    /// It stands in a paragraph of its own without a full stop, and either says what the language's list of such words
    /// says or stands before or after all that other versions have too.
    static func probability(_ index: Int, _ text: CheckedText) -> Double {
        let unit = text.units[index]
        guard unit.present.count == 1, let version = unit.present.first, let range = unit.ranges[version] else {
            return 0
        }
        let reader = text.versions[version]
        guard reader.ink(in: range) <= longest, reader.isWholeParagraph(range), !endsSentence(range, reader) else {
            return 0
        }
        if isListed(range, reader) { return 0.95 }
        return text.sharedUnits?.contains(index) == true ? 0 : 0.75
    }

    private static func endsSentence(_ range: Range<Int>, _ reader: CheckedVersion) -> Bool {
        let kind = CharacterClass.of(UInt32(reader.units[range.upperBound - 1]))
        return kind == .dot || kind == .terminator
    }

    /// Whether the words, without numbers, are in the language's list.
    private static func isListed(_ range: Range<Int>, _ reader: CheckedVersion) -> Bool {
        let words = reader.words(in: range).map { FoldedWord.of(reader.document.text[$0]) }.filter { word in
            !word.allSatisfy { CharacterClass.of(UInt32($0)) == .digit }
        }
        return reader.rules.furniture.contains { FoldedWord.of($0) == Array(words.joined()) }
    }
}
