internal import Codecs
internal import Documents
private import Errors
private import ICUText

/// Reads the messages of gettext's `.po` as rows of source and translation. Guessed translations are left and counted.
final class MessageCatalogReader: RowReader {
    private var rows: [(row: RowRecord, line: Int)] = []
    private(set) var unread: [String: Int] = [:]
    private(set) var line = 1

    init(
        path: String, name: String, expected: [LanguageTag], maximumSize: InputSize
    ) throws(TableError) {
        let catalog = try Self.catalog(path: path, name: name, maximumSize: maximumSize)
        guard let source = LanguageTag(catalog.sourceLanguage) else {
            throw TableError(
                name, line: 1, "unknown language '\(catalog.sourceLanguage)'", expected: "a language's tag")
        }
        let others = expected.filter { $0 != source }
        guard let target = catalog.language.map({ LanguageTag($0) }) ?? (others.count == 1 ? others[0] : nil) else {
            throw TableError(
                name, line: 1, "the header does not say which language the translations are in",
                expected: "a line such as \"Language: de\\n\", or both languages named")
        }
        var rows: [(row: RowRecord, line: Int)] = []
        for message in catalog.messages {
            if message.isFuzzy { unread["guessed translations", default: 0] += 1 }
            for pair in message.pairs {
                var row = RowRecord(parts: [])
                if catalog.fields["x-generator"] == MessageCatalogFormat.generator { row.readPlace(of: message) }
                _ = row.add(RowRecord.Part(language: source, text: pair.source))
                if !message.isFuzzy { _ = row.add(RowRecord.Part(language: target, text: pair.translation ?? "")) }
                if !row.parts.isEmpty { rows.append((row.scoredAsPair, message.line)) }
            }
        }
        self.rows = rows.reversed()
    }

    private static func catalog(
        path: String, name: String, maximumSize: InputSize
    ) throws(TableError) -> MessageCatalog {
        let bytes: [UInt8]
        do throws(CodecError) {
            bytes = try ByteReader(path: path, maximumSize: maximumSize.bytes, called: name).readAll()
        } catch {
            throw TableError(error)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TableError(name, line: 1, "is not UTF-8", expected: "a catalog of messages in UTF-8")
        }
        do throws(MessageCatalog.Problem) {
            return try MessageCatalog(text)
        } catch {
            throw TableError(name, line: error.line, "\(error.reason)", expected: "a catalog of messages")
        }
    }

    func next() -> RowRecord? {
        guard let next = rows.popLast() else { return nil }
        line = next.line
        return next.row
    }
}

extension RowRecord {
    /// Takes what `MessageCatalogFormat` says in a message's context and comment.
    fileprivate mutating func readPlace(of message: MessageCatalog.Message) {
        if let context = message.context, let colon = context.lastIndex(of: ":"),
            let row = Int(context[context.index(after: colon)...])
        {
            document = String(context[..<colon])
            number = row > 0 ? row : nil
        }
        guard let words = message.comment?.split(separator: " "), words.count == 2, words[0] == "score" else { return }
        score = Double(words[1]).flatMap { (0...1).contains($0) ? $0 : nil }
    }
}
