import Documents
import Testing

@testable import Report

@Suite struct VersionColumnTests {
    private func column(_ tag: String) throws -> VersionColumn { VersionColumn(try #require(LanguageTag(tag))) }

    @Test(arguments: ["ar", "he", "fa", "ur", "syr", "dv", "nqo", "yi", "ps", "ug", "az-Arab", "iw", "ar-EG"])
    func rightToLeft(_ tag: String) throws { #expect(try column(tag).direction == "rtl") }

    @Test(arguments: ["de", "th", "ja", "zh-Hant", "ar-Latn", "az", "my"])
    func leftToRight(_ tag: String) throws { #expect(try column(tag).direction == "ltr") }

    @Test(arguments: ["qaa", "x-mine"])
    func unknownScript(_ tag: String) throws {
        #expect(try column(tag).direction == "auto")
        #expect(try column(tag).ownName == tag)
    }

    @Test(arguments: [
        ("ar", "العربية", "Arabic"), ("th", "ไทย", "Thai"), ("zh-Hant", "中文（繁體）", "Chinese (Traditional)"),
        ("pt-BR", "português (Brasil)", "Portuguese (Brazil)"), ("en", "English", nil), ("nds", "Low German", nil),
    ])
    func names(_ tag: String, own: String, english: String?) throws {
        #expect(try column(tag).ownName == own)
        #expect(try column(tag).englishName == english)
    }
}
