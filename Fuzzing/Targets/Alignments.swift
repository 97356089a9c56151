import AlignedTable
import Alignment
import Documents
import Files
import Formats

@testable import Jobs

extension FuzzTarget {
    /// Tiny texts through all of it: the table that comes out holds every character, for it is read back.
    static let alignments: [FuzzTarget] = [
        FuzzTarget("align", mostBytes: 400) { align($0, most: 3) },
        FuzzTarget("align-lines", mostBytes: 400) { align($0, most: 2, input: .lines) },
        FuzzTarget("check", mostBytes: 400) { bytes in
            guard let texts = texts(bytes, most: 3), let output = try? Output(path: "/dev/null") else { return }
            var job = CheckJob()
            job.aligner = aligner
            job.encoder = .lexical
            _ = try? job.run(texts, to: output)
        },
    ]

    /// The first byte of each text says its language.
    private static func texts(_ bytes: [UInt8], most: Int) -> [Document]? {
        var documents: [Document] = []
        for part in bytes.split(separator: 0xFF, maxSplits: most - 1, omittingEmptySubsequences: false) {
            let language = language(tags[Int(part.first ?? 0) % tags.count])
            guard !documents.contains(where: { $0.language == language }) else { return nil }
            documents.append(
                Document(language: language, string: String(decoding: part.dropFirst(), as: UTF8.self)))
        }
        return documents.count > 1 ? documents : nil
    }

    private static func align(_ bytes: [UInt8], most: Int, input: Aligner.Input = .text) {
        guard let texts = texts(bytes, most: most) else { return }
        var aligner = aligner
        aligner.input = input
        guard let table = try? aligner.align(texts, name: "text") else { return }
        var format = JSONLinesFormat()
        var lines = format.header()
        for row in table.rows.indices { lines += format.line(table.record(ofRow: row, marksParagraphs: true)) }
        guard !table.rows.isEmpty else { return }
        do throws(TableError) {
            _ = try JSONLinesReader.table(Array(lines.utf8), path: "written.jsonl")
        } catch {
            fatalError("what was written cannot be read: \(error)")
        }
    }
}
