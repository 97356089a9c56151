import Testing

@testable import Alignment

/// The last word on the rows, held against texts in which names and numbers leave no doubt.
@Suite struct RowDecisionTests {
    static let english = [
        "On 3 May 2021 Anna Schmidt bought 12 books in Hamburg.", "Peter Lindqvist paid 450 euros to Maria Rossi.",
        "The train to Vienna left at 17:45 with 320 people.", "Nobody saw Karl Weber again after 1999.",
    ]
    static let german = [
        "Am 3. Mai 2021 kaufte Anna Schmidt 12 Bücher in Hamburg.", "Peter Lindqvist zahlte Maria Rossi 450 Euro.",
        "Der Zug nach Wien fuhr um 17:45 mit 320 Menschen ab.", "Nach 1999 sah niemand Karl Weber wieder.",
    ]
    static let french = [
        "Le 3 mai 2021 Anna Schmidt acheta 12 livres à Hambourg.", "Peter Lindqvist paya 450 euros à Maria Rossi.",
        "Le train pour Vienne partit à 17:45 avec 320 personnes.", "Après 1999 personne ne revit Karl Weber.",
    ]

    @Test func sureRowsStayAsTheyAre() throws {
        let texts = try SmallTexts(["de": Self.german, "en": Self.english, "fr": Self.french])
        #expect(texts.decision().rows(texts.lineByLine) == texts.lineByLine)
    }

    @Test func rowsAreJoinedOverACutThatHardlyAnyPathHas() throws {
        let texts = try SmallTexts(["de": Self.german, "en": Self.english])
        // The second German line stands with the first English one, and so on: no likely path comes through there.
        let wrong = [[0..<2, 0..<1], [2..<4, 1..<4]]
        #expect(texts.decision().rows(wrong) == [[0..<4, 0..<4]])
    }

    @Test func nothingIsJoinedToALockedVersion() throws {
        let texts = try SmallTexts(["de": Self.german, "en": Self.english])
        let wrong = [[0..<2, 0..<1], [2..<4, 1..<4]]
        #expect(texts.decision(locked: 0).rows(wrong).count == 2)
    }

    @Test func whatNoOtherVersionTranslatesStandsAlone() throws {
        var longer = Self.english
        longer.insert(contentsOf: ["Olga Petrova has 77 cats in Minsk.", "Jim Brown sold 8 boats in Dover."], at: 2)
        let texts = try SmallTexts(["de": Self.german, "en": longer])
        let path = [
            [0..<1, 0..<1], [1..<2, 1..<2], [2..<3, 2..<3], [3..<3, 3..<4], [3..<3, 4..<5], [3..<4, 5..<6],
        ]
        let rows = texts.decision().rows(path)
        // The row of the train and of Olga's cats falls apart.
        #expect(rows.contains([2..<3, 2..<2]) || rows.contains([2..<3, 3..<3]), "\(rows)")
        #expect(!rows.contains { $0[0] == 2..<3 && $0[1] == 2..<3 })
    }

    /// Whatever the path, every segment is in exactly one row, in order.
    @Test(arguments: 0..<40) func everySegmentKeepsOneRow(seed: Int) throws {
        let texts = try SmallTexts(["de": Self.german, "en": Self.english, "fr": Self.french])
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var positions = [0, 0, 0]
        var path: [[Range<Int>]] = []
        while positions.contains(where: { $0 < 4 }) {
            let steps = positions.map { min(4 - $0, random(below: 3)) }
            guard steps.contains(where: { $0 > 0 }) else { continue }
            path.append(zip(positions, steps).map { $0..<($0 + $1) })
            positions = zip(positions, steps).map(+)
        }
        let rows = texts.decision().rows(path)
        for version in 0..<3 {
            #expect(rows.flatMap { Array($0[version]) } == Array(0..<4), "\(path) → \(rows)")
        }
        #expect(rows.allSatisfy { row in row.contains { !$0.isEmpty } })
    }
}
