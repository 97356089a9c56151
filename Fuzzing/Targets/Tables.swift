import Errors
import Files
import Formats
import Review

@testable import Jobs

extension FuzzTarget {
    /// Every format of rows, read and written into some others; and the table that `--extend` reads.
    static let tables: [FuzzTarget] =
        [("tsv", "tsv"), ("csv", "csv"), ("jsonl", "jsonl"), ("tmx", "tmx"), ("xliff", "xliff"), ("po", "po")].map {
            suffix, name in
            FuzzTarget("rows-\(name)") { convert(Scratch.file("rows.\(suffix)", $0)) }
        } + [
            FuzzTarget("rows-moses") { bytes in
                let parts = parts(bytes, 2)
                _ = Scratch.file("lines.de", parts[1])
                convert(Scratch.file("lines.en", parts[0]).split(separator: ".").dropLast().joined(separator: "."))
            },
            // A workbook's sheet and its strings.
            FuzzTarget("rows-xlsx") { bytes in
                let parts = parts(bytes, 2)
                let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                let book = "<workbook xmlns:r=\"\(relation)\"><sheets><sheet r:id=\"a\"/></sheets></workbook>"
                let sheet = StoredZip.bytes([
                    ("xl/workbook.xml", Array(book.utf8)), ("xl/worksheets/sheet1.xml", parts[0]),
                    ("xl/sharedStrings.xml", parts[1]),
                ])
                convert(Scratch.file("rows.xlsx", sheet))
            },
            FuzzTarget("rows-xces") { bytes in
                let parts = parts(bytes, 3)
                _ = Scratch.file("rows.de.xml", parts[2])
                _ = Scratch.file("rows.en.xml", parts[1])
                convert(Scratch.file("rows.xml", parts[0]))
            },
            FuzzTarget("rows-check", mostBytes: 2048) { bytes in
                var job = CheckJob()
                job.aligner = aligner
                job.encoder = .lexical
                guard let output = try? Output(path: "/dev/null") else { return }
                _ = try? job.run(rows: RowInput(path: Scratch.file("checked.jsonl", bytes)), to: output)
            },
            FuzzTarget("review") { bytes in
                let rows = (1...4).map { number in
                    "{\"document\":\"d\",\"row\":\(number),\"texts\":{\"ar\":\"a\(number) b. c\",\"de\":\"d\(number). e\"}}\n"
                }
                let table = Scratch.file("table.jsonl", Array(rows.joined().utf8))
                let log = Scratch.file("table.review.jsonl", bytes)
                var job = ReviewJob()
                job.log = log
                job.export.format = .jsonl
                _ = try? job.apply(RowInput(path: table), to: "/dev/null")
                guard let opened = try? job.open(RowInput(path: table)),
                    let session = try? ReviewSession(opened.table, log: log, access: .read)
                else { return }
                let ink = { (state: ReviewState) in
                    (0..<state.count).compactMap { state.row(at: $0) }.reduce(0) { sum, row in
                        sum
                            + row.present.reduce(0) {
                                $0 + (state.text(row, version: $1) ?? "").count { !$0.isWhitespace }
                            }
                    }
                }
                expect(ink(session.state) == ink(ReviewState(opened.table)), "a log lost or doubled text")
            },
            FuzzTarget("extend") { bytes in _ = try? JSONLinesReader.table(bytes, path: "table.jsonl") },
        ]

    private static func convert(_ path: String) {
        for format in [ExportFormat.jsonl, .tmx, .csv, .docx, .xlsx, .epub, .tei, .srt] {
            var job = ConvertJob()
            job.export.format = format
            _ = try? job.run(RowInput(path: path), to: "/dev/null")
        }
    }
}
