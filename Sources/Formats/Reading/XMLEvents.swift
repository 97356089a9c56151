internal import Codecs
internal import Documents

/// The events of an XML file, with errors of tables.
final class XMLEvents {
    private let reader: XMLReader

    init(
        path: String, name: String, format: String, maximumSize: InputSize, marksIllegal: Bool = false
    ) throws(TableError) {
        do throws(CodecError) {
            let bytes = try ByteReader(path: path, maximumSize: maximumSize.bytes, called: name)
            reader = try XMLReader(bytes, format: format, marksIllegal: marksIllegal)
        } catch {
            throw TableError(error)
        }
    }

    func next() throws(TableError) -> MarkupEvent? {
        do throws(CodecError) { return try reader.nextEvent() } catch { throw TableError(error) }
    }

    /// The line of the last event.
    var line: Int { reader.line }

    func problem(_ reason: String) -> TableError { TableError(reader.malformed(reason)) }

    /// Passes over the rest of the element that just began.
    func skip() throws(TableError) {
        do throws(CodecError) { try reader.skipElement() } catch { throw TableError(error) }
    }

    /// The text of the element that just began, without that of elements in it, up to its end.
    func text() throws(TableError) -> String {
        var text = ""
        while let event = try next() {
            switch event {
            case .start: try skip()
            case .end: return text
            case .text(let piece): text += piece
            }
        }
        return text
    }

    /// What the element that just began says to a reader, up to its end.
    func content() throws(TableError) -> InlineContent {
        do throws(CodecError) { return try InlineContent(reader) } catch { throw TableError(error) }
    }

    /// "0 131" as `hexapla` writes spans.
    func span(_ text: String) throws(TableError) -> Range<Int> {
        let ends = text.split(separator: " ").map { Int($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, start <= end else {
            throw problem("'\(text)' is no span")
        }
        return start..<end
    }

    /// "12.500 14.000" as `hexapla` writes times.
    func time(_ text: String) throws(TableError) -> ClosedRange<Int> {
        let ends = text.split(separator: " ").map { Double($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], 0 <= start, start <= end, end < 1e9 else {
            throw problem("'\(text)' is no time")
        }
        return Int((start * 1000).rounded())...Int((end * 1000).rounded())
    }

    func score(_ text: some StringProtocol) throws(TableError) -> Double {
        guard let score = Double(text), (0...1).contains(score) else {
            throw problem("'\(text)' is no score from 0 to 1")
        }
        return score
    }

    func number(_ text: String) throws(TableError) -> Int {
        guard let number = Int(text), number > 0 else { throw problem("'\(text)' is no row's number") }
        return number
    }
}

extension TimedSpan {
    /// "12.500 14.000": seconds.
    static func spelledInXML(_ time: ClosedRange<Int>) -> String {
        String(spelled(time).dropFirst().dropLast().map { $0 == "," ? " " : $0 })
    }
}
