/// Writes XML 1.0: what is given to it is text, and is escaped here and nowhere else.
///
/// White space between elements is written only where it is asked for, for in some formats it is text.
package struct XMLWriter: Sendable {
    /// A nil value leaves the attribute out.
    package typealias Attribute = (name: String, value: String?)

    /// What was written.
    package private(set) var markup = ""

    package init() {}

    package mutating func declaration() { markup += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" }

    /// An element whose end may come in another call, or in another writer.
    package mutating func start(_ name: String, _ attributes: [Attribute] = []) { tag(name, attributes, closing: ">") }

    package mutating func end(_ name: String) { markup += "</\(name)>" }

    package mutating func empty(_ name: String, _ attributes: [Attribute] = []) { tag(name, attributes, closing: "/>") }

    /// An element with what `content` writes.
    package mutating func element(
        _ name: String, _ attributes: [Attribute] = [], content: (inout XMLWriter) -> Void
    ) {
        start(name, attributes)
        content(&self)
        end(name)
    }

    /// An element with a text.
    package mutating func element(_ name: String, _ attributes: [Attribute] = [], text: String) {
        element(name, attributes) { $0.text(text) }
    }

    package mutating func text(_ text: String) { markup += text.escapedAsXML }

    /// A text in which every character that XML cannot hold is an element of the format's own.
    package mutating func text(_ text: String, forbidden: (_ scalar: Unicode.Scalar) -> String) {
        markup += text.escaped { $0.isForbiddenInXML ? forbidden($0) : nil }
    }

    /// A line end, and spaces that the next line begins with.
    package mutating func newLine(indentation: Int = 0) { markup += "\n" + String(repeating: " ", count: indentation) }

    /// What another writer wrote.
    package mutating func append(_ other: XMLWriter) { markup += other.markup }

    private mutating func tag(_ name: String, _ attributes: [Attribute], closing: String) {
        markup += "<\(name)"
        for attribute in attributes {
            if let value = attribute.value { markup += " \(attribute.name)=\"\(value.escapedAsXMLAttribute)\"" }
        }
        markup += closing
    }
}
