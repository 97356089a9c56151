import Hexapla
import Testing

/// A locked version's segments: each in a row, alone and whole.
@Suite struct LockTests {
    private static func segments(_ document: Document) throws -> [Range<Int>] {
        let rules = try RuleCatalog().rules(for: document.language)
        var segmenter = try Segmenter(language: document.language, rules: rules)
        return segmenter.segment(document).sentences(strength: rules.cutStrength).map(\.range)
    }

    private static func aligned(_ documents: [Document], lock tag: String) throws -> AlignedText {
        var aligner = Aligner()
        aligner.locked = LanguageTag(tag)
        return try aligner.align(documents, name: "text")
    }

    /// That a version's rows are these segments, in order.
    private static func expectRows(
        _ table: AlignedText, _ version: Int, _ segments: [Range<Int>], _ comment: Comment = ""
    ) {
        TableTests.expectLossless(table, comment)
        #expect(table.rows.compactMap { $0.ranges[version] } == segments, comment)
        #expect(table.rows.allSatisfy { !$0.moved.contains(version) }, comment)
    }

    @Test(arguments: ["de", "en", "fr"]) func everySegmentHasItsRow(_ tag: String) throws {
        let documents = try ["de", "en", "fr"].map { try MovedPartsTests.letters($0) }
        let version = try #require(documents.firstIndex { $0.language.tag == tag })
        for count in [2, 3] {
            let chosen = count == 3 ? documents : [documents[version], documents[(version + 1) % 3]]
            let table = try Self.aligned(chosen, lock: tag)
            let place = count == 3 ? version : 0
            Self.expectRows(table, place, try Self.segments(documents[version]), "\(count)")
            let shared = table.rows.count { $0.ranges.allSatisfy { $0 != nil } }
            #expect(shared * 10 >= table.rows.count * 7, "\(count)")
        }
    }

    @Test(arguments: ["ar", "th", "de"]) func theArticle(_ tag: String) throws {
        let documents = try TableTests.nato()
        let version = try #require(documents.firstIndex { $0.language.tag == tag })
        Self.expectRows(try Self.aligned(documents, lock: tag), version, try Self.segments(documents[version]))
    }

    /// Wherever the paragraph stands, it is the other version that moves.
    @Test(arguments: ["de", "en"]) func theOthersMove(_ tag: String) throws {
        let documents = try [
            MovedPartsTests.letters("en"), MovedPartsTests.letters("de", MovedPartsTests.lastFirst),
        ]
        let version = tag == "en" ? 0 : 1
        let table = try Self.aligned(documents, lock: tag)
        Self.expectRows(table, version, try Self.segments(documents[version]))
        #expect(table.rows.contains { $0.moved == [1 - version] })
    }

    @Test func rowsDoNotDependOnTheOrderOfVersions() throws {
        let documents = try ["en", "de", "fr"].map { try MovedPartsTests.letters($0) }
        let expected = try Self.aligned(documents, lock: "fr")
        for order in [[0, 2, 1], [1, 0, 2], [2, 1, 0]] {
            let table = try Self.aligned(order.map { documents[$0] }, lock: "fr")
            #expect(table.rows.map(\.score) == expected.rows.map(\.score), "\(order)")
            #expect(table.rows.map(\.ranges) == expected.rows.map { row in order.map { row.ranges[$0] } }, "\(order)")
        }
    }

    /// Rows of the other versions without counterpart, and text that lies across two locked segments.
    @Test func randomTexts() throws {
        var state: UInt64 = 7
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = ["12 a", "Bc. ", "ด ", "ปี ", "م؟ ", ". ", "! ", "\n\n", "。", "「", "x. Y", "3. Mai ", "; und "]
        for round in 0..<40 {
            let tags = Array(["de", "th", "ar", "ja"].prefix(2 + round % 3))
            let documents = try tags.map { tag in
                try TableTests.document(tag, (0..<below(60)).map { _ in pieces[below(pieces.count)] }.joined())
            }
            let version = below(tags.count)
            let table = try Self.aligned(documents, lock: tags[version])
            Self.expectRows(table, version, try Self.segments(documents[version]), "round \(round)")
        }
    }
}
