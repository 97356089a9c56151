import Codecs
import Documents
import Errors
import Foundation
import Testing

@testable import Formats

/// A folder of one test's files, gone when the test is.
final class RowFiles {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hexapla-\(UUID().uuidString)").path + "/"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + name))
    }

    /// All rows as a format writes them.
    static func bytes(_ rows: [RowRecord], _ format: any RowFormat) throws -> [UInt8] {
        var format = format
        var bytes = try format.opening()
        for row in rows where format.holds(row) { bytes += try format.bytes(of: row) }
        return bytes + (try format.closing())
    }

    static func text(_ rows: [RowRecord], _ format: any RowFormat) throws -> String {
        String(decoding: try bytes(rows, format), as: UTF8.self)
    }

    func write(_ rows: [RowRecord], _ format: any RowFormat, to name: String) throws {
        try write(try Self.bytes(rows, format), to: name)
    }

    func read(
        _ name: String, _ format: RowFile.Format, columns: [String]? = nil
    ) throws -> (rows: [RowRecord], unread: [String: Int]) {
        var file = RowFile(path: folder + name, format: format)
        file.columns = columns
        let reader = try file.reader()
        var rows: [RowRecord] = []
        while let row = try reader.next() { rows.append(row) }
        return (rows, reader.unread)
    }

    /// What is said of a text that is no such table.
    func problem(of text: String, _ format: RowFile.Format, columns: [String]? = nil) throws -> String {
        try write(text.utf8, to: "wrong")
        do {
            _ = try read("wrong", format, columns: columns)
        } catch let error as TableError {
            return error.description
        }
        return ""
    }

    static func languages(_ tags: String...) throws -> [LanguageTag] {
        try tags.map { try #require(LanguageTag($0)) }
    }
}

/// Rows to the byte.
func expectSame(_ found: [RowRecord], _ expected: [RowRecord], _ comment: String) {
    #expect(found.count == expected.count, "\(comment)")
    for (one, other) in zip(found, expected) where one.bytes != other.bytes {
        let words = [one, other].map { String(decoding: $0.bytes, as: UTF8.self) }
        Issue.record("\(comment): found \(words[0]), expected \(words[1])")
        return
    }
}
