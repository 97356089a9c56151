private import Codecs
internal import Documents
internal import Errors
private import Foundation
private import ICUText

/// Reads line-parallel files, a version each: STEM.ar, STEM.de and so on, compressed or not. An empty line is a version
/// that the row lacks.
final class MosesReader: RowReader {
    private let files: [(language: LanguageTag, lines: ByteLines)]
    private(set) var unread: [String: Int] = [:]
    var line: Int { files.first?.lines.number ?? 0 }

    init(stem: String) throws(TableError) {
        let found = Self.files(stem: stem)
        guard found.count > 1 else {
            throw TableError(
                stem,
                "\(found.isEmpty ? "no such file" : "one version")",
                expected: "files of two languages or more, "
                    + "such as \(stem).ar and \(stem).de")
        }
        var files: [(LanguageTag, ByteLines)] = []
        for (language, path) in found {
            guard !files.contains(where: { $0.0 == language }) else {
                throw TableError(path, "is a second file of '\(language)'", expected: "one a language")
            }
            files.append((language, try ByteLines(path: path, name: path)))
        }
        self.files = files
    }

    /// The files whose names go on with a language, in the order of the languages.
    static func files(stem: String) -> [(language: LanguageTag, path: String)] {
        let slash = stem.lastIndex(of: "/")
        let folder = slash.map { String(stem[...$0]) } ?? ""
        let base = slash.map { String(stem[stem.index(after: $0)...]) } ?? stem
        guard !base.isEmpty,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
        else { return [] }
        return names.sorted().compactMap { name -> (language: LanguageTag, path: String)? in
            let plain = Compression.split(path: name).path
            guard plain.hasPrefix(base + "."), let language = LanguageTag(String(plain.dropFirst(base.count + 1))),
                LocaleData.isKnown(language: language.language)
            else { return nil }
            return (language, folder + name)
        }.sorted { $0.language.canonical < $1.language.canonical }
    }

    func next() throws(TableError) -> RowRecord? {
        while true {
            var texts: [String?] = []
            for file in files { texts.append(try file.lines.nextText()) }
            if texts.allSatisfy({ $0 == nil }) { return nil }
            if let short = texts.firstIndex(of: nil), let long = texts.firstIndex(where: { $0 != nil }) {
                throw TableError(
                    files[short].lines.name,
                    "has \(files[short].lines.number) lines, \(files[long].lines.name) has more",
                    expected: "as many in each")
            }
            var row = RowRecord(parts: [])
            for (file, text) in zip(files, texts) {
                _ = row.add(RowRecord.Part(language: file.language, text: text ?? ""))
            }
            if !row.parts.isEmpty { return row }
            unread["rows without text", default: 0] += 1
        }
    }
}

extension RowFile {
    /// The line-parallel files whose names begin with `stem`.
    public static func linesFiles(stem: String) -> [String] { MosesReader.files(stem: stem).map(\.path) }
}
