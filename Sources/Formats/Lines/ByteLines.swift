internal import Codecs
internal import Errors
private import Glibc

/// The lines of a file, read piece by piece. LF ends a line, a CR before it belongs to the end. UTF-16 with a byte order
/// mark, as spreadsheets write it, becomes UTF-8.
package final class ByteLines {
    /// What errors call the file.
    package let name: String
    /// Of the last line, from 1.
    package private(set) var number = 0
    /// Whether the last line ended with CR LF.
    private(set) var endedWithReturn = false
    /// Whether the file is UTF-16; known when the first line was read.
    var isUTF16: Bool { recoder != nil }
    /// nil where the bytes are UTF-8.
    private var recoder: UTF16Recoder?
    private var isAtBeginning = true
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
            if let end = lineEnd(from: searched) {
                defer { position = end + 1 }
                endedWithReturn = end > position && pending[end - 1] == 0x0D
                return line(position..<(endedWithReturn ? end - 1 : end))
            }
            guard !isAtEnd else { break }
            guard pending.count - position <= Self.longest else {
                throw TableError(
                    name, line: number + 1, "is longer than \(Self.longest) bytes", expected: "a row a line")
            }
            pending.removeSubrange(..<position)
            position = 0
            searched = pending.count
            pending.append(contentsOf: try piece())
        }
        guard position < pending.count else { return nil }
        endedWithReturn = false
        defer { position = pending.count }
        return line(position..<pending.count)
    }

    private func lineEnd(from start: Int) -> Int? {
        pending.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count else { return nil }
            return memchr(base + start, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - base }
        }
    }

    /// More of the file, in UTF-8.
    private func piece() throws(TableError) -> [UInt8] {
        var piece: [UInt8]
        do throws(CodecError) { piece = try reader?.read() ?? [] } catch { throw TableError(error) }
        isAtEnd = piece.isEmpty
        if isAtBeginning {
            isAtBeginning = false
            // Two bytes tell UTF-16.
            while piece.count < 2, !isAtEnd {
                let more: [UInt8]
                do throws(CodecError) { more = try reader?.read() ?? [] } catch { throw TableError(error) }
                isAtEnd = more.isEmpty
                piece += more
            }
            recoder = UTF16Recoder(beginning: piece)
        }
        guard recoder != nil else { return piece }
        guard let recoded = recoder?.recoded(piece, isLast: isAtEnd) else {
            throw TableError(name, line: number + 1, "is not UTF-16", expected: "what its byte order mark says")
        }
        return recoded
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
