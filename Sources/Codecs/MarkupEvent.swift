internal import CXML2

/// An element's start, as XML and HTML have it.
public struct MarkupElement: Sendable {
    public struct Attribute: Sendable {
        public let name: String
        /// The namespace's address; nil for none.
        public let space: String?
        public let value: String
    }

    /// Without a prefix; in HTML in lower case.
    public let name: String
    /// The namespace's address; nil for none, and in HTML.
    public let space: String?
    public let attributes: [Attribute]

    /// The value of the attribute of this name, in whatever namespace: `xml:lang` and `lang` are asked for apart with
    /// `space`.
    public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    public subscript(name: String, space space: String?) -> String? {
        attributes.first { $0.name == name && $0.space == space }?.value
    }

    /// The namespace of `xml:lang` and `xml:space`.
    public static let xmlSpace = "http://www.w3.org/XML/1998/namespace"
}

/// What a document is made of, in order. Comments and processing instructions are none of it.
public enum MarkupEvent: Sendable {
    case start(MarkupElement)
    /// Every start has its end.
    case end(name: String)
    /// Entities are resolved; neighbouring pieces of text are one.
    case text(String)
}

/// Takes the shim's calls. It lives as long as the parser that knows it by address.
final class MarkupReceiver {
    /// The events that were not handed out yet, with the lines on which they end.
    var events: [(event: MarkupEvent, line: Int)] = []
    /// Text that may go on with the next call.
    private var text: [UInt8] = []
    private var textLine = 0

    /// The calls, for a context that is a `MarkupReceiver`'s address.
    static let calls = hexapla_markup_events(
        start: { context, name, space, attributes, count, line in
            MarkupReceiver.at(context)?.start(
                name, space: space, attributes: UnsafeBufferPointer(start: attributes, count: Int(count)),
                line: Int(line))
        },
        end: { context, name, _, line in MarkupReceiver.at(context)?.end(name, Int(line)) },
        text: { context, bytes, length, line in
            MarkupReceiver.at(context)?.text(UnsafeRawBufferPointer(start: bytes, count: Int(length)), Int(line))
        })

    /// Whoever hands out the address keeps the receiver.
    var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    private static func at(_ context: UnsafeMutableRawPointer?) -> MarkupReceiver? {
        context.map { Unmanaged<MarkupReceiver>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<CChar>?, space: UnsafePointer<CChar>?,
        attributes: UnsafeBufferPointer<hexapla_attribute>, line: Int
    ) {
        flush()
        let element = MarkupElement(
            name: Self.string(name) ?? "", space: Self.string(space),
            attributes: attributes.map { attribute in
                let value = UnsafeRawBufferPointer(start: attribute.value, count: Int(attribute.length))
                return MarkupElement.Attribute(
                    name: Self.string(attribute.name) ?? "", space: Self.string(attribute.space),
                    value: String(decoding: value, as: UTF8.self))
            })
        events.append((.start(element), line))
    }

    private func end(_ name: UnsafePointer<CChar>?, _ line: Int) {
        flush()
        events.append((.end(name: Self.string(name) ?? ""), line))
    }

    private func text(_ bytes: UnsafeRawBufferPointer, _ line: Int) {
        text.append(contentsOf: bytes)
        textLine = line
    }

    /// Makes an event of the text so far.
    func flush() {
        guard !text.isEmpty else { return }
        events.append((.text(String(decoding: text, as: UTF8.self)), textLine))
        text.removeAll(keepingCapacity: true)
    }

    private static func string(_ name: UnsafePointer<CChar>?) -> String? { name.map { String(cString: $0) } }
}
