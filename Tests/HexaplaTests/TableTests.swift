import Encoders
import Foundation
import Hexapla
import ICUText
import Testing

/// What holds of every table, whatever is aligned.
@Suite struct TableTests {
    static func document(_ tag: String, _ text: String) throws -> Document {
        Document(language: try #require(LanguageTag(tag)), string: text)
    }

    static func seed(_ tag: String, _ file: String) throws -> Document {
        try document(tag, ReadmeTests.contents("seeds/\(file)"))
    }

    static func nato() throws -> [Document] {
        [
            try seed("ar", "000_bd03e742efd14f8d.txt"), try seed("th", "001_204392bfffb63630.txt"),
            try seed("de", "003_b433c4deaf499520.txt"),
        ]
    }

    /// Every character that is not white space is in exactly one row, and each version reads in order.
    static func expectLossless(_ table: AlignedText, _ comment: Comment = "") {
        for (version, document) in table.versions.enumerated() {
            let inOrder = table.rows.filter { !$0.moved.contains(version) }.compactMap { $0.ranges[version] }
            #expect(inOrder.map(\.lowerBound) == inOrder.map(\.lowerBound).sorted(), comment)
            let ranges = table.rows.compactMap { $0.ranges[version] }.sorted { $0.lowerBound < $1.lowerBound }
            var position = 0
            for range in ranges {
                #expect(range.lowerBound >= position, comment)
                let between = document.text[position..<range.lowerBound]
                #expect(between.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, comment)
                position = range.upperBound
            }
            let rest = document.text[position..<document.text.count]
            #expect(rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, comment)
        }
        for row in table.rows {
            let present = row.ranges.count { $0 != nil }
            #expect(present >= 1, comment)
            #expect((row.score == nil) == (present == 1), comment)
            if let score = row.score { #expect((0...1).contains(score), comment) }
            #expect(row.pairScores.count == present * (present - 1) / 2, comment)
        }
    }

    @Test func theArticleAlignsInThreeLanguages() throws {
        let table = try Aligner().align(Self.nato(), name: "nato")
        Self.expectLossless(table)
        #expect(table.rows.count { row in row.ranges.allSatisfy { $0 != nil } } >= 29)
        let german = table.rows.filter { $0.ranges[0] == nil && $0.ranges[1] == nil }
            .compactMap { table.text(of: $0, version: 2) }
        #expect(german.first?.hasPrefix("Angesichts der Zweifel") == true, "the lead paragraph stands alone")
        #expect(german.suffix(2) == ["Quelle", "Kommentar (0)"])
    }

    @Test func rowsDoNotDependOnTheOrderOfVersions() throws {
        let documents = try ["en", "de", "fr"].map { tag in
            try Self.document(tag, ReadmeTests.contents("fixtures/small/letters/\(tag).txt"))
        }
        let expected = try Aligner().align(documents, name: "letters")
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let table = try Aligner().align(order.map { documents[$0] }, name: "letters")
            #expect(table.rows.count == expected.rows.count)
            for (row, other) in zip(table.rows, expected.rows) {
                #expect(row.ranges == order.map { other.ranges[$0] }, "\(order)")
                #expect(row.score == other.score, "\(order)")
            }
        }
    }

    @Test func randomTextsAreLossless() throws {
        var state: UInt64 = 1
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = [
            "a", "Bc", "ด", "ปี ", "م", "؟ ", ". ", "! ", "\r\n", "\n\n", "\u{0}", "\u{202E}", "e\u{301}", "😀", "。", "「",
            "12",
            " ", " ", "\u{2028}", "\u{FEFF}", "x. Y",
        ]
        for round in 0..<40 {
            let documents = try ["ar", "th", "de", "ja"].prefix(2 + round % 3).map { tag in
                try Self.document(tag, (0..<below(80)).map { _ in pieces[below(pieces.count)] }.joined())
            }
            Self.expectLossless(try Aligner().align(documents, name: "random"), "round \(round)")
        }
    }

    @Test func identicalTextsAlignOneToOne() throws {
        let text = try ReadmeTests.contents("fixtures/small/letters/de.txt")
        let table = try Aligner().align([Self.document("de", text), Self.document("nl", text)], name: "same")
        for row in table.rows { #expect(row.ranges[0] == row.ranges[1]) }
    }

    @Test func oneVersionMayLackEverything() throws {
        let table = try Aligner().align(
            [Self.document("de", "Eins. Zwei."), Self.document("en", ""), Self.document("fr", "Un. Deux.")], name: "gap"
        )
        Self.expectLossless(table)
        #expect(table.rows.allSatisfy { $0.ranges[1] == nil })
    }
}

/// With the encoder, where it is installed.
@Suite struct EncoderTableTests {
    @Test(.enabled(if: ((try? EncoderChoice.automatic.open()) ?? nil) != nil, "needs the encoder: `make model`"))
    func theArticleAlignsByMeaning() throws {
        var aligner = Aligner()
        aligner.encoder = try EncoderChoice.automatic.open()
        let documents = try TableTests.nato()
        let table = try aligner.align([documents[0], documents[2]], name: "nato")
        TableTests.expectLossless(table)
        #expect(table.rows.count { $0.score != nil } >= 29)
        let scores = table.rows.compactMap(\.score)
        #expect(scores.reduce(0, +) / Double(scores.count) > 0.8, "\(scores)")
    }
}
