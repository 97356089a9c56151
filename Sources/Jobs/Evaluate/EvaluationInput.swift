private import Documents
internal import Errors
internal import Evaluation
internal import Foundation

/// Finds and reads what gold spans are evaluated on: gold, predicted rows and texts of every document.
struct EvaluationInput {
    let gold: String
    let predicted: String
    let texts: [TextArgument]
    /// The documents to read; empty for all.
    let selected: [String]

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// - Parameter path: A file, a pipe, or "-" for standard input.
    static func bytes(_ path: String) throws(HexaplaError) -> Data {
        guard path == "-" || FileManager.default.fileExists(atPath: path) else {
            throw HexaplaError(at: "\(path)", "no such file; name an existing one")
        }
        do {
            let file = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
            if let file, !isFolder(path) { return try file.readToEnd() ?? Data() }
        } catch {
            // Said below, as for a file that does not open.
        }
        throw HexaplaError(at: "\(path)", "cannot be read; check that it is a file and that you may read it")
    }

    /// Gold and rows of every document, without texts, in the order of their names' code points.
    func read() throws(HexaplaError) -> [EvaluatedDocument] {
        var found = try goldFiles()
        guard texts.isEmpty || found.count == 1 else {
            throw HexaplaError(
                .usage, at: "\(.text)", "names the texts of one document, and \(gold) has \(found.count)",
                expected: "them as DOCUMENT/LANG.txt in it")
        }
        if !selected.isEmpty {
            for name in selected where !found.contains(where: { $0.name == name }) {
                throw HexaplaError(
                    .usage, at: "\(.documents)", "\(gold) has no document '\(name)'", expected: "names of its folders")
            }
            found = found.filter { selected.contains($0.name) }
        }
        var result: [EvaluatedDocument] = []
        for (name, path) in found {
            let goldBytes = try Self.bytes(path)
            let rowsPath = try self.rowsPath(of: name, alone: found.count == 1)
            let rowsBytes = try Self.bytes(rowsPath)
            do throws(EvaluationError) {
                result.append(
                    EvaluatedDocument(
                        name: name,
                        gold: path.hasSuffix(".jsonl")
                            ? try GoldFile(reviewed: goldBytes, path: path) : try GoldFile(goldBytes, path: path),
                        predicted: try RowsFile(rowsBytes, path: rowsPath), texts: [:]))
            } catch {
                throw error.explanation
            }
        }
        let languages = result.flatMap(\.gold.languages)
        for text in texts where !languages.contains(where: { LanguageTag($0) == text.language }) {
            throw HexaplaError(
                .usage, at: "\(.text) \(text.language)=\(text.path)", "\(gold) has no '\(text.language)'",
                expected: "one of \(languages.joined(separator: ", "))")
        }
        return result
    }

    /// Reads a document's text in `language`, a name of its gold.
    ///
    /// - Returns: The file that it is in.
    func readText(_ language: String, of document: inout EvaluatedDocument) throws(HexaplaError) -> String {
        guard let tag = LanguageTag(language), document.gold.languages.contains(language) else {
            throw EvaluationError.unknownLanguage(
                path: document.gold.path, language: language, known: document.gold.languages
            ).explanation
        }
        let named = texts.first { $0.language == tag }?.path
        let path = named ?? Self.folder(of: document.gold.path) + "\(language).txt"
        if named == nil, !FileManager.default.fileExists(atPath: path) {
            throw HexaplaError(
                at: "\(path)", "no such file",
                expected: "the text of '\(language)' beside its gold, or \(.text) \(language)=PATH")
        }
        do throws(DocumentError) {
            let text = try DocumentReader(allowsEmpty: true).read(path: path, language: tag)
            document.texts[language] = InkRanks(text.text)
            return path
        } catch {
            throw error.explanation
        }
    }

    /// Documents of a folder, or the single one of a file. `ALL` is what some gold calls all its documents in one.
    private func goldFiles() throws(HexaplaError) -> [(name: String, path: String)] {
        guard Self.isFolder(gold) else { return [(Self.name(ofGold: gold), gold)] }
        let own = gold.hasSuffix("/") ? "\(gold)gold.json" : "\(gold)/gold.json"
        if FileManager.default.fileExists(atPath: own) { return [(Self.name(ofGold: own), own)] }
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: gold)
        } catch {
            throw HexaplaError(at: "\(gold)", "cannot be read; check that you may read this folder")
        }
        let files = entries.filter { $0 != "ALL" || selected.contains("ALL") }
            // Sums of floating-point numbers depend on the order: that of code points is the same everywhere.
            .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            .map { (name: $0, path: own.dropLast("gold.json".count) + "\($0)/gold.json") }
            .filter { FileManager.default.fileExists(atPath: $0.path) }
        guard !files.isEmpty else {
            throw HexaplaError(
                at: "\(gold)", "holds no gold", expected: "DOCUMENT/gold.json in it, or a gold.json itself")
        }
        return files
    }

    private func rowsPath(of name: String, alone: Bool) throws(HexaplaError) -> String {
        guard Self.isFolder(predicted) else {
            guard alone else {
                guard FileManager.default.fileExists(atPath: predicted) else {
                    throw HexaplaError(at: "\(predicted)", "no such folder", expected: "one of DOCUMENT.jsonl")
                }
                throw HexaplaError(
                    at: "\(predicted)", "is a file of rows, and \(gold) has several documents",
                    expected: "a folder of DOCUMENT.jsonl, or one document named by \(.documents)")
            }
            return predicted
        }
        let path = predicted.hasSuffix("/") ? "\(predicted)\(name).jsonl" : "\(predicted)/\(name).jsonl"
        guard FileManager.default.fileExists(atPath: path) else {
            throw HexaplaError(
                at: "\(path)", "no such file",
                expected: "rows for every document of \(gold), or \(.documents) with those to score"
            )
        }
        return path
    }

    /// "nato" of fixtures/nato/gold.json, or the file's own name where no folder is named.
    private static func name(ofGold path: String) -> String {
        let parts = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
        return parts.dropLast().last.map { $0 == "/" ? path : $0 } ?? path
    }

    /// With the slash at its end; empty for the current folder.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}
