import Errors
import Foundation
import Jobs
import Testing

/// The command's work on files: what is found where, and what is said when it is not.
@Suite struct EvaluateJobTests {
    let files = TestFiles()

    /// Rows as gold has them.
    private func perfectRows(of folder: String, to name: String) throws {
        struct Gold: Decodable {
            struct Language: Decodable { let sents: [Sentence] }
            struct Sentence: Decodable {
                let id: Int?
                let start: Int
                let end: Int
            }
            let langs: [String: Language]
        }
        let gold = try JSONDecoder().decode(Gold.self, from: Data(contentsOf: URL(filePath: folder + "/gold.json")))
        var rows: [Int: [String]] = [:]
        for (language, sentences) in gold.langs {
            for (index, sentence) in sentences.sents.enumerated() {
                rows[sentence.id ?? 1000 + index, default: []].append(
                    "\"\(language)\":[\(sentence.start),\(sentence.end)]")
            }
        }
        let lines = rows.values.map { "{\"spans\":{\($0.joined(separator: ","))},\"score\":0.9}\n" }
        try files.write(lines.joined(), to: name)
    }

    @Test func documentsOfAFolder() throws {
        for document in ["letters", "hard-wrap"] {
            try perfectRows(of: TestFiles.fixtures + "small/\(document)", to: "rows/\(document).jsonl")
        }
        var job = EvaluateJob(gold: TestFiles.fixtures + "small", predicted: files.path("rows"))
        job.pairs = ["en-de"]
        job.perDocument = true
        #expect(throws: HexaplaError.self) { try files.results(job) }
        job.documents = ["letters", "hard-wrap"]
        let results = try files.results(job)
        #expect(results.count == 1)
        #expect(results[0]["documents"] == .number(2))
        let names = results[0]["per_document"]?.elements.map { $0["document"] }
        #expect(names == [.string("hard-wrap"), .string("letters")])
    }

    @Test func everyPairUnlessOthersAreAskedFor() throws {
        let folder = TestFiles.fixtures + "small/letters"
        try perfectRows(of: folder, to: "letters.jsonl")
        var job = EvaluateJob(gold: folder, predicted: files.path("letters.jsonl"))
        let languages = [["de", "en"], ["de", "fr"], ["en", "fr"], ["de", "en", "fr"]].map { $0.map(JSONTree.string) }
        #expect(try files.results(job).map { $0["languages"]?.elements } == languages)
        job.nways = ["fr,de"]
        #expect(try files.results(job).map { $0["kind"] } == [.string("nway")])
        job.failBelow = 1
        #expect(try files.findings(job).isEmpty)
        try files.write(#"{"spans":{"de":[0,3],"fr":[0,3]}}"#, to: "letters.jsonl")
        #expect(try files.findings(job) == ["fr,de: strict F1 0.0 is below 1.0"])
        for pair in ["de", "de-xx", "de-de", "de:"] {
            job.pairs = [pair]
            #expect(throws: HexaplaError.self, "\(pair)") { try files.results(job) }
        }
    }

    @Test func tagsWithHyphens() throws {
        let sentences = #"{"sents":[{"id":0,"start":0,"end":2}]}"#
        try files.write(#"{"langs":{"ar":\#(sentences),"zh-Hans":\#(sentences)}}"#, to: "d/gold.json")
        try files.write("ab", to: "d/ar.txt")
        try files.write("ab", to: "elsewhere")
        try files.write(#"{"spans":{"ar":[0,2],"zh-Hans":[0,2]}}"#, to: "d.jsonl")
        var job = EvaluateJob(gold: files.path("d"), predicted: files.path("d.jsonl"))
        job.texts = [try TextArgument("zh-Hans=" + files.path("elsewhere"))]
        for pair in ["ar:zh-Hans", "ar-zh-Hans"] {
            job.pairs = [pair]
            let results = try files.results(job)
            #expect(results[0]["strict.f1"] == .number(1))
        }
        job.texts.append(try TextArgument("de=" + files.path("elsewhere")))
        #expect(throws: HexaplaError.self) { try files.results(job) }
    }

    @Test func laddersTakeNoOptionsOfSpans() throws {
        try files.write("[0]:[0]\n", to: "gold.ladder")
        var job = EvaluateJob(gold: files.path("gold.ladder"), predicted: files.path("gold.ladder"))
        #expect(try files.results(job)[0]["lax.f1"] == .number(1))
        job.pairs = ["ar-de"]
        #expect(throws: HexaplaError.self) { try files.results(job) }
        #expect(throws: HexaplaError.self) {
            try files.results(EvaluateJob(gold: files.path("missing"), predicted: files.path("gold.ladder")))
        }
    }
}
