internal import Codecs
internal import ICUText

/// `.jsonl`: an object a line, each a block of the text. Taken is what stands in the language asked for in `texts` (rows
/// of a table), in `translation` (Hugging Face's), or under the language's own name; else `text`.
struct JSONLinesText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let bytes = try file.decodedAsUTF8(try file.bytes())
        var choice = LanguageChoice(file.language)
        var blocks = BlockText()
        var hasText = false
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            let problem: String
            do throws(JSONReader.Problem) {
                if case .object(let fields) = try JSONReader.read(line) {
                    if let text = Self.text(of: fields, &choice) {
                        blocks.appendAsIs(text)
                        blocks.endBlock()
                        hasText = true
                    }
                    continue
                }
                problem = "no object"
            } catch {
                problem = error.reason
            }
            throw .codec(
                .malformed(
                    path: file.name, line: index + 1, format: "an object with 'text' or 'texts' a line", reason: problem
                ))
        }
        guard hasText || bytes.allSatisfy({ $0 <= 0x20 }) else { throw choice.missing(in: file) }
        return blocks.finished()
    }

    private static func text(of fields: [(name: String, value: ReadJSON)], _ choice: inout LanguageChoice) -> String? {
        for name in ["texts", "translation"] {
            guard case .object(let versions)? = fields.first(where: { $0.name == name })?.value else { continue }
            return choice.best(strings(versions)).first
        }
        if case .string(let text)? = fields.first(where: { $0.name == "text" })?.value {
            let tags = fields.filter { ["language", "lang"].contains($0.name) }
            if case .string(let tag)? = tags.first?.value, choice.rank(tag) == nil { return nil }
            return text
        }
        return choice.best(strings(fields).filter { LanguageTag($0.tag) != nil }).first
    }

    private static func strings(_ fields: [(name: String, value: ReadJSON)]) -> [(tag: String, value: String)] {
        fields.compactMap { field in
            if case .string(let text) = field.value { (tag: field.name, value: text) } else { nil }
        }
    }
}
