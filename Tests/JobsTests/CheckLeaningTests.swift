import Alignment
import Documents
import Encoders
import Evidence
import Testing

@testable import Jobs

/// Checking leaves out more than an alignment does, for what it joins again by meaning; where nothing could join it, it must
/// not.
@Suite struct CheckLeaningTests {
    private struct Remote: SentenceEncoder {
        let dimension = 3
        let languages: Set<String>? = nil
        func encode(_ texts: [String], threads: Int) -> [Float] { texts.flatMap { _ in [1, 0, 0] } }
    }

    private struct Local: LocalEncoding {
        let dimension = 3
        var languages: Set<String>? = nil
        var localEncoding: (any LocalEncoding)? { self }
        func encode(_ texts: [String], threads: Int) -> [Float] { vectors(of: texts, threads: threads) }
        func vectors(of texts: [String], threads: Int) -> [Float] { texts.flatMap { _ in [1, 0, 0] } }
    }

    /// How much more is left out than the alignment would.
    private func leaning(_ encoder: (any SentenceEncoder)?) -> Double {
        var job = CheckJob()
        if let encoder { job.aligner.use([encoder]) }
        func leftOut(_ aligner: Aligner) -> Double {
            aligner.weights.models(for: encoder?.profile).weights[.leftOut]
        }
        return leftOut(job.leaningAligner) - leftOut(job.aligner)
    }

    @Test("an encoder that can join again lets more be left out")
    func local() { #expect(leaning(Local()) > 0.5) }

    @Test("it leans for two versions that such an encoder knows, and for no others", arguments: [nil, ["en", "de"]])
    func versions(known: Set<String>?) throws {
        let documents = try ["en", "de", "fr"].map {
            Document(language: try #require(LanguageTag($0)), name: $0, string: "1")
        }
        var job = CheckJob()
        #expect(!job.leans(Array(documents.prefix(2))))
        job.aligner.use([Local(languages: known)])
        #expect(job.leans(Array(documents.prefix(2))) && !job.leans(documents))
        #expect(job.leans(Array(documents.suffix(2))) == (known == nil))
        job.aligner.use([Remote()])
        #expect(!job.leans(Array(documents.prefix(2))))
    }

    @Test("without an encoder, or with one that may fail, nothing more is left out")
    func remote() {
        #expect(leaning(nil) == 0)
        #expect(leaning(Remote()) == 0)
    }
}
