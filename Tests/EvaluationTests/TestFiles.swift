import Alignment
import Documents
import Files
import Foundation
import Jobs

/// A folder of one test's files, gone when the test is.
final class TestFiles {
    static let root =
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path + "/"
    static let fixtures = root + "fixtures/"

    private let folder = FileManager.default.temporaryDirectory.appending(path: "hexapla-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The path of a file in the folder, whose own folder is made.
    func path(_ name: String) -> String {
        let file = folder.appending(path: name)
        let folder = file.deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return file.path
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    }

    /// LANG.txt of a fixture, as LANG=PATH, in the order of the languages.
    static func texts(inFolder folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
            .map { "\($0.dropLast(4))=\(folder)/\($0)" }
    }

    func align(_ texts: [String], format: ExportFormat, lines: Bool = false, to path: String) throws {
        var job = AlignJob()
        job.export.format = format
        job.aligner.input = lines ? .lines : .text
        let arguments = try TextArgument.parse(texts)
        let documents = try arguments.map {
            try DocumentReader().read(path: $0.path, language: $0.language)
        }
        let output = try TableOutputs(job.validate(arguments, path: path))
        try job.run(documents, to: output)
        try output.finish()
    }

    /// `results` of the job's JSON.
    func results(_ job: EvaluateJob) throws -> [JSONTree] {
        var job = job
        job.format = .json
        let json = Data(try job.run().text.utf8)
        return try JSONDecoder().decode([String: [JSONTree]].self, from: json)["results"] ?? []
    }

    func findings(_ job: EvaluateJob) throws -> [String] {
        try job.run().findings
    }
}

/// Any JSON. (JSONSerialization is off in a number's last digit now and then; JSONDecoder is not.)
enum JSONTree: Decodable, Equatable {
    case object([String: JSONTree])
    case array([JSONTree])
    case string(String)
    case number(Double)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let string = try? container.decode(String.self) {
            self = .string(string)
        } else if let array = try? container.decode([JSONTree].self) {
            self = .array(array)
        } else {
            self = .object(try container.decode([String: JSONTree].self))
        }
    }

    /// What stands under "block.precision"; nil where nothing does.
    subscript(path: String) -> JSONTree? {
        path.split(separator: ".").reduce(self as JSONTree?) { tree, key in
            guard case .object(let fields) = tree else { return nil }
            return fields[String(key)]
        }
    }

    /// The elements of an array; none for anything else.
    var elements: [JSONTree] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
