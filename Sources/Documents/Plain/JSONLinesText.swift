internal import Codecs
internal import ICUText

/// `.jsonl`: an object a line, each a block of the text. Taken is what stands in the language asked for in `texts` (rows
/// of a table), in `translation` (Hugging Face's), or under the language's own name; else `text`.
struct JSONLinesText: TextExtractor {
    func text(of file: SourceFile) throws(DocumentError) -> ExtractedText {
        let bytes = try file.decodedAsUTF8(try file.bytes())
        var choice = LanguageChoice(file.language)
        var blocks = BlockText()
        var identities: [IdentifiedSpan] = []
        var hasText = false
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            let problem: String
            do throws(JSONReader.Problem) {
                if case .object(let fields) = try JSONReader.read(line) {
                    if let text = Self.text(of: fields, &choice) {
                        let start = blocks.units.count
                        blocks.appendAsIs(text)
                        blocks.endBlock()
                        if let name = Self.identity(of: fields, file.language), blocks.units.count > start {
                            // Between two blocks stand two line ends.
                            let begin = start == 0 ? 0 : start + 2
                            identities.append(IdentifiedSpan(range: begin..<blocks.units.count, name: name))
                        }
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
        var extracted = blocks.finished()
        extracted.identities = identities
        return extracted
    }

    /// What the line calls its text: `id`, or that of the language in `ids`.
    private static func identity(of fields: [(name: String, value: ReadJSON)], _ language: LanguageTag) -> String? {
        for field in fields {
            switch (field.name, field.value) {
            case ("id", .string(let name)) where !name.isEmpty: return name
            case ("id", .number(let number)) where number.isFinite && number == number.rounded() && abs(number) < 1e15:
                return String(Int(number))
            case ("ids", .object(let names)):
                for (tag, value) in names {
                    if case .string(let name) = value, LanguageTag(tag) == language { return name }
                }
            default: break
            }
        }
        return nil
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
