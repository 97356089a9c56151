import Documents
import Segmentation
import TestRandomness
import Testing
import TextFacts

@testable import Checking

/// What numbers cost follows the size of a row, whatever stands in it: work is counted, never timed.
@Suite struct NumberWorkTests {
    private static func sides(_ cells: [String]) throws -> [NumberSide] {
        let text = try SmallText.make(["de", "en"], [cells.map(Optional.some)])
        return text.units[0].present.compactMap { version in
            text.units[0].ranges[version].map { NumberSide(version: version, range: $0, text: text) }
        }
    }

    /// Rows of the same phrase, and of numbers of which none comes twice.
    static let hostile: [@Sendable (Int) -> String] = [
        { _ in "Am 3. Mai 2019 waren es 1.500 von 2.000, half past three, 5 km und 12:30. " }, { "\($0) " },
        { "\($0 * 1000 + 7).\($0 % 10) " }, { "1.2.\($0) " }, { "1:\($0) " }, { "\($0) km und \($0 * 1000) m " },
        { "\($0 % 24):\($0 % 60 + 10) " }, { "100000\($0)" + ($0 % 3 == 0 ? "/" : " ") },
        { "\(1 + $0 % 28). Mai 1\($0) " },
    ]

    @Test(arguments: hostile.indices) func looksFollowTheSize(_ index: Int) throws {
        var looks: [Int] = []
        for count in [250, 1000] {
            let cell = (0..<count).map(Self.hostile[index]).joined()
            let sides = try Self.sides([cell, cell.replacing("7", with: "8")])
            looks.append(
                sides.indices.reduce(0) { sum, side in
                    let other = sides[1 - side]
                    return sum + sides[side].quantities.reduce(0) { $0 + other.index.candidates(for: $1).count }
                })
        }
        #expect(looks[1] <= 6 * looks[0] + 1000, "\(looks)")
    }

    /// A row may end inside what ICU takes for a word.
    @Test func rangesThatEndInsideWords() throws {
        let text = try SmallText.make(
            ["de", "en"],
            [
                [
                    "Er zahlte 2.000 Dollar.نZwei, 3 Millionen Euro, 12 Mio.x und halb vier am 3. Mai 2020, 5 km, 12万个.",
                    "x",
                ]
            ])
        let reader = QuantityReader(text.versions[0].worded)
        for end in 0...text.versions[0].units.count {
            #expect(reader.quantities(in: 0..<end).allSatisfy { $0.range.upperBound <= end })
        }
    }

    /// What is looked up is what a look at all numbers finds.
    @Test func theIndexLeavesNothingOut() throws {
        let words = [
            "1", "2", "14", "1.500", "1,500", "2.5", "12:30", "15:00", "3 pm", "half past three", "halb vier", "noon",
            "zwölf", "twelve", "dreijährig", "a dozen", "5 km", "3 miles", "2.000 m", "07.10.2021", "2021-10-07",
            "3 May",
            "5. März", "XIV", "1990s", "two million", "2 Mio.", "030 1234567", "0301 234567", "2-1", "2.1", "5.4.2",
            "5.2.4",
            "0", "999999999999999999999999", "one", "eine", "May", "1 000", "12.345,67", "-", "und", "and",
        ]
        var random = SplitMix64(seed: 19)
        for _ in 0..<60 {
            let cells = (0..<2).map { _ in
                (0..<12).map { _ in words[random.below(words.count)] }.joined(separator: ", ")
            }
            let sides = try Self.sides(cells)
            for (own, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
                for quantity in other.quantities {
                    let expected = own.quantities.contains { $0.matches(quantity) }
                    #expect(own.index.matches(quantity) == expected, "\(cells): \(quantity)")
                }
                #expect(own.index.counts.reduce(0, +) == own.quantities.count)
                #expect(own.index.meanings.count == own.quantities.count)
            }
        }
    }

    @Test func valuesAreTheSameButForRounding() {
        var values = ValueSet()
        for value in [0, 1, 1.0000001, 2.5, 1e15, -3, .infinity, .nan] { values.insert(value) }
        for value in [0, 1e-10, 1 + 1e-10, 1.0000001, 2.5, 1e15 + 1, -3] { #expect(values.contains(value), "\(value)") }
        for value in [0.1, 1.00001, 2.4999, -2.5, 3, .infinity, .nan] { #expect(!values.contains(value), "\(value)") }
    }

    /// A row that is a book by itself: what differs is found, and named in few words.
    @Test func giantRow() throws {
        let cell = (0..<2000).map { "Es waren \($0 + 100) von 41. " }.joined()
        let other = (0..<2000).map { "It was \($0 == 1500 ? 99_999 : $0 + 100) of 41. " }.joined()
        let found = try SmallText.findings(NumberRule(), ["de", "en"], [cell, other])
        #expect(found.count == 1)
        #expect(found.first?.message.contains("99999") == true && found.first?.message.contains("1600") == true)
        let all = try SmallText.findings(NumberRule(), ["de", "en"], [cell, cell.replacing("1", with: "7")])
        #expect(all.allSatisfy { $0.message.utf8.count < 2000 } && !all.isEmpty)
    }
}
