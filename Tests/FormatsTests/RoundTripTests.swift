import Documents
import Errors
import Testing

@testable import Formats

/// Every format, written and read back, gives what it says that it holds: to the byte, of the nastiest texts.
@Suite struct RoundTripTests {
    private static let seeds: Range<UInt64> = 0..<60

    private let files: RowFiles
    private let five: [LanguageTag]
    private let two: [LanguageTag]

    init() throws {
        files = try RowFiles()
        five = try RowFiles.languages("ar", "th", "de", "zh-Hant", "en-US")
        two = try RowFiles.languages("ar", "zh-Hant")
    }

    @Test func jsonLines() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(five)
            try files.write(rows, JSONLinesFormat(), to: "t.jsonl")
            let found = try files.read("t.jsonl", .jsonl)
            expectSame(found.rows, rows, "jsonl \(seed)")
            #expect(found.unread.isEmpty)
            #expect(rows.allSatisfy { $0.bare(keeping: JSONLinesFormat().features) == $0 })
        }
    }

    @Test func tmx() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(five)
            try files.write(rows, TMXFormat(), to: "t.tmx")
            let found = try files.read("t.tmx", .tmx)
            let expected = rows.map { $0.changed(texts: \.spelledInXML, names: \.spelledInXML).bare(keeping: .common) }
            expectSame(found.rows, expected, "tmx \(seed)")
            #expect(found.unread.isEmpty)
        }
    }

    /// XLIFF holds every character of a text: what XML cannot is in `cp` elements.
    @Test func xliff() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(two)
            try files.write(rows, XLIFFFormat(source: two[0], target: two[1]), to: "t.xlf")
            let found = try files.read("t.xlf", .xliff)
            let expected = rows.map { $0.changed(texts: { $0 }, names: \.spelledInXML).bare(keeping: .common) }
            expectSame(found.rows, expected, "xliff \(seed)")
            #expect(found.unread.isEmpty)
        }
    }

    @Test func xces() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(two)
            for language in two { try files.write(rows, XCESDocumentFormat(language), to: "t.\(language.tag).xml") }
            let names = ("t.\(two[0].tag).xml", "t.\(two[1].tag).xml")
            try files.write(rows, XCESAlignmentFormat(two[0], two[1], documents: names), to: "t.xml")
            let found = try files.read("t.xml", .xces)
            let expected = rows.map { $0.changed(texts: \.spelledInXML, names: \.spelledInXML).bare(keeping: .common) }
            expectSame(found.rows, expected, "xces \(seed)")
            #expect(found.unread.isEmpty)
        }
    }

    @Test func tsv() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(five)
            let format = TSVFormat(languages: five)
            try files.write(rows, format, to: "t.tsv")
            let expected = rows.map {
                $0.changed(texts: \.spelledOnOneLine, names: \.spelledOnOneLine).bare(keeping: format.features)
            }
            expectSame(try files.read("t.tsv", .tsv).rows, expected, "tsv \(seed)")
        }
    }

    @Test func columnsWithoutNames() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            // A mark at the very beginning of a file is a byte order mark.
            let rows = random.table(two, isFull: true).filter { $0.parts[1].text.unicodeScalars.first != "\u{FEFF}" }
            let format = TSVFormat(languages: two, columns: ["zh-Hant", "ar"], hasHeader: false)
            try files.write(rows, format, to: "t.tsv")
            let expected = rows.compactMap {
                $0.changed(texts: \.spelledOnOneLine, names: { $0 }).bare(keeping: []).restricted(to: two.reversed())
            }
            expectSame(try files.read("t.tsv", .tsv, columns: ["zh-Hant", "ar"]).rows, expected, "columns \(seed)")
        }
    }

    @Test func moses() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(two, isFull: true).filter { row in
                row.parts.allSatisfy { $0.text.unicodeScalars.first != "\u{FEFF}" }
            }
            for language in two { try files.write(rows, LinesFormat(language), to: "t.\(language.tag)") }
            let expected = rows.map { $0.changed(texts: \.spelledOnOneLine, names: { $0 }).bare(keeping: []) }
            guard !rows.isEmpty else { continue }
            expectSame(try files.read("t", .moses).rows, expected, "moses \(seed)")
        }
    }

    @Test func huggingFace() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(five, isFull: true)
            try files.write(rows, HuggingFaceFormat(), to: "t.jsonl")
            let expected = rows.map { $0.bare(keeping: HuggingFaceFormat().features) }
            expectSame(try files.read("t.jsonl", .jsonl).rows, expected, "huggingface \(seed)")
        }
    }

    /// Cells hold every character, line ends too.
    @Test func csv() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(five)
            for mark in [true, false] {
                let format = CSVFormat(languages: five, hasByteOrderMark: mark)
                try files.write(rows, format, to: "t.csv")
                expectSame(
                    try files.read("t.csv", .csv).rows, rows.map { $0.bare(keeping: format.features) }, "csv \(seed)")
            }
        }
    }

    /// A catalog holds every character of the rows that have the source.
    @Test func catalogs() throws {
        for seed in Self.seeds {
            var random = RandomRows(seed: seed)
            let rows = random.table(two)
            let format = MessageCatalogFormat(source: two[0], target: two[1])
            try files.write(rows, format, to: "t.po")
            let expected = rows.filter(format.holds).map { $0.bare(keeping: format.features) }
            expectSame(try files.read("t.po", .po).rows, expected, "po \(seed)")
        }
    }

    /// Whatever bytes are there: rows, or an error that says where.
    @Test(arguments: RowFile.Format.allCases)
    func damagedFiles(_ format: RowFile.Format) throws {
        for seed in 0..<80 as Range<UInt64> {
            var random = RandomRows(seed: seed)
            let rows = random.table(two, isFull: true)
            let alignment = XCESAlignmentFormat(two[0], two[1], documents: ("d.ar.xml", "d.zh-Hant.xml"))
            for language in two { try files.write(rows, XCESDocumentFormat(language), to: "d.\(language.tag).xml") }
            let writer: any RowFormat =
                switch format {
                case .po: MessageCatalogFormat(source: two[0], target: two[1])
                case .csv: CSVFormat(languages: two)
                case .tsv: TSVFormat(languages: two)
                case .xlsx: SheetFormat(languages: two)
                case .jsonl: JSONLinesFormat()
                case .tmx: TMXFormat()
                case .xliff: XLIFFFormat(source: two[0], target: two[1])
                case .moses: LinesFormat(two[0])
                case .xces: alignment
                }
            var bytes = try RowFiles.bytes(rows, writer)
            for _ in 0..<Int.random(in: 1...4, using: &random.random) {
                let place = Int.random(in: 0..<bytes.count, using: &random.random)
                switch Int.random(in: 0..<4, using: &random.random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random.random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
                default: bytes.insert(contentsOf: "<&\"\t{}[]>".utf8.shuffled(using: &random.random), at: place)
                }
                if bytes.isEmpty { break }
            }
            let name = format == .moses ? "m.ar" : "damaged"
            try files.write(bytes, to: name)
            if format == .moses { try files.write(rows, LinesFormat(two[1]), to: "m.zh-Hant") }
            do {
                let found = try files.read(format == .moses ? "m" : name, format)
                #expect(found.rows.allSatisfy { !$0.parts.isEmpty && $0.parts.allSatisfy { !$0.text.isEmpty } })
            } catch let error as TableError {
                #expect(error.description.hasPrefix(files.folder) && error.description.contains(": "))
            }
        }
    }
}
