import Codecs
import Errors
import Foundation
import TestFiles
import TestRandomness
import Testing

@Suite struct MarkupTests {
    /// Events as a line: `<a x=1>text</a>`.
    static func spelled(_ event: MarkupEvent) -> String {
        switch event {
        case .start(let element):
            let attributes = element.attributes.map { " \($0.space.map { "{\($0)}" } ?? "")\($0.name)=\($0.value)" }
            return "<\(element.space.map { "{\($0)}" } ?? "")\(element.name)\(attributes.joined())>"
        case .end(let name): return "</\(name)>"
        case .text(let text): return text
        }
    }

    static func xml(_ bytes: [UInt8], isUTF8: Bool = false) throws(CodecError) -> String {
        let reader = try XMLReader(bytes, name: "a.xml", format: "an XML file", isUTF8: isUTF8)
        var spelled = ""
        while let event = try reader.nextEvent() { spelled += Self.spelled(event) }
        return spelled
    }

    static func xml(_ text: String) throws(CodecError) -> String { try xml(Array(text.utf8)) }

    @Test func events() throws {
        #expect(
            try Self.xml("<?xml version='1.0'?><!-- c --><a x='1&amp;2' xml:lang='de'>ä &lt; <![CDATA[<b>]]><b/>😀</a>")
                == "<a x=1&2 {http://www.w3.org/XML/1998/namespace}lang=de>ä < <b><b></b>😀</a>")
        #expect(try Self.xml("<p:a xmlns:p='urn:p'><b xmlns='urn:q'/></p:a>") == "<{urn:p}a><{urn:q}b></b></a>")
    }

    @Test func encodings() throws {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>Füße</a>"
        let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try Self.xml([0xFF, 0xFE] + units) == "<a>Füße</a>")
        #expect(
            try Self.xml(Array("<?xml version='1.0' encoding='windows-1252'?><a>".utf8) + [0xFC] + Array("</a>".utf8))
                == "<a>ü</a>")
        // Decoded before: what it says does not count.
        #expect(
            try Self.xml(Array("<?xml version='1.0' encoding='windows-1252'?><a>ü</a>".utf8), isUTF8: true)
                == "<a>ü</a>")
        #expect(throws: CodecError.self) { try Self.xml([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) }
    }

    /// Longer than a piece, with events at its edges.
    @Test func pieces() throws {
        let inner = (0..<20_000).map { "<s n='\($0)'>Satz \($0) ü</s>" }.joined(separator: "\n")
        let text = try Self.xml("<a>\(inner)</a>")
        #expect(text == "<a>" + inner.replacing("'", with: "").replacing("<s n", with: "<s n") + "</a>")
    }

    /// libxml2 holds each attribute against all before it, and each name against all namespaces: there are few.
    @Test func manyAttributes() throws {
        func attributes(_ count: Int) -> String { (0..<count).map { " a\($0)='1'" }.joined() }
        func spaces(_ count: Int) -> String { (0..<count).map { " xmlns:a\($0)='urn:\($0)'" }.joined() }
        let few = try Self.xml("<a\(attributes(200))><b/></a>")
        #expect(few.contains(" a199=1>") && few.hasSuffix("<b></b></a>"))
        #expect(try Self.xml("<a\(spaces(200))><a199:b/></a>").contains("{urn:199}b"))
        let page = try HTMLReader.events(Array("<p\(attributes(200))>Text.</p>".utf8), name: "a.html")
        #expect(page.contains { event in if case .text("Text.") = event { true } else { false } })
        for count in [300, 5000, 100_000] {
            let error = #expect(throws: CodecError.self) { try Self.xml("<a>\n<b\(attributes(count))/></a>") }
            #expect(error?.description.contains("hundreds of attributes") == true, "\(count)")
            let html = #expect(throws: CodecError.self) {
                try HTMLReader.events(Array("<p\(attributes(count))>Text.</p>".utf8), name: "a.html")
            }
            #expect(html?.description.contains("hundreds of attributes") == true, "\(count)")
        }
        let error = #expect(throws: CodecError.self) { try Self.xml("<a\(spaces(20_000))><b/></a>") }
        #expect(error?.description.contains("namespaces") == true)
        // Namespaces in scope count together.
        let nested = (0..<200).map { "<b" + spaces(40).replacing("xmlns:a", with: "xmlns:a\($0)x") + ">" }.joined()
        #expect(throws: CodecError.self) { try Self.xml(nested) }
        // What follows is read as ever.
        #expect(try Self.xml("<a x='1'/>") == "<a x=1></a>")
    }

    /// A document type could give every element attributes by the thousand.
    @Test func attributesByDefault() {
        let error = #expect(throws: CodecError.self) {
            try Self.xml("<!DOCTYPE a [<!ATTLIST b x CDATA 'y'>]><a><b/></a>")
        }
        #expect(error?.description.contains("document type gives") == true)
    }

    @Test func linesInErrors() throws {
        let reader = try XMLReader(Array("<a>\n<b>\n</a>".utf8), name: "a.xml", format: "an XML file")
        var events = 0
        let result = Result { while try reader.nextEvent() != nil { events += 1 } }
        #expect(events >= 2)
        guard case .failure(let error as CodecError) = result, case .malformed("a.xml", 3, "an XML file", _) = error
        else {
            Issue.record("\(result)")
            return
        }
        #expect(error.description.hasPrefix("a.xml:3: "))
        #expect(!error.description.contains("\n"))
    }

    /// What would make a small document large, or another file a part of it.
    @Test(arguments: [
        """
        <!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>
        """,
        "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><l>&x;</l>",
        "<!DOCTYPE l [<!ENTITY x SYSTEM 'http://localhost:1/x'>]><l>&x;</l>",
        "<!DOCTYPE l [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><l/>",
        "<!DOCTYPE l [<!ENTITY % p '<!ENTITY x \"y\">'> %p;]><l>&x;</l>",
        "<!DOCTYPE l [<!NOTATION n SYSTEM 'n'><!ENTITY x SYSTEM 'x' NDATA n>]><l/>",
    ])
    func entitiesAreRefused(_ document: String) {
        let result = Result { () throws(CodecError) in try Self.xml(document) }
        guard case .failure(.entity("a.xml", 1, let reason)) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(reason.contains("declares an"))
    }

    /// The external subset is not read; a name that it may declare is not left out in silence.
    @Test func externalSubset() throws {
        #expect(try Self.xml("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>x</a>") == "<a>x</a>")
        for text in [
            "<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>", "<!DOCTYPE a SYSTEM 'a.dtd'><a b='&nbsp;'/>", "<a>&nbsp;</a>",
        ] {
            #expect(throws: CodecError.self) { try Self.xml(text) }
        }
    }

    @Test(arguments: ["", " ", "text", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a b></a>", "\u{FEFF}", "<a>&#0;</a>"])
    func malformed(_ text: String) {
        #expect(throws: CodecError.self) { try Self.xml(text) }
    }

    static func html(_ text: String) throws -> String {
        try HTMLReader.events(Array(text.utf8), name: "a.html").map(spelled).joined()
    }

    @Test func pages() throws {
        #expect(
            try Self.html("<!doctype html><meta charset=windows-1252><p class=a>Grüße&nbsp;&amp; <B>mehr<br>ü</p><p>x")
                == "<html><head><meta charset=windows-1252></meta></head><body><p class=a>Grüße\u{A0}& <b>mehr<br></br>ü</b></p><p>x</p></body></html>"
        )
        // Elements of HTML 5, and those that nobody knows.
        #expect(
            try Self.html("<main><article hidden>x</article><x-y>z</x-y></main>").contains(
                "<article hidden=hidden>x</article><x-y>z</x-y>"))
        #expect(try Self.html("") == "")
        #expect(try Self.html("<p>a&#150;b&#x80;&#159;ü").contains("a–b€Ÿü"))
        #expect(try Self.html("<script>if (a < b) '<p>'</script>y").contains("if (a < b) '<p>'"))
    }

    @Test func deepPages() throws {
        #expect(throws: CodecError.self) { try Self.html(String(repeating: "<b>", count: 100_000)) }
        #expect(try Self.html(String(repeating: "<b>", count: 2000) + "x").contains("x"))
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: CodecError.self) { try Self.xml(deep) }
    }

    @Test func mutated() throws {
        var random = SplitMix64(seed: 2)
        let xml = Array(
            "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE a [<!ELEMENT a ANY>]><a x='&#65;'><b>ü<![CDATA[x]]></b><!-- c --></a>"
                .utf8)
        let html = Array(
            "<!doctype html><html><head><title>x</title><script>a<b</script></head><body><p hidden>ü &uuml; &#1234567;<table><tr><td>x</table></body>"
                .utf8)
        for _ in 0..<1500 {
            _ = Result { () throws(CodecError) in try Self.xml(random.mutated(xml)) }
            _ = Result { try HTMLReader.events(random.mutated(html), name: "a.html") }
        }
    }
}
