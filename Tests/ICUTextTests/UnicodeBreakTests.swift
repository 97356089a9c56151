import Foundation
import ICUText
import Testing

/// The Unicode Consortium's test cases, from Debian's package unicode-data (`make deps` installs it).
@Suite struct UnicodeBreakTests {
    static let folder = "/usr/share/unicode/auxiliary"

    static func exists(_ name: String) -> Bool { FileManager.default.isReadableFile(atPath: "\(folder)/\(name)") }

    struct BreakCase {
        let line: Int
        let notation: String
        let text: [UInt16]
        /// Units, 0 left out.
        let boundaries: [Int]
    }

    /// Lines such as `÷ 0061 × 002E ÷ 0041 ÷	# comment`.
    static func cases(of name: String) throws -> [BreakCase] {
        let content = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        var cases: [BreakCase] = []
        for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let notation = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard !notation.isEmpty else { continue }
            var text: [UInt16] = []
            var boundaries: [Int] = []
            for word in notation {
                switch word {
                case "÷": if !text.isEmpty { boundaries.append(text.count) }
                case "×": break
                default:
                    let scalar = try #require(
                        UInt32(word, radix: 16).flatMap(Unicode.Scalar.init), "\(name):\(index + 1)")
                    text.append(contentsOf: String(scalar).utf16)
                }
            }
            cases.append(
                BreakCase(
                    line: index + 1, notation: notation.joined(separator: " "), text: text, boundaries: boundaries))
        }
        return cases
    }

    /// - Parameter tailored: Where ICU says that it differs from the annex: the boundaries that it promises.
    static func differences(
        _ kind: BreakIterator.Kind, _ name: String, tailored: (BreakCase) -> [Int] = { $0.boundaries }
    ) throws -> (count: Int, differing: [String]) {
        var iterator = try BreakIterator(kind, locale: "")
        let cases = try cases(of: name)
        let differing = cases.filter { iterator.boundaries(in: $0.text) != tailored($0) }
        return (cases.count, differing.map { "line \($0.line): \($0.notation)" })
    }

    /// The one known difference: since CLDR 42 (ICU 72) a colon is no MidLetter, except in Finnish and Swedish. Where the
    /// annex keeps "a:b" together, ICU breaks on both sides of the colon (and of the marks on it).
    static func withoutColonInWords(_ example: BreakCase) -> [Int] {
        let marks: Set<UInt16> = [0x308, 0xAD, 0x200D, 0x2060]
        var boundaries = Set(example.boundaries)
        for colon in example.text.indices where example.text[colon] == 0x3A {
            var after = colon + 1
            while after < example.text.count, marks.contains(example.text[after]) { after += 1 }
            guard colon > 0, !boundaries.contains(colon), !boundaries.contains(after) else { continue }
            boundaries.formUnion([colon, after])
        }
        return boundaries.sorted()
    }

    @Test(.enabled(if: exists("SentenceBreakTest.txt"), "needs Debian's unicode-data: make deps"))
    func sentences() throws {
        let (count, differing) = try Self.differences(.sentences, "SentenceBreakTest.txt")
        #expect(count >= 500)
        #expect(differing == [])
    }

    @Test(.enabled(if: exists("WordBreakTest.txt"), "needs Debian's unicode-data: make deps"))
    func words() throws {
        let (count, differing) = try Self.differences(.words, "WordBreakTest.txt", tailored: Self.withoutColonInWords)
        #expect(count >= 1800)
        #expect(differing == [])
    }
}
