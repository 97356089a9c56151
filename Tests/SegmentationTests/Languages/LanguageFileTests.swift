import Testing

@testable import Segmentation

/// What each language's file says, on a few texts; the texts are in `Tables/`.
@Suite struct LanguageFileTests {
    static let cases = (europeanCases + indicCases + asianCases + otherCases).flatMap { entry in
        MarkedCase.all(entry.language, entry.marked)
    }

    @Test(arguments: cases) func sentence(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }

    /// Each has an abbreviation, a number and plain sentences at least.
    @Test func tablesHoldLanguagesWithAFileAndThreeTextsEach() {
        let tables = Self.europeanCases + Self.indicCases + Self.asianCases + Self.otherCases
        for entry in tables {
            #expect(EmbeddedLanguages.names.contains(entry.language), "\(entry.language)")
            #expect(entry.marked.count >= 3, "\(entry.language)")
        }
        #expect(Set(tables.map(\.language)).count == tables.count)
    }
}
