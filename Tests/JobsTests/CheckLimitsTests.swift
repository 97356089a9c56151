import Alignment
import Documents
import Encoders
import TestEncoders
import Testing
import Words

@testable import Jobs

/// What `hexapla check` says it could not compare.
@Suite struct CheckLimitsTests {
    private func limits(_ encoder: WordEncoder?, links: Bool = true) throws -> [String] {
        var job = CheckJob()
        if let encoder {
            job.aligner.use([encoder])
            if links { job.linker = WordLinker(encoder: encoder) }
        }
        let documents = try ["en", "vi"].map {
            Document(language: try #require(LanguageTag($0)), name: $0, string: "one two three four.")
        }
        return job.limits(of: try job.checkedText(documents))
    }

    @Test("parts of sentences are compared by links where there are no vectors of parts")
    func byLinks() throws {
        var encoder = WordEncoder(glossary: [])
        #expect(try limits(encoder) == [])
        #expect(try limits(encoder, links: false) == ["parts of sentences, which need the encoder 'muse' or 'e5'"])
        #expect(try limits(nil) == ["parts of sentences, which need an encoder"])
        encoder.languages = ["en"]
        #expect(try limits(encoder) == ["parts of sentences in vi, which the encoder does not know"])
    }
}
