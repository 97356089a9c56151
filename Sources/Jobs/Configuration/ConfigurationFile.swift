public import Errors
private import Foundation

/// A `hexapla.yml`: what `check`'s rules do, and under `corpus` how a corpus is made.
public struct ConfigurationFile: Sendable {
    public let path: String
    let entries: [(name: String, value: ConfigurationValue)]

    /// Where the program looks for one that is not named.
    public static let usualPath = "hexapla.yml"
    /// The part of `hexapla corpus`.
    static let corpus = "corpus"

    /// - Parameter path: nil for `hexapla.yml` in this folder.
    /// - Returns: nil where that is not there.
    public init?(path named: String?) throws(HexaplaError) {
        let path = named ?? Self.usualPath
        guard let bytes = Self.beginning(of: path) else {
            if named == nil, !FileManager.default.fileExists(atPath: path) { return nil }
            throw HexaplaError(at: "\(path)", "cannot be read", expected: "a file of settings, in YAML")
        }
        self.path = path
        switch try ConfigurationValue.read(bytes, file: path) {
        case .nothing: entries = []
        case .entries(let found): entries = found
        case .text, .list:
            throw HexaplaError(at: "\(path)", "expected 'name: value' lines such as 'min-score: 0.6'")
        }
    }

    /// As much of a file as a configuration may be long, and a byte more.
    private static func beginning(of file: String) -> Data? {
        guard !EvaluationInput.isFolder(file), let handle = FileHandle(forReadingAtPath: file) else { return nil }
        return try? handle.read(upToCount: ConfigurationValue.mostBytes + 1) ?? Data()
    }

    /// What the file says of `hexapla corpus`: names of options, each with its values; nil where it says nothing.
    public func corpusOptions() throws(HexaplaError) -> [(name: String, values: [String])]? {
        guard let part = entries.first(where: { $0.name == Self.corpus })?.value else { return nil }
        guard case .entries(let options) = part else {
            throw HexaplaError(at: "\(path): \(Self.corpus)", "expected lines such as 'min-score: 0.6'")
        }
        var found: [(name: String, values: [String])] = []
        for (name, value) in options {
            let values: [ConfigurationValue] = if case .list(let list) = value { list } else { [value] }
            var texts: [String] = []
            for value in values {
                guard case .text(let text) = value else {
                    throw HexaplaError(
                        at: "\(path): \(Self.corpus): \(name)", "\(value.shown) is no value",
                        expected: "a word or a number, or a list of such")
                }
                texts.append(text)
            }
            found.append((name, texts))
        }
        return found
    }

    /// A file's path as it is named in this file: beside it.
    public func beside(_ named: String) -> String {
        guard !named.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return named }
        return path[...slash] + named
    }
}
