internal import Documents
private import Errors
private import Formats
public import Foundation

/// Gold of one document as its file has it: per language the sentences with spans in code points.
///
/// The same identifier in several languages is the same sentence; a sentence without one is text that only its
/// language has.
public struct GoldFile: Sendable {
    /// Numbers or strings; only equality counts.
    enum Identifier: Hashable, Sendable, Decodable {
        case number(Int)
        case name(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .name(try container.decode(String.self))
            }
        }
    }

    /// A sentence in ink.
    struct Sentence: Sendable {
        let identifier: Identifier?
        let ink: Range<Int>
    }

    private struct File: Decodable {
        struct Sentence: Decodable {
            let id: Identifier?
            let start: Int
            let end: Int
        }
        struct Language: Decodable { let sents: [Sentence] }
        let doc: String?
        let langs: [String: Language]
    }

    public let path: String
    private let file: File

    public init(_ json: Data, path: String) throws(EvaluationError) {
        self.path = path
        do {
            file = try JSONDecoder().decode(File.self, from: json)
        } catch {
            throw .malformedGold(path: path, reason: reason(of: error))
        }
    }

    /// A reviewed table as gold: its accepted rows, each part a sentence; what was rejected says nothing.
    ///
    /// - Parameter table: JSON Lines as a review writes them, every row accepted or rejected.
    public init(reviewed table: Data, path: String) throws(EvaluationError) {
        self.path = path
        var sentences: [String: [File.Sentence]] = [:]
        var document: String?
        var (count, open) = (0, 0)
        do throws(TableError) {
            let reader = RowFile.reader(ofJSONLines: [UInt8](table), name: path)
            while let row = try reader.next() {
                count += 1
                document = document ?? row.document
                if row.decision == nil { open += 1 }
                guard row.decision == .accepted else { continue }
                for part in row.parts {
                    guard let span = part.span else {
                        throw TableError(path, line: reader.line, "a row without spans", expected: "spans in every row")
                    }
                    let identifier = row.parts.count > 1 ? Identifier.number(count) : nil
                    sentences[part.language.tag, default: []].append(
                        File.Sentence(id: identifier, start: span.lowerBound, end: span.upperBound))
                }
            }
        } catch {
            throw .unreviewedGold(path: path, reason: "\(error.explanation.found)")
        }
        guard open == 0, !sentences.isEmpty else {
            throw .unreviewedGold(path: path, reason: "\(open) of \(count) rows are neither accepted nor rejected")
        }
        file = File(
            doc: document,
            langs: sentences.mapValues { File.Language(sents: $0.sorted { $0.start < $1.start }) })
    }

    /// The document's name as the file has it.
    public var document: String? { file.doc }

    public var languages: [String] { file.langs.keys.sorted() }

    /// A language's sentences in the order of the file, which is the text's.
    func sentences(of language: String, in text: InkRanks) throws(EvaluationError) -> [Sentence] {
        guard let sentences = file.langs[language]?.sents else {
            throw .unknownLanguage(path: path, language: language, known: languages)
        }
        var result: [Sentence] = []
        result.reserveCapacity(sentences.count)
        for sentence in sentences {
            guard let ink = text.ink(from: sentence.start, to: sentence.end) else {
                throw .spanOutsideText(
                    path: path, line: nil, language: language, start: sentence.start, end: sentence.end,
                    length: text.length)
            }
            guard !ink.isEmpty else {
                throw .sentenceWithoutText(path: path, language: language, start: sentence.start, end: sentence.end)
            }
            result.append(Sentence(identifier: sentence.id, ink: ink))
        }
        return result
    }
}

/// A decoder's error in a few words.
func reason(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
        "something else at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
    default: "not JSON"
    }
}
