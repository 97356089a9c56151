import Foundation

/// A folder for one test, gone with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("hexapla-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        chmod(path, 0o700)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// With a German and an English text of three sentences each: `de.txt`, `en.txt`.
    static func withTwoTexts() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(german, to: "de.txt")
        try scratch.write(english, to: "en.txt")
        return scratch
    }

    static let german = "Das Haus hat 12 Zimmer. Frau Keller wohnt dort.\n\nSie liest die Zeitung.\n"
    static let english = "The house has 12 rooms. Mrs Keller lives there.\n\nShe reads the newspaper.\n"

    func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

    func write(_ data: Data, to name: String) throws {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url(name))
    }

    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url(name)), as: UTF8.self) }

    /// Everything in it, folders' contents too.
    var names: Set<String> { Set(FileManager.default.subpaths(atPath: path) ?? []) }
}
