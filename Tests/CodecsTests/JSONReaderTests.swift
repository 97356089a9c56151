import Testing

@testable import Codecs

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> ReadJSON { try JSONReader.read(Array(text.utf8)[...]) }

    private func reason(_ text: String) -> String? {
        do { _ = try read(text) } catch let problem as JSONReader.Problem { return problem.reason } catch {}
        return nil
    }

    /// Short ways to a number give what the long way gives.
    @Test func numbers() throws {
        var texts = [
            "0", "-0", "0.1", "-0.30000000000000004", "1e5", "0.91E-2", "123456789012345", "1234567890123456",
            "9007199254740993", "0.123456789012345", "0.1234567890123456789", "179769313486231570000", "4.9e-324",
        ]
        for number in 0..<20_000 { texts.append("\(Double(number &* 7919 % 10_000) / 10_000)") }
        for text in texts {
            guard case .number(let number) = try read(text) else {
                Issue.record("\(text) is no number")
                continue
            }
            #expect(number.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
        for text in ["01", "-", "1.", ".5", "1e", "1e+", "+1", "1e999", "0x1", "1.5.", "--1", "NaN"] {
            #expect(reason(text) != nil, "\(text)")
        }
    }

    @Test func texts() throws {
        for (text, value) in [
            (#""""#, ""), (#""a""#, "a"), (#""ü\u00fc\n\"\\\/""#, "üü\n\"\\/"), (#""\ud83d\ude00""#, "😀"),
        ] {
            guard case .string(let found) = try read(text) else {
                Issue.record("\(text) is no text")
                continue
            }
            #expect(found == value)
        }
        for text in [#"""#, #""a"#, #""\"#, #""\u12"#, #""\ud83d""#, #""\ude00""#, #""\x""#, "\"\u{1}\"", "\"a\nb\""] {
            #expect(reason(text) != nil, "\(text)")
        }
        // Bytes that are no UTF-8, of as many bytes as what stands for them; and what stands for them is a text itself.
        let wrong: [[UInt8]] = [
            [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80],
            [0xE0, 0x80, 0xAF],
            [0xF0, 0x9F, 0x98], [0x61, 0x80, 0x62],
        ]
        for bytes in wrong {
            #expect(throws: JSONReader.Problem.self) { try JSONReader.read(([0x22] + bytes + [0x22])[...]) }
            let long = [0x22] + Array(repeating: UInt8(ascii: "a"), count: 30) + bytes + [0x22]
            #expect(throws: JSONReader.Problem.self) { try JSONReader.read(long[...]) }
        }
        guard case .string("\u{FFFD}") = try read("\"\u{FFFD}\"") else {
            Issue.record("U+FFFD is a character")
            return
        }
        #expect(throws: JSONReader.Problem.self) { try JSONReader.read([0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
    }

    /// A field twice is told among few fields and among many.
    @Test(arguments: [1, 2, 7, 8, 9, 40]) func fields(_ count: Int) throws {
        let fields = (0..<count).map { "\"f\($0)\":\($0)" }
        guard case .object(let found) = try read("{\(fields.joined(separator: ", "))}") else {
            Issue.record("no object")
            return
        }
        #expect(found.map(\.name) == (0..<count).map { "f\($0)" })
        for again in 0..<count {
            let text = "{\((fields + ["\"f\(again)\":0"]).joined(separator: ","))}"
            #expect(reason(text)?.hasPrefix("the field 'f\(again)' twice") == true)
        }
    }

    /// Every beginning of a value is no value, and says at which byte.
    @Test func beginnings() {
        let text = #"{"a":[1,-2.5e3,"ü\u00e9"],"b":{"c":null,"d":true}}"#
        let bytes = Array(text.utf8)
        for end in bytes.indices {
            do {
                _ = try JSONReader.read(bytes[..<end])
                Issue.record("the first \(end) bytes are a value")
            } catch { #expect(error.reason.contains(" at byte ")) }
        }
        #expect(reason(text) == nil && reason(text + " x")?.contains("after the value") == true)
        #expect(reason(String(repeating: "[", count: 100)) != nil)
        // A slice is read from its own beginning on.
        #expect(throws: Never.self) { try JSONReader.read(Array(("xx" + text).utf8)[2...]) }
    }
}
