internal import Documents
internal import Errors
private import Foundation
private import Matching
private import TextFacts

/// A text that `hexapla match` is to find the counterparts of.
struct MatchInput: Sendable {
    let path: String
    /// What the user says; nil where the text must tell.
    var named: LanguageTag?
    /// What the file's name says; the text may know better where the name is nothing but the language ("new.txt").
    var carried: (language: LanguageTag, isWholeName: Bool)?
    /// What its document is called.
    var document: String

    /// Files, folders and `LANG=PATH`, in the order of their paths.
    ///
    /// - Returns: The texts, and how many files of the folders are no texts by their suffix.
    static func all(_ arguments: [String]) throws(HexaplaError) -> (inputs: [MatchInput], leftOut: Int) {
        var inputs: [MatchInput] = []
        var leftOut = 0
        for argument in arguments {
            if EvaluationInput.isFolder(argument) {
                let folder = DocumentFolder(path: argument)
                for file in try folder.files(except: nil) {
                    if TextFormats.isOneText(path: file) {
                        inputs.append(MatchInput(file: file, folder: argument, path: folder.joined(file)))
                    } else {
                        leftOut += 1
                    }
                }
            } else if let equals = argument.firstIndex(of: "="), !argument[..<equals].contains("/"),
                LanguageTag(String(argument[..<equals])) != nil
            {
                let text = try TextArgument(argument)
                var input = MatchInput(file: text.path, folder: "", path: text.path)
                input.named = text.language
                inputs.append(input)
            } else {
                inputs.append(MatchInput(file: argument, folder: "", path: argument))
            }
        }
        for input in inputs where input.path == "-" {
            throw HexaplaError(
                at: "\(input.path)", "standard input is no file that a manifest could name", expected: "a path")
        }
        for input in inputs where !FileManager.default.fileExists(atPath: input.path) {
            throw HexaplaError(at: "\(input.path)", "no such file; name an existing one, or LANG=PATH")
        }
        let sorted = inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for (one, other) in zip(sorted, sorted.dropFirst()) where one.path == other.path {
            throw HexaplaError(at: "\(one.path)", "is named twice", expected: "each text once")
        }
        return (sorted, leftOut)
    }

    private init(file: String, folder: String, path: String) {
        self.path = path
        var pieces = TextFormats.pieces(ofName: file)
        if pieces.count > 1 { pieces.removeLast() }
        let folders = folder.isEmpty ? [] : file.split(separator: "/").dropLast().map(String.init)
        document = (folders + [pieces.joined(separator: ".")]).joined(separator: "/")
        if let (name, language) = DocumentFolder.name(of: file, in: folder.isEmpty ? "." : folder) {
            let isWholeName = pieces.count == 1 && TextArgument.certainLanguage(pieces[0]) == language
            carried = (language, isWholeName)
            if !folder.isEmpty { document = name }
        }
    }

    /// The language of the text.
    func language(of text: String) throws(HexaplaError) -> LanguageTag {
        if let named { return named }
        if let carried, !carried.isWholeName { return carried.language }
        let guess = LanguageGuess(text)
        if let carried {
            guard let guess, guess.isSure, guess.language.language != carried.language.language else {
                return carried.language
            }
            return guess.language
        }
        guard let guess else {
            throw HexaplaError(
                at: "\(path)", "its language cannot be told; name it as LANG=PATH, for example de=\(path)")
        }
        return guess.language
    }
}
