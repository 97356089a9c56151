private import CXML2

/// Reads XML event by event, from memory or from a file as long as it likes: memory is bounded by a piece of it.
///
/// Nothing but the document itself is read: no network, no file, no external subset. A document that declares an entity
/// is refused, for none of the formats that are read here needs one, and nothing else makes a small file large.
public final class XMLReader {
    private let name: String
    /// What the errors say was expected: "a TMX file".
    private let format: String
    private let next: () throws(CodecError) -> [UInt8]
    private let parser: OpaquePointer
    private let receiver = MarkupReceiver()
    private var position = 0
    private var isAtEnd = false
    private var pending: CodecError?
    /// Where the last event ended, from 1.
    public private(set) var line = 1

    /// - Parameters:
    ///   - format: What errors say was expected: "a TMX file".
    ///   - isUTF8: Whether the bytes are UTF-8 whatever the document says, because they were decoded before.
    public convenience init(
        _ bytes: [UInt8], name: String, format: String, isUTF8: Bool = false
    ) throws(CodecError) {
        var position = 0
        try self.init(name: name, format: format, isUTF8: isUTF8) { () throws(CodecError) in
            let end = min(bytes.count, position + 1 << 16)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }

    /// - Parameter marksIllegal: Whether a character that XML cannot hold is no error: it is left out, and in a text marked
    ///   with `illegalMark`, for readers that can do without the element around it.
    public convenience init(_ reader: ByteReader, format: String, marksIllegal: Bool = false) throws(CodecError) {
        try self.init(name: reader.name, format: format, isUTF8: false, marksIllegal: marksIllegal) {
            () throws(CodecError) in try reader.read()
        }
    }

    /// A character that no text of XML can have.
    package static let illegalMark: Unicode.Scalar = "\u{FFFE}"

    private init(
        name: String, format: String, isUTF8: Bool, marksIllegal: Bool = false,
        next: @escaping () throws(CodecError) -> [UInt8]
    ) throws(CodecError) {
        self.name = name
        self.format = format
        self.next = next
        guard
            let parser = hexapla_xml_open(
                MarkupReceiver.calls, receiver.address, isUTF8 ? "UTF-8" : nil, marksIllegal ? 1 : 0)
        else {
            throw .outOfMemory(path: name)
        }
        self.parser = parser
    }

    deinit { hexapla_xml_close(parser) }

    /// Reads on to the end of the element whose start was read last.
    public func skipElement() throws(CodecError) {
        var depth = 1
        while depth > 0, let event = try nextEvent() {
            switch event {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: break
            }
        }
    }

    /// The next event; nil at the end. What comes before a mistake is handed out first.
    public func nextEvent() throws(CodecError) -> MarkupEvent? {
        while true {
            if position < receiver.events.count {
                defer { position += 1 }
                line = receiver.events[position].line
                return receiver.events[position].event
            }
            if let pending { throw pending }
            if isAtEnd { return nil }
            receiver.events.removeAll(keepingCapacity: true)
            position = 0
            try feed()
        }
    }

    /// An error of what reads this document, at the last event.
    public func malformed(_ reason: String) -> CodecError {
        .malformed(path: name, line: line, format: format, reason: reason)
    }

    private func feed() throws(CodecError) {
        let bytes = try next()
        isAtEnd = bytes.isEmpty
        let code = bytes.withUnsafeBufferPointer {
            hexapla_xml_feed(parser, $0.baseAddress, Int32($0.count), isAtEnd ? 1 : 0)
        }
        if isAtEnd || code != 0 { receiver.flush() }
        guard code != 0 else { return }
        let line = max(1, Int(hexapla_xml_problem_line(parser)))
        let reason = String(cString: hexapla_xml_problem(parser))
        pending =
            hexapla_xml_declares_entity(parser) != 0
            ? .entity(path: name, line: line, reason: reason)
            : .malformed(path: name, line: line, format: format, reason: reason)
    }
}
