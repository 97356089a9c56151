import Testing

/// No boundary of any strength stands inside an address; a sentence's own stop after one still ends it.
@Suite struct WebAddressTests {
    static let addresses: [MarkedCase] = [
        MarkedCase(language: "en", marked: "See https://example.org/search?×q=cache for it. ‖Then go."),
        MarkedCase(language: "ja", marked: "（https://example.org/search?×q=cache）を見る。‖それから行く。"),
        MarkedCase(language: "en", marked: "Go to www.example.org/a!×b?×c now."),
        MarkedCase(language: "de", marked: "(http://example.org/a?×b=c)"),
        MarkedCase(language: "en", marked: "Have you seen https://example.org? ‖We have."),
    ]

    @Test(arguments: addresses) func address(_ example: MarkedCase) throws {
        try expectMarks(example.marked, in: example.language)
    }
}
