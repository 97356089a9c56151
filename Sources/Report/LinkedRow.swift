internal import Formats

/// A row's texts with their linked words marked, so that pointing at a word, or reaching it with the keyboard, shows its
/// partners without a script.
///
/// Each linked word of a row has a number: the class `w12` is its own, `p12` is every partner's. One rule of the style sheet
/// for each number (`LinkedWords.style`) says what lights up in a row where `w12` is pointed at.
struct LinkedRow {
    /// A linked word of a text, in code points.
    private struct Word {
        let range: Range<Int>
        let number: Int
        var partners: [Int] = []
    }

    /// The highest number that a word of a row has: rows of more words mark the first ones.
    static let mostWords = 1000

    /// By version, ascending.
    private var words: [[Word]]

    /// - Parameters:
    ///   - links: By places among the row's texts.
    ///   - present: The version of each of these texts.
    ///   - versions: How many versions the table has.
    init(_ links: [RowRecord.PairLinks], present: [Int], versions: Int) {
        let shown = links.map { pair in
            var pair = pair
            pair.links.removeAll { $0.probability < LinkedWords.leastProbability }
            return pair
        }
        var ranges = [Set<Range<Int>>](repeating: [], count: versions)
        for pair in shown {
            for link in pair.links {
                ranges[present[pair.first]].insert(link.first)
                ranges[present[pair.second]].insert(link.second)
            }
        }
        var next = 0
        var places: [[Range<Int>: Int]] = []
        words = ranges.map { ranges in
            var end = 0
            var own: [Word] = []
            for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
            where range.lowerBound >= end && next < Self.mostWords {
                next += 1
                end = range.upperBound
                own.append(Word(range: range, number: next))
            }
            places.append(Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1.range, $0) }))
            return own
        }
        for pair in shown {
            let (one, other) = (present[pair.first], present[pair.second])
            for link in pair.links {
                guard let first = places[one][link.first], let second = places[other][link.second] else { continue }
                words[one][first].partners.append(words[other][second].number)
                words[other][second].partners.append(words[one][first].number)
            }
        }
    }

    /// The markup of a version's text.
    func markup(_ text: String, version: Int) -> String {
        guard !words[version].isEmpty else { return CellText(text).markup }
        let scalars = Array(text.unicodeScalars)
        func part(_ range: Range<Int>) -> String {
            CellText(scalars[range].reduce(into: "") { $0.unicodeScalars.append($1) }).markup
        }
        var markup = ""
        var place = 0
        for word in words[version] where word.range.upperBound <= scalars.count {
            let partners = word.partners.sorted().map { " p\($0)" }.joined()
            markup += part(place..<word.range.lowerBound)
            markup += "<span tabindex=\"0\" class=\"w w\(word.number)\(partners)\">\(part(word.range))</span>"
            place = word.range.upperBound
        }
        return markup + part(place..<scalars.count)
    }

    /// The highest number of a word.
    var count: Int { words.joined().lazy.map(\.number).max() ?? 0 }
}

/// What a page with linked words needs beside its rows.
enum LinkedWords {
    /// Less likely links are not shown.
    static let leastProbability = 0.4

    private static let sheet = String(decoding: PackageResources.links_css, as: UTF8.self)

    /// - Parameter count: The highest number that a word of a row has.
    static func style(count: Int) -> String {
        let selectors = (1...max(1, count)).map { "tr:has(.w\($0):is(:hover, :focus)) .p\($0)" }
        return sheet.replacing(".partners", with: selectors.joined(separator: ",\n"))
    }

    static let hint =
        "<li class=\"hint\">Point at a word, or tap it, to see the words of the other versions that answer it.</li>\n"
    static let tooLong =
        "<li class=\"hint\">A page of more than \(HTMLFormat.mostLinkedRows) rows does not show which words answer each other; "
        + "the review does.</li>\n"
}
