import Documents
import Segmentation
import Testing

/// A megabyte of one thing: time and memory stay linear, nothing is lost. Each takes seconds at most even unoptimized; a
/// quadratic loop takes hours.
@Suite struct LargeTextTests {
    struct Monotony: Sendable, CustomTestStringConvertible {
        let name: String
        let language: String
        let piece: String
        let count: Int
        var testDescription: String { "\(name) (\(language))" }
    }

    static let monotonies = [
        Monotony(name: "letters without a space", language: "de", piece: "abcdefgh", count: 125_000),
        Monotony(name: "Thai without a space", language: "th", piece: "ประเทศไทย", count: 20_000),
        Monotony(name: "Chinese without a stop", language: "zh", piece: "中文日本", count: 20_000),
        Monotony(name: "line feeds", language: "en", piece: "\n", count: 100_000),
        Monotony(name: "one word a line", language: "en", piece: "a\n", count: 50_000),
        Monotony(name: "full stops", language: "en", piece: ".", count: 200_000),
        Monotony(name: "stops and spaces", language: "de", piece: ". ", count: 60_000),
        Monotony(name: "spaces", language: "th", piece: " ", count: 500_000),
        Monotony(name: "closing brackets", language: "de", piece: ") ", count: 60_000),
        Monotony(name: "closing brackets", language: "th", piece: ") ", count: 30_000),
        Monotony(name: "brackets in one word", language: "de", piece: ")", count: 300_000),
        Monotony(name: "quotation marks", language: "en", piece: "\" ", count: 60_000),
        Monotony(name: "opening brackets", language: "ja", piece: "。「", count: 60_000),
        Monotony(name: "opening brackets only", language: "ja", piece: "「", count: 200_000),
        Monotony(name: "initials", language: "de", piece: "A. ", count: 40_000),
        Monotony(name: "marks on nothing", language: "ar", piece: "\u{64E}", count: 300_000),
        Monotony(name: "controls", language: "de", piece: "?\u{202E} ", count: 60_000),
        Monotony(name: "one-letter words", language: "th", piece: "ก ", count: 40_000),
        Monotony(name: "letters with full stops", language: "en", piece: "x. ", count: 40_000),
        Monotony(name: "numbers", language: "th", piece: "111 ", count: 60_000),
        Monotony(name: "speakers' dashes", language: "de", piece: "? - ", count: 60_000),
        Monotony(name: "emoji", language: "en", piece: ". \u{1F600}", count: 60_000),
        Monotony(name: "emoji only", language: "en", piece: "\u{1F600}", count: 200_000),
        Monotony(name: "footnotes", language: "en", piece: ".[1]", count: 60_000),
        Monotony(name: "strokes", language: "hi", piece: "क ख |", count: 60_000),
        Monotony(name: "verses", language: "ar", piece: "۝١ ", count: 60_000),
        Monotony(name: "starters", language: "en", piece: "The ", count: 60_000),
    ]

    @Test(arguments: monotonies) func monotony(_ monotony: Monotony) throws {
        let text = String(repeating: monotony.piece, count: monotony.count)
        let segmentation = try LosslessnessTests.segmented(text, monotony.language)
        #expect(LosslessnessTests.fault(in: segmentation) == nil)
    }
}
