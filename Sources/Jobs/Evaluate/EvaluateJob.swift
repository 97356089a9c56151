public import Errors
private import Evaluation
public import Files
private import Foundation

/// `hexapla evaluate`: gold and predictions in, figures out.
public struct EvaluateJob: Sendable {
    public enum Format: String, Sendable, CaseIterable { case text, json }

    /// A ladder, a gold.json, or a folder with DOCUMENT/gold.json.
    public var gold: String
    /// A ladder, a file of rows, or a folder with DOCUMENT.jsonl; "-" for standard input.
    public var predicted: String
    /// Where the texts of a single document are; those not named lie beside its gold.json as LANG.txt.
    public var texts: [TextArgument] = []
    /// "ar-de", "ar:zh-Hans".
    public var pairs: [String] = []
    /// "ar,th,de".
    public var nways: [String] = []
    /// The documents to score; empty for all.
    public var documents: [String] = []
    public var perDocument = false
    public var withReliability = false
    public var format = Format.text
    /// A strict F1 below this is a finding.
    public var failBelow: Double?

    public init(gold: String, predicted: String) {
        self.gold = gold
        self.predicted = predicted
    }

    public struct Result {
        /// The figures, to be written.
        public let text: String
        /// A line for each result that is below the threshold.
        public let findings: [String]
        /// What was read: the figures must be written over none of it.
        public let files: ReadFiles
    }

    public func run() throws(HexaplaError) -> Result {
        var files: [String] = []
        let report = try report(reading: &files)
        let low = failBelow.map { least in report.results.filter { $0.strictF1 < least } } ?? []
        return Result(
            text: format == .json ? report.json : report.text,
            findings: low.map { "\($0.name): strict F1 \($0.strictF1) is below \(failBelow ?? 0)" },
            files: ReadFiles(files))
    }

    private func report(reading files: inout [String]) throws(HexaplaError) -> EvaluationReport {
        if !EvaluationInput.isFolder(gold) {
            let bytes = try EvaluationInput.bytes(gold)
            files += [gold, predicted]
            switch bytes.first(where: { !($0 == 0x20 || (0x09...0x0D).contains($0)) }) {
            case UInt8(ascii: "["): return try ladderReport(bytes)
            case UInt8(ascii: "{"): break
            default:
                throw HexaplaError(
                    .usage, at: "\(.gold) \(gold)", "neither a ladder nor gold spans",
                    expected: "rows such as [0, 1]:[2], or a gold.json")
            }
        }
        let input = EvaluationInput(gold: gold, predicted: predicted, texts: texts, selected: documents)
        var read = try input.read()
        files += read.flatMap { [$0.gold.path, $0.predicted.path] }
        let predictedLanguages = read.reduce(into: Set<String>()) { $0.formUnion($1.predicted.languages) }
        guard !predictedLanguages.isEmpty else {
            throw HexaplaError(at: "\(predicted)", "holds no rows", expected: "those that \(.alignToJSONLines) writes")
        }
        var pairs = try self.pairs.map { pair throws(HexaplaError) in try languages(ofPair: pair, in: read) }
        var nways = try self.nways.map { names throws(HexaplaError) in try languages(ofNWay: names) }
        if pairs.isEmpty, nways.isEmpty {
            let all = predictedLanguages.sorted()
            guard all.count > 1 else {
                throw HexaplaError(
                    at: "\(predicted)", "its rows have \(all.count) languages", expected: "rows of 2 or more")
            }
            nways = [all]
        }
        if self.pairs.isEmpty, withReliability || self.nways.isEmpty {
            for names in nways { pairs += Self.pairs(of: names) }
        }
        for language in Set((pairs + nways).joined()).sorted() {
            guard predictedLanguages.contains(language) else {
                let known = predictedLanguages.sorted().joined(separator: ", ")
                throw HexaplaError(
                    at: "\(predicted)", "no row has '\(language)'", expected: "languages of its rows: \(known)")
            }
            for index in read.indices { files.append(try input.readText(language, of: &read[index])) }
        }
        do throws(EvaluationError) {
            var results: [EvaluationResult] = []
            for pair in pairs {
                results.append(
                    try EvaluationResult(pair: pair[0], pair[1], in: read, withReliability: withReliability))
            }
            for names in nways { results.append(try EvaluationResult(nway: names, in: read)) }
            return EvaluationReport(results, perDocument: perDocument)
        } catch {
            throw error.explanation
        }
    }

    private func ladderReport(_ bytes: Data) throws(HexaplaError) -> EvaluationReport {
        let spansOnly: [(isNamed: Bool, option: Phrase)] = [
            (!pairs.isEmpty, "\(.pair)"), (!nways.isEmpty, "\(.nway)"), (!texts.isEmpty, "\(.text)"),
            (!documents.isEmpty, "\(.documents)"), (withReliability, "\(.reliability)"),
        ]
        if let option = spansOnly.first(where: \.isNamed)?.option {
            throw HexaplaError(at: "\(option)", "is for gold spans, and \(gold) is a ladder; leave it out")
        }
        guard !EvaluationInput.isFolder(predicted) else {
            throw HexaplaError(at: "\(predicted)", "is a folder", expected: "a ladder, as the gold \(gold) is one")
        }
        let predictedBytes = try EvaluationInput.bytes(predicted)
        do throws(EvaluationError) {
            let result = EvaluationResult(
                gold: try Ladder(String(decoding: bytes, as: UTF8.self), path: gold),
                predicted: try Ladder(String(decoding: predictedBytes, as: UTF8.self), path: predicted),
                name: predicted)
            return EvaluationReport([result], perDocument: perDocument)
        } catch {
            throw error.explanation
        }
    }

    /// The two languages of "ar-de" or "ar:zh-Hans"; "ar-zh-Hans" too, where gold has both sides of a hyphen.
    private func languages(
        ofPair pair: String, in documents: [EvaluatedDocument]
    ) throws(HexaplaError) -> [String] {
        let failure = HexaplaError(
            .usage, at: "\(.pair) \(pair)",
            "expected two languages of the gold, such as ar-de or ar:zh-Hans"
                + (documents.first.map { " (it has \($0.gold.languages.joined(separator: ", ")))" } ?? ""))
        let known = documents.reduce(into: Set<String>()) { $0.formUnion($1.gold.languages) }
        let separator: Character = pair.contains(":") ? ":" : "-"
        let parts = pair.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        for cut in 1..<max(1, parts.count) {
            let first = parts[..<cut].joined(separator: String(separator))
            let second = parts[cut...].joined(separator: String(separator))
            if first != second, known.contains(first), known.contains(second) { return [first, second] }
        }
        throw failure
    }

    private func languages(ofNWay names: String) throws(HexaplaError) -> [String] {
        let languages = names.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard languages.count > 1, Set(languages).count == languages.count, !languages.contains("") else {
            throw HexaplaError(
                .usage, at: "\(.nway) \(names)", "expected two languages or more, each once, such as ar,th,de")
        }
        return languages
    }

    private static func pairs(of languages: [String]) -> [[String]] {
        languages.indices.flatMap { one in languages[(one + 1)...].map { [languages[one], $0] } }
    }
}
