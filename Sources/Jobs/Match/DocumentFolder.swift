internal import Documents
public import Errors
internal import Files
private import Foundation

/// A folder of documents whose names say what they are: `{document}.{lang}.ext`, `{lang}/{document}.ext` or
/// `{document}/{lang}.ext`, in folders of any depth.
public struct DocumentFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Which documents there are. Files whose names begin with a dot are left alone.
    ///
    /// - Parameter output: A folder inside that is no part of it.
    public func documents(except output: String?) throws(HexaplaError) -> FoundDocuments {
        var all: [String: DocumentGroup] = [:]
        var strangers: [String] = []
        var repeated: [(document: String, path: String)] = []
        for file in try files(except: output) {
            guard let (name, language) = Self.name(of: file, in: path), !TextFormats.holdsSeveralLanguages(path: file)
            else {
                strangers.append(file)
                continue
            }
            let version = DocumentGroup.Version(language: language, path: joined(file))
            if !all[name, default: DocumentGroup(name: name)].add(version) { repeated.append((name, joined(file))) }
        }
        var found = FoundDocuments(all)
        found.strangers = strangers
        found.repeated = repeated
        return found
    }

    /// Ordinary files, by path from the folder, in the order of their names.
    func files(except output: String?) throws(HexaplaError) -> [String] {
        guard let names = FileManager.default.enumerator(atPath: path) else {
            throw HexaplaError(at: "\(path)", "no such folder", expected: "one with documents")
        }
        let own = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        var files: [String] = []
        while let name = names.nextObject() as? String {
            let last = name.split(separator: "/").last ?? ""
            if last.hasPrefix(".") || own == URL(fileURLWithPath: joined(name)).standardizedFileURL.path {
                names.skipDescendants()
            } else if FileIdentity(path: joined(name)) != nil {
                files.append(name)
            }
        }
        return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func joined(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// The document that a file is a version of, and its language.
    ///
    /// - Parameters:
    ///   - file: Its path from the folder.
    ///   - folder: What a document is called whose files stand in the folder itself as `{lang}.ext`.
    static func name(of file: String, in folder: String) -> (document: String, language: LanguageTag)? {
        var folders = file.split(separator: "/").dropLast().map(Substring.init)
        var pieces = TextFormats.pieces(ofName: file)
        guard !pieces.isEmpty else { return nil }
        if pieces.count > 1 { pieces.removeLast() }
        let place = folders.lastIndex { TextArgument.certainLanguage($0) != nil }
        let ofFolder = place.flatMap { TextArgument.certainLanguage(folders[$0]) }
        let last = pieces.last ?? ""
        // Three letters are often just a word: "de/new.txt" is German, not Newari.
        let hasSuffix = TextFormats.pieces(ofName: file).count > 1
        if hasSuffix, let ofName = TextArgument.certainLanguage(last),
            ofFolder == nil || ofName.language.utf8.count == 2
        {
            pieces.removeLast()
            let stem = pieces.joined(separator: ".")
            if stem.isEmpty, folders.isEmpty { return (Self.lastName(of: folder), ofName) }
            return ((folders.map(String.init) + (stem.isEmpty ? [] : [stem])).joined(separator: "/"), ofName)
        }
        guard let place, let ofFolder else { return nil }
        folders.remove(at: place)
        return ((folders.map(String.init) + [pieces.joined(separator: ".")]).joined(separator: "/"), ofFolder)
    }

    private static func lastName(of folder: String) -> String {
        let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
        return name == "/" || name.isEmpty ? "text" : name
    }
}
