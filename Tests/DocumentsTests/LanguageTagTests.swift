import Documents
import Testing

/// Languages are known by whatever name common practice has for them.
@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("ger", "de"), ("deu", "de"), ("de_DE", "de-DE"), ("DE-de", "de-DE"), ("de_DE.UTF-8", "de-DE"), ("tl", "fil"),
        ("tgl", "fil"), ("sh", "sr-Latn"), ("sh_Cyrl", "sr-Cyrl"), ("bh", "bho"), ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn-RS"), ("arb_Arab", "ar-Arab"), ("zho_Hans", "zh-Hans"), ("cmn", "zh"), ("iw", "he"),
        ("in", "id"), ("mo", "ro"), ("swh_Latn", "sw-Latn"), ("zh-CN", "zh-CN"), ("nah", "nah"),
    ])
    func meansTheSame(_ name: String, _ canonical: String) throws {
        let tag = try #require(LanguageTag(name))
        #expect(tag.canonical == canonical)
        #expect(tag.tag == name, "columns are called as the user wrote it")
    }

    @Test(arguments: ["xx", "klingon", "", "-", "_", "de@", "@latin", "de__DE", "my_file_here", "de DE"])
    func isRefused(_ name: String) { #expect(LanguageTag(name) == nil) }

    @Test(arguments: ["my_file", "no_go", "de_book", "is_It", "de_de"])
    func twoWordsOfAFileNameAreNoTag(_ piece: String) { #expect(LanguageTag(pieceOfName: piece[...]) == nil) }

    @Test(arguments: ["de_DE", "zh_Hant", "zh-Hant", "sr_Latn_RS", "ar"])
    func aTagOfAFileName(_ piece: String) { #expect(LanguageTag(pieceOfName: piece[...]) != nil) }
}
