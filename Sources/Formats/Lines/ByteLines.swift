internal import Codecs
internal import Errors

/// The lines of a file, read piece by piece. LF ends a line, a CR before it belongs to the end.
package final class ByteLines {
    /// What errors call the file.
    package let name: String
    /// Of the last line, from 1.
    package private(set) var number = 0
    /// nil for lines that are in memory.
    private let reader: ByteReader?
    private var pending: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// No row is as long: a line beyond is a mistake, or made to fill the memory.
    private static let longest = 64 << 20

    /// Lines that are in memory already.
    package init(_ bytes: [UInt8], name: String) {
        self.name = name
        reader = nil
        pending = bytes
        isAtEnd = true
    }

    package init(path: String, name: String) throws(TableError) {
        self.name = name
        do throws(CodecError) {
            reader = try ByteReader(path: path, maximumSize: .max, called: name)
        } catch {
            throw TableError(error)
        }
    }

    /// The next line without its end; nil after the last one.
    package func next() throws(TableError) -> ArraySlice<UInt8>? {
        var searched = position
        while true {
            if let end = pending[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return line(position..<(end > position && pending[end - 1] == 0x0D ? end - 1 : end))
            }
            guard !isAtEnd else { break }
            guard pending.count - position <= Self.longest else {
                throw TableError(
                    name, line: number + 1, "is longer than \(Self.longest) bytes", expected: "a row a line")
            }
            pending.removeSubrange(..<position)
            position = 0
            searched = pending.count
            do throws(CodecError) {
                let piece = try reader?.read() ?? []
                isAtEnd = piece.isEmpty
                pending.append(contentsOf: piece)
            } catch {
                throw TableError(error)
            }
        }
        guard position < pending.count else { return nil }
        defer { position = pending.count }
        return line(position..<pending.count)
    }

    /// The next line as text.
    package func nextText() throws(TableError) -> String? {
        guard let bytes = try next() else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TableError(name, line: number, "is not UTF-8", expected: "a row a line in UTF-8")
        }
        return text
    }

    private func line(_ range: Range<Int>) -> ArraySlice<UInt8> {
        number += 1
        let bytes = pending[range]
        // A byte order mark is no part of the text.
        return number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    }
}
