import Errors
import Files
import Foundation
import TestFiles
import Testing

@Suite struct LineReaderTests {
    private static func lines(_ reader: LineReader) throws -> [String] {
        var lines: [String] = []
        while let line = try reader.next() { lines.append(line) }
        return lines
    }

    private static func lines(of text: String) throws -> [String] {
        var found: [String] = []
        try TestFolder.use { folder in
            found = try lines(LineReader(path: try folder.write(Array(text.utf8), "a.txt")))
        }
        return found
    }

    @Test(arguments: [
        ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]), ("a\r\nb\r\n", ["a", "b"]),
        ("a\rb\n", ["a\rb"]), ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]), ("\r\n", [""]),
        ("a\u{2028}b\n", ["a\u{2028}b"]),
    ])
    func endsOfLines(text: String, expected: [String]) throws {
        // By code point: "\r\n" is one character.
        #expect(try Self.lines(of: text).map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    }

    /// A piece has 65,536 bytes: lines and their ends that stand across its end.
    @Test(arguments: 65_530...65_540) func longLines(length: Int) throws {
        let long = String(repeating: "é", count: length / 2) + String(repeating: "x", count: length % 2)
        #expect(try Self.lines(of: "\(long)\r\n\(long)\nend") == [long, long, "end"])
    }

    @Test func countsAndBeginsAnew() throws {
        try TestFolder.use { folder in
            let lines = (0..<20_000).map { "line \($0)" }
            let text = "\u{FEFF}" + lines.joined(separator: "\n")
            let reader = try LineReader(path: try folder.write(Array(text.utf8), "a.txt"))
            #expect(try reader.count() == lines.count)
            #expect(try Self.lines(reader) == lines)
            #expect(try reader.next() == nil)
        }
    }

    /// What comes through a pipe is kept, for it comes once.
    @Test func aPipeIsReadTwice() throws {
        try TestFolder.use { folder in
            let path = "\(folder.path)/pipe"
            #expect(mkfifo(path, 0o600) == 0)
            let lines = (0..<20_000).map { "line \($0)" }
            let bytes = Data(lines.joined(separator: "\n").utf8)
            Thread.detachNewThread {
                let writer = FileHandle(forWritingAtPath: path)
                writer?.write(bytes)
                try? writer?.close()
            }
            let reader = try LineReader(path: path)
            #expect(try reader.count() == lines.count)
            #expect(try Self.lines(reader) == lines)
        }
    }

    @Test func errorsNameTheLine() throws {
        try TestFolder.use { folder in
            let path = try folder.write(Array("a\nb\n".utf8) + [0xFF, 0x0A], "a.txt")
            let reader = try LineReader(path: path)
            #expect(try reader.next() == "a")
            #expect(try reader.next() == "b")
            let error = #expect(throws: HexaplaError.self) { try reader.next() }
            #expect(error?.description.contains("\(path):3") == true)
            for missing in ["", folder.path, "\(folder.path)/none"] {
                #expect(throws: HexaplaError.self) { try LineReader(path: missing) }
            }
        }
    }
}
