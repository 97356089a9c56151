internal import Alignment
private import Codecs
private import Documents
internal import Errors
private import Formats
private import ICUText

/// From a line of `hexapla stream`'s input to the lines of its output.
struct StreamWorker: Sendable {
    struct Line: Sendable {
        /// From 1.
        let number: Int
        let bytes: [UInt8]
    }

    var aligner: Aligner
    var encoders: OpenEncoders
    var allowsEmpty: Bool
    var writesTables: Bool
    /// How files are read; nil where a line may name none.
    var reading: TextReading?
    var wording: any Wording

    private struct Group {
        var name = ""
        var texts: [(tag: String, text: String)] = []
        var files: [(tag: String, text: String)] = []
    }

    func rows(of line: Line) -> [UInt8] {
        if line.bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return [] }
        var group = Group()
        do throws(HexaplaError) {
            try read(line, into: &group)
            let worker = GroupAligner(aligner: aligner, encoders: encoders, reading: TextReading())
            let rows = try worker.rows(of: try documents(group, line: line.number), name: group.name).lines
            return writesTables ? table(rows, name: group.name) : rows
        } catch {
            let name = group.name.isEmpty ? "null" : group.name.quotedAsJSON
            return Array("{\"document\":\(name),\"error\":\(error.line(wording).quotedAsJSON)}\n".utf8)
        }
    }

    /// The rows of a document in one line.
    private func table(_ rows: [UInt8], name: String) -> [UInt8] {
        let lines = rows.dropLast().map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: ",") : $0 }
        return Array("{\"document\":\(name.quotedAsJSON),\"rows\":[".utf8) + lines + Array("]}\n".utf8)
    }

    private func read(_ line: Line, into group: inout Group) throws(HexaplaError) {
        do throws(JSONReader.Problem) {
            guard case .object(let fields) = try JSONReader.read(line.bytes[...]) else {
                throw .init(reason: "no object")
            }
            for field in fields {
                switch (field.name, field.value) {
                case ("document", .string(let name)): group.name = name
                case ("document", .number(let number)):
                    group.name = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
                case ("texts", .object(let found)): group.texts = try strings(found, "text")
                case ("files", .object(let found)) where reading != nil: group.files = try strings(found, "file")
                case ("document", _), ("texts", _): throw .init(reason: "'\(field.name)' is of another kind")
                case ("files", _) where reading != nil: throw .init(reason: "'files' is of another kind")
                default: continue
                }
            }
            guard fields.contains(where: { $0.name == "document" }) else { throw .init(reason: "no 'document'") }
            guard fields.contains(where: { $0.name == "texts" || reading != nil && $0.name == "files" }) else {
                throw .init(reason: "no 'texts'")
            }
        } catch {
            throw HexaplaError(
                at: "line \(line.number)", "\(error.reason)",
                expected: "{\"document\":\"…\",\"texts\":{\"ar\":\"…\",\"de\":\"…\"}}"
            )
        }
    }

    /// The strings of an object, by its names; null is none.
    private func strings(
        _ fields: [(name: String, value: ReadJSON)], _ what: String
    ) throws(JSONReader.Problem) -> [(tag: String, text: String)] {
        var found: [(tag: String, text: String)] = []
        for (tag, value) in fields {
            switch value {
            case .string(let text): found.append((tag, text))
            case .null: continue
            default: throw .init(reason: "the \(what) of '\(tag)' is no text")
            }
        }
        return found
    }

    private func documents(_ group: Group, line: Int) throws(HexaplaError) -> [Document] {
        var documents: [Document] = []
        for (index, (tag, text)) in (group.texts + group.files).enumerated() {
            guard let language = LanguageTag(tag) else {
                throw HexaplaError(
                    at: "line \(line)", "unknown language '\(tag)'", expected: "a BCP 47 tag such as ar or de")
            }
            guard !documents.contains(where: { $0.language == language }) else {
                throw HexaplaError(at: "line \(line)", "language '\(tag)' twice", expected: "one text each")
            }
            let document =
                index < group.texts.count
                ? Document(language: language, name: group.name, string: text)
                : try file(text, language: language, line: line)
            guard allowsEmpty || document.text.containsInk else {
                throw HexaplaError(
                    at: "line \(line)", "the text of '\(tag)' is empty", expected: "one, or \(.emptyTexts)")
            }
            documents.append(document)
        }
        guard (2...32).contains(documents.count) else {
            throw HexaplaError(
                at: "line \(line)", "\(documents.count) \(documents.count == 1 ? "version" : "versions")",
                expected: "2 to 32")
        }
        return documents
    }

    private func file(_ path: String, language: LanguageTag, line: Int) throws(HexaplaError) -> Document {
        // The lines of the stream come from there.
        guard path != "-", let reading else {
            throw HexaplaError(at: "line \(line)", "the file of '\(language)' is '-'", expected: "a file's path")
        }
        return try reading.read(path: path, language: language)
    }
}
