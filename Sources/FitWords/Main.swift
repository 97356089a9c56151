internal import Documents
internal import Encoders
internal import Foundation
internal import ICUText
internal import Jobs
internal import Words

/// A developer's tool: what an encoder says of words, for `Scripts/learn-words`.
///
/// FitWords states: reads lines of a language and a text, with a tab between. Writes for each text the number of its tokens
/// (32 bits), for each token whether it is more than white space (a byte), then a row of numbers for each token's state and one
/// for what each means anywhere (32 bits a number, the lowest byte first).
/// FitWords words NUMBERS: reads lines of a language, a text, another language and a translation of the text. NUMBERS is a file
/// as Sources/Words/Fitted has them. Writes for each text a line for each word that is no mark: the text's number, the word's
/// span, its best answer's, and what is known of the word (`MissingWordModel.Feature`).
@main
struct Main {
    /// Texts that are read at a time.
    private static let batch = 64

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let encoder = try EncoderChoice("e5").openAll(models: nil, for: []).first?.tokenEncoding else {
            return print("FitWords: the encoder gives no states of tokens")
        }
        switch (arguments.first, arguments.count) {
        case ("states", 1): try writeStates(encoder)
        case ("words", 2): try writeWords(encoder, numbers: arguments[1])
        default: print("FitWords: neither states nor words NUMBERS")
        }
    }

    private static func lines() -> [[String]] {
        var lines: [[String]] = []
        while let line = readLine() {
            lines.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
        return lines
    }

    /// Batches of lines that have so many fields.
    private static func batches(of fields: Int) throws -> [[[String]]] {
        let lines = lines()
        guard lines.allSatisfy({ $0.count == fields }) else { throw FitWordsError.wrongLine(fields: fields) }
        return stride(from: 0, to: lines.count, by: batch).map { Array(lines[$0..<min($0 + batch, lines.count)]) }
    }

    private static func writeStates(_ encoder: any TokenEncoding) throws {
        for batch in try batches(of: 2) {
            var bytes = Data()
            for states in encoder.tokenStates(of: batch.map { $0[1] }, threads: 2) {
                withUnsafeBytes(of: Int32(states.spans.count).littleEndian) { bytes.append(contentsOf: $0) }
                bytes.append(contentsOf: states.spans.map { $0.isEmpty ? 0 : 1 })
                for value in states.states + states.embeddings {
                    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
                }
            }
            try FileHandle.standardOutput.write(contentsOf: bytes)
        }
    }

    private static func writeWords(_ encoder: any TokenEncoding, numbers: String) throws {
        guard let linker = WordLinker(encoder, numbers: try String(contentsOfFile: numbers, encoding: .utf8)) else {
            throw FitWordsError.noNumbers(path: numbers)
        }
        var number = 0
        for batch in try batches(of: 4) {
            let texts = try batch.flatMap { line in
                [(line[1], try tag(line[0])), (line[3], try tag(line[2]))]
            }
            let read = try linker.read(texts, threads: 2)
            for pair in 0..<batch.count {
                let (one, other) = (read[2 * pair], read[2 * pair + 1])
                for word in linker.answers(in: one, against: other) where !one.words[word.place].isMark {
                    let spans = [one.words[word.place].range, other.words[word.best].range]
                        .flatMap { [$0.lowerBound, $0.upperBound] }
                    print(([number] + spans).map(String.init).joined(separator: "\t"), terminator: "\t")
                    print(word.features.map { "\($0)" }.joined(separator: "\t"))
                }
                number += 1
            }
        }
    }

    private static func tag(_ text: String) throws -> LanguageTag {
        guard let tag = LanguageTag(text) else { throw FitWordsError.noLanguage(text) }
        return tag
    }
}

enum FitWordsError: Error {
    case wrongLine(fields: Int)
    case noNumbers(path: String)
    case noLanguage(String)
}
