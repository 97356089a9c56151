import Formats
import Testing

@testable import Report

@Suite struct EscapingTests {
    @Test(arguments: [
        ("plain äöü ไทย", "plain äöü ไทย"), ("<b> & \"'", "&lt;b&gt; &amp; &quot;&#39;"),
        ("a\r\nb", "a&#13;\nb"), ("a\0b", "a\u{FFFD}b"), ("\u{202E}x", "\u{202E}x"),
    ])
    func markup(_ text: String, _ escaped: String) { #expect(text.escapedAsMarkup == escaped) }

    /// A mark after it makes another `Character` of it, and no other scalar.
    @Test func marksDoNotHideWhatIsSpecial() {
        #expect(
            Array("\"\u{301}<\u{338}".escapedAsMarkup.unicodeScalars)
                == Array("&quot;\u{301}&lt;\u{338}".unicodeScalars))
    }

    @Test func stringsInStyleSheets() {
        #expect("zh · 中文（繁體）".quotedAsStyle == "\"zh · 中文（繁體）\"")
        #expect("\"</style>\\".quotedAsStyle == "\"\\22 \\3c \\2f style\\3e \\5c \"")
    }

    @Test func cellsKeepTheirLineEnds() {
        #expect(CellText("one\ntwo & three").markup == "one\ntwo &amp; three")
        #expect(CellText("one\r\n \r\ntwo\n").markup == "one<span class=\"break\">&#13;\n &#13;\n</span>two\n")
        #expect(CellText("a\u{2029}b\u{2028}c").markup == "a<span class=\"break\">\u{2029}</span>b\u{2028}c")
        #expect(CellText("a \u{301}\n\n").markup == "a \u{301}<span class=\"break\">\n\n</span>")
    }
}
