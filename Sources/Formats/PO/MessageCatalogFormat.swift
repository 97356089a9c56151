public import Documents

/// A catalog of messages in GNU gettext's form (`.po`), of a source and a target language, a message a row.
///
/// The context of a message is its document and row, so that no two messages are the same; a comment tells the score. A
/// row without the source has no place in it, one without the target is untranslated.
public struct MessageCatalogFormat: TextRowFormat {
    private let source: LanguageTag
    private let target: LanguageTag
    /// Tells the reader that contexts are documents and rows.
    static let generator = "hexapla"

    public init(source: LanguageTag, target: LanguageTag) { (self.source, self.target) = (source, target) }

    public var features: RowFeatures { [.document, .number, .score] }

    public func holds(_ row: RowRecord) -> Bool { row.part(source) != nil }

    public func header() -> String {
        let fields = [
            ("Project-Id-Version", ""), ("Language", target.tag), ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
            ("X-Source-Language", source.tag), ("X-Generator", Self.generator),
        ]
        return "msgid \"\"\nmsgstr \"\"\n" + fields.map { "\"\($0.0): \($0.1)\\n\"\n" }.joined()
    }

    public func line(_ row: RowRecord) -> String {
        guard let first = row.part(source) else { return "" }
        var message = "\n"
        if let score = row.score { message += "#. score \(score.spelledScore)\n" }
        message += "msgctxt " + Self.quoted("\(row.document ?? ""):\(row.number ?? 0)")
        message += "msgid " + Self.quoted(first.text)
        return message + "msgstr " + Self.quoted(row.part(target)?.text ?? "")
    }

    /// In quotation marks, a line of the text a line.
    private static func quoted(_ text: String) -> String {
        var lines = [""]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": lines[lines.count - 1] += "\\\""
            case "\\": lines[lines.count - 1] += "\\\\"
            case "\t": lines[lines.count - 1] += "\\t"
            case "\r": lines[lines.count - 1] += "\\r"
            case "\n":
                lines[lines.count - 1] += "\\n"
                lines.append("")
            default: lines[lines.count - 1].unicodeScalars.append(scalar)
            }
        }
        if lines.count > 1, lines.last == "" { lines.removeLast() }
        if lines.count > 1 { lines.insert("", at: 0) }
        return lines.map { "\"\($0)\"\n" }.joined()
    }
}
