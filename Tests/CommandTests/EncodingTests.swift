import Foundation
import Testing

/// Bytes of many encodings become the same text, and no character is lost or moved.
@Suite struct EncodingTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func segments(_ bytes: Data, _ options: String..., language: String = "de") async throws -> [SentenceLine] {
        try scratch.write(bytes, to: "text")
        let run = try await Program.run(
            ["segment", "\(language)=text", "--format", "jsonl"] + options, in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        return try SentenceLine.all(run)
    }

    private let arabic = Data([
        0xE3, 0xD1, 0xCD, 0xC8, 0xC7, 0x20, 0xC8, 0xC7, 0xE1, 0xDA, 0xC7, 0xE1, 0xE3, 0x2E, 0x20,
        0xC3, 0xE5, 0xE1, 0xC7, 0x20, 0xE6, 0xD3, 0xE5, 0xE1, 0xC7, 0x2E,
    ])
    private let thai = Data([0xCA, 0xC7, 0xD1, 0xCA, 0xB4, 0xD5, 0xA4, 0xC3, 0xD1, 0xBA])

    @Test func windows1256() async throws {
        let found = try await segments(arabic, "--encoding", "windows-1256", language: "ar")
        #expect(found.map(\.text) == ["مرحبا بالعالم.", "أهلا وسهلا."])
        #expect(found.map(\.span) == [0..<14, 15..<26])
    }

    @Test func encodingOfOneLanguage() async throws {
        try scratch.write(thai, to: "th.txt")
        try scratch.write(arabic, to: "ar.txt")
        try scratch.write("Grüß Gott.", to: "de.txt")
        let run = try await Program.run(
            [
                "align", "th.txt", "ar.txt", "de.txt", "--encoder", "none", "--format", "jsonl",
                "--encoding", "th:tis-620", "--encoding", "ar:windows-1256",
            ], in: scratch.path)
        let rows = try TableRow.all(run)
        #expect(
            losses(rows, of: ["th": "สวัสดีครับ", "ar": "مرحبا بالعالم. أهلا وسهلا.", "de": "Grüß Gott."]).isEmpty)
    }

    /// One for all, another for one of them.
    @Test func encodingOfAllButOne() async throws {
        try scratch.write(thai, to: "th.txt")
        try scratch.write("Grüß Gott.", to: "de.txt")
        let run = try await Program.run(
            [
                "align", "th.txt", "de.txt", "--encoder", "none", "--format", "jsonl", "--encoding", "tis-620",
                "--encoding", "de:utf-8",
            ],
            in: scratch.path)
        #expect(losses(try TableRow.all(run), of: ["th": "สวัสดีครับ", "de": "Grüß Gott."]).isEmpty)
    }

    /// ICU has names with colons, which are no LANG:NAME.
    @Test func nameWithColon() async throws {
        let found = try await segments(Data([0xE4, 0x2E]), "--encoding", "ISO_8859-1:1987")
        #expect(found.map(\.text) == ["ä."])
    }

    private let sample = "Ärger 👍 kam. Zwei.\r\nDrei."

    private static func utf16(_ text: String, bigEndian: Bool) -> Data {
        Data(text.utf16.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] })
    }

    /// Offsets count code points, from after the byte order mark.
    @Test func byteOrderMarks() async throws {
        let forms: [(Data, [String])] = [
            (Data(sample.utf8), []),
            (Data([0xEF, 0xBB, 0xBF]) + Data(sample.utf8), []),
            (Data([0xEF, 0xBB, 0xBF]) + Data(sample.utf8), ["--encoding", "utf-8"]),
            (Data([0xFF, 0xFE]) + Self.utf16(sample, bigEndian: false), []),
            (Data([0xFE, 0xFF]) + Self.utf16(sample, bigEndian: true), []),
            (Data([0xFE, 0xFF]) + Self.utf16(sample, bigEndian: true), ["--encoding", "utf-16"]),
            (Self.utf16(sample, bigEndian: false), ["--encoding", "utf-16le"]),
            (Self.utf16(sample, bigEndian: true), ["--encoding", "UTF-16BE"]),
        ]
        for (bytes, options) in forms {
            try scratch.write(bytes, to: "text")
            let run = try await Program.run(
                ["segment", "de=text", "--format", "jsonl"] + options, in: scratch.path)
            #expect(
                run.lines == [
                    #"{"text":"Ärger 👍 kam.","span":[0,12],"paragraph":0}"#,
                    #"{"text":"Zwei.","span":[13,18],"paragraph":0}"#,
                    #"{"text":"Drei.","span":[20,25],"paragraph":1}"#,
                ])
        }
    }

    @Test func secondMarkIsText() async throws {
        let found = try await segments(Data([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x41]))
        #expect(found.map(\.span) == [0..<2])
    }

    /// What other tools trip over.
    private static let awkward = [
        "Zeile eins.\r\nZeile zwei.\rZeile drei.\n\n\nZeile vier.",
        "Ein NUL\u{0} steht hier. Noch ein Satz.",
        "Erst\u{2028}dann. Absatz\u{2029}Ende.\u{85}Mehr.\u{B}Mehr.\u{C}Mehr.",
        "Links \u{202B}مرحبا\u{202C} rechts. \u{2067}שלום\u{2069} \u{200F}\u{200E}Ende.",
        "Cafe\u{301} und Café. U\u{308}ber A\u{30A}ngstro\u{308}m.",
        "Familie 👩‍👩‍👧‍👦 lacht. Flagge 🇩🇪 weht! 𝔘𝔫𝔦𝔠𝔬𝔡𝔢? Ja.",
        "Anfang\u{FEFF}. \u{200B}Null\u{200B}breite. \u{00A0}Fest\u{202F}.\u{3000}Ende\u{3000}",
        "\u{301}Beginnt mit einem Akzent. \u{0}\u{1}\u{7F}\u{9F} Ende",
        "   \t Rand. \t\r\n  \u{2003}Rand.   ",
        "…!?… \" ' « » „“ ( ) .",
    ]

    @Test(arguments: awkward, ["text", "lines"])
    func nothingIsLost(_ text: String, _ input: String) async throws {
        let other = "Line one. A NUL is here.\r\n\r\nEnd\u{2028}of it 👍."
        try scratch.write(text, to: "de.txt")
        try scratch.write(other, to: "en.txt")
        let run = try await Program.run(
            ["align", "de.txt", "en.txt", "--encoder", "none", "--format", "jsonl", "--input", input], in: scratch.path)
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(losses(try TableRow.all(run), of: ["de": text, "en": other]).isEmpty)
        #expect(losses(try await segments(Data(text.utf8)), of: text).isEmpty)
    }
}
