import Foundation
import Hexapla
import ICUText
import Testing

/// Parts that stand elsewhere in one version, by lexical evidence: the letters have names, dates and sums in them.
@Suite struct MovedPartsTests {
    /// A letter's paragraphs in this order, all of them for nil.
    static func letters(_ tag: String, _ order: [Int]? = nil) throws -> Document {
        let text = try ReadmeTests.contents("fixtures/small/letters/\(tag).txt")
        let paragraphs = text.split(separator: "\n\n").map { $0.trimmingCharacters(in: .newlines) }
        let chosen = (order ?? Array(paragraphs.indices)).map { paragraphs[$0] }
        return try TableTests.document(tag, chosen.joined(separator: "\n\n") + "\n")
    }

    static let lastFirst = [6, 0, 1, 2, 3, 4, 5]
    static let firstLast = [1, 2, 3, 4, 5, 6, 0]

    /// The moved rows' texts, a list a version.
    static func moved(_ table: AlignedText) -> [[String]] {
        table.versions.indices.map { version in
            table.rows.filter { !$0.moved.isEmpty }.map { table.text(of: $0, version: version) ?? "" }
        }
    }

    static func starts(_ texts: [String]) -> [String] { texts.map { String($0.prefix(8)) } }

    @Test(arguments: [
        (lastFirst, ["The doct", "The hous"], ["Der Arzt", "Das Haus"]),
        (firstLast, ["On 3 May", "It smell"], ["Am 3. Ma", "Er roch "]),
    ])
    func paragraphStaysAlignedSentenceBySentence(_ order: [Int], _ english: [String], _ german: [String]) throws {
        let documents = try [Self.letters("en"), Self.letters("de", order)]
        let table = try Aligner().align(documents, name: "letters")
        TableTests.expectLossless(table)
        let moved = Self.moved(table)
        #expect(Self.starts(moved[0]) == english)
        #expect(Self.starts(moved[1]) == german)
        // German is first by its tag: it stays, and its row stands where German has it.
        #expect(table.rows.allSatisfy { $0.moved.isEmpty || $0.moved == [0] && ($0.score ?? 0) > 0.5 })
        let places = table.rows.compactMap { $0.ranges[1]?.lowerBound }
        #expect(places == places.sorted())
    }

    @Test func onlyTheVersionThatDiffersMoves() throws {
        for (differs, tag) in ["de", "en", "fr"].enumerated() {
            let documents = try ["de", "en", "fr"].map { try Self.letters($0, $0 == tag ? Self.lastFirst : nil) }
            let table = try Aligner().align(documents, name: "letters")
            TableTests.expectLossless(table)
            let rows = table.rows.filter { !$0.moved.isEmpty }
            #expect(rows.count == 2, "\(tag)")
            #expect(rows.allSatisfy { $0.moved == [differs] && !$0.ranges.contains(nil) }, "\(tag)")
            #expect(rows.allSatisfy { $0.pairScores.count == 3 }, "\(tag)")
            #expect(Array(table.rows.suffix(2)) == rows, "the others keep the paragraph at the end")
        }
    }

    @Test func rowsDoNotDependOnTheOrderOfVersions() throws {
        let documents = try [
            Self.letters("en"), Self.letters("de", Self.lastFirst), Self.letters("fr", Self.firstLast),
        ]
        let expected = try Aligner().align(documents, name: "letters")
        #expect(expected.rows.contains { !$0.moved.isEmpty })
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let table = try Aligner().align(order.map { documents[$0] }, name: "letters")
            #expect(table.rows.map(\.ranges) == expected.rows.map { row in order.map { row.ranges[$0] } }, "\(order)")
            #expect(table.rows.map(\.score) == expected.rows.map(\.score), "\(order)")
            #expect(
                table.rows.map { Set($0.moved.map { order[$0] }) } == expected.rows.map { Set($0.moved) }, "\(order)")
        }
    }

    @Test func nothingIsMarkedWhereNothingMoved() throws {
        for tags in [["de", "en"], ["de", "fr"], ["en", "fr"], ["de", "en", "fr"]] {
            for order in [[0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [0, 2, 4, 6]] {
                let documents = try tags.enumerated().map { try Self.letters($1, $0 == 0 ? order : nil) }
                let table = try Aligner().align(documents, name: "letters")
                #expect(table.rows.allSatisfy { $0.moved.isEmpty }, "\(tags) \(order)")
            }
        }
        let seeds = try Aligner().align(TableTests.nato(), name: "nato")
        #expect(seeds.rows.allSatisfy { $0.moved.isEmpty })
    }

    @Test func whatStandsTwiceIsNotMoved() throws {
        // The same paragraph is at its place too, and has its counterpart there.
        let documents = try [Self.letters("de", [6, 0, 1, 2, 3, 4, 5, 6]), Self.letters("en", [0, 1, 2, 3, 4, 5, 6])]
        let table = try Aligner().align(documents, name: "twice")
        TableTests.expectLossless(table)
        #expect(table.rows.allSatisfy { $0.moved.isEmpty })
    }

    @Test func shortTextsAreNotMoved() throws {
        let english = try Self.letters("en").text
        let german = try Self.letters("de").text
        for (one, other) in [("Chapter 7", "Kapitel 7"), ("Yes.", "Ja."), ("1902", "1902"), ("NATO", "NATO")] {
            let documents = try [
                TableTests.document("en", "\(one)\n\n\(english[0..<english.count])"),
                TableTests.document("de", "\(german[0..<german.count])\n\n\(other)\n"),
            ]
            let table = try Aligner().align(documents, name: "short")
            TableTests.expectLossless(table)
            #expect(table.rows.allSatisfy { $0.moved.isEmpty }, "\(one)")
        }
    }

    @Test func monotoneOnRequest() throws {
        var aligner = Aligner()
        aligner.findsMovedParts = false
        let table = try aligner.align([Self.letters("en"), Self.letters("de", Self.lastFirst)], name: "letters")
        #expect(table.rows.allSatisfy { $0.moved.isEmpty })
        #expect(table.rows.filter { $0.score == nil }.count >= 4)
    }

    @Test func shuffledTextsAreLossless() throws {
        var state: UInt64 = 7
        for _ in 0..<3 {
            let documents = try ["de", "en", "fr", "de-AT"].map { tag in
                var order = Array(0..<7)
                for last in stride(from: 6, to: 0, by: -1) {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    order.swapAt(last, Int(state >> 33) % (last + 1))
                }
                let document = try Self.letters(String(tag.prefix(2)), order)
                return try TableTests.document(tag, document.text[0..<document.text.count])
            }
            for count in 2...4 {
                TableTests.expectLossless(try Aligner().align(Array(documents.prefix(count)), name: "shuffled"))
            }
        }
    }
}
