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
    var allowsEmpty: Bool
    var wording: any Wording

    private struct Group {
        var name = ""
        var texts: [(tag: String, text: String)] = []
    }

    func rows(of line: Line) -> [UInt8] {
        if line.bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return [] }
        var group = Group()
        do throws(HexaplaError) {
            try read(line, into: &group)
            let worker = GroupAligner(aligner: aligner, reading: TextReading())
            return try worker.rows(of: try documents(group, line: line.number), name: group.name).lines
        } catch {
            let name = group.name.isEmpty ? "null" : group.name.quotedAsJSON
            return Array("{\"document\":\(name),\"error\":\(error.line(wording).quotedAsJSON)}\n".utf8)
        }
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
                case ("texts", .object(let found)):
                    for (tag, value) in found {
                        switch value {
                        case .string(let text): group.texts.append((tag, text))
                        case .null: continue
                        default: throw .init(reason: "the text of '\(tag)' is no text")
                        }
                    }
                case ("document", _), ("texts", _): throw .init(reason: "'\(field.name)' is of another kind")
                default: continue
                }
            }
            guard fields.contains(where: { $0.name == "document" }) else { throw .init(reason: "no 'document'") }
            guard fields.contains(where: { $0.name == "texts" }) else { throw .init(reason: "no 'texts'") }
        } catch {
            throw HexaplaError(
                at: "line \(line.number)", "\(error.reason)",
                expected: "{\"document\":\"…\",\"texts\":{\"ar\":\"…\",\"de\":\"…\"}}"
            )
        }
    }

    private func documents(_ group: Group, line: Int) throws(HexaplaError) -> [Document] {
        var documents: [Document] = []
        for (tag, text) in group.texts {
            guard let language = LanguageTag(tag) else {
                throw HexaplaError(
                    at: "line \(line)", "unknown language '\(tag)'", expected: "a BCP 47 tag such as ar or de")
            }
            guard !documents.contains(where: { $0.language == language }) else {
                throw HexaplaError(at: "line \(line)", "language '\(tag)' twice", expected: "one text each")
            }
            let document = Document(language: language, name: group.name, string: text)
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
}
