internal import Alignment
internal import Documents
internal import Encoders
internal import Errors
private import Evidence
private import ICUText
internal import Segmentation

/// Reads a text for `hexapla match`: its language, its pieces, and what they mean.
struct MatchReader: Sendable {
    var reading: TextReading
    var catalog: RuleCatalog
    var encoder: (any SentenceEncoder)?
    /// Whether words that languages share are read too.
    var readsSpellings: Bool

    struct Text: Sendable {
        var language: LanguageTag
        /// Characters of each piece.
        var lengths: [Double] = []
        /// A vector a piece; nil where the encoder does not know the language.
        var vectors: [Float]?
        var spellings: [[UInt64]] = []
    }

    /// The most pieces of a text: sentences or less, joined where there are more.
    static let mostPieces = 64

    /// - Parameter placeholder: Any language, for what is read before the language is known.
    func read(_ input: MatchInput, placeholder: LanguageTag) throws(HexaplaError) -> Text {
        let document = try reading.read(
            path: input.path, language: input.named ?? input.carried?.language ?? placeholder)
        let language = try input.language(of: document.text.string)
        var own = Document(language: language, name: document.name, text: document.text)
        own.isLines = document.isLines
        let version = try VersionReader(input: .text, catalog: catalog).read(own)
        var text = Text(language: language)
        let runs = Self.pieces(version)
        text.lengths = runs.map { version.length(of: $0) }
        if readsSpellings {
            text.spellings = runs.map { run in run.flatMap { version.sharedSpellings(ofSegment: $0) } }
        }
        guard let encoder, encoder.covers(language: language.language) else { return text }
        let segments = version.segmentation.segments
        let texts = runs.map { run in
            own.text[segments[run.lowerBound].range.lowerBound..<segments[run.upperBound - 1].range.upperBound]
        }
        do throws(EncoderError) {
            var vectors = try encoder.encode(texts, threads: 1)
            if let common = encoder.commonVector {
                for place in vectors.indices { vectors[place] -= common[place % encoder.dimension] }
            }
            text.vectors = vectors
        } catch {
            throw error.explanation
        }
        return text
    }

    /// Runs of segments that are a sentence each or part of one, or more in a long text.
    private static func pieces(_ version: VersionEvidence) -> [Range<Int>] {
        let boundaries = version.segmentation.boundaries
        var sentences: [Range<Int>] = []
        var start = 0
        for place in boundaries.indices where boundaries[place].strength >= mayEnd || place == boundaries.count - 1 {
            sentences.append(start..<(place + 1))
            start = place + 1
        }
        guard sentences.count > mostPieces else { return sentences }
        // By length, so that pieces of one version stand about where those of another do.
        let total = version.length(of: 0..<version.count)
        var runs: [Range<Int>] = []
        var begin = 0
        for sentence in sentences {
            let share = version.length(of: 0..<sentence.upperBound) / max(1, total)
            guard share * Double(mostPieces) >= Double(runs.count + 1) || sentence.upperBound == version.count else {
                continue
            }
            runs.append(begin..<sentence.upperBound)
            begin = sentence.upperBound
        }
        return runs
    }

    /// Rather too fine than too coarse: what is compared joins pieces, and cannot cut them. A Thai text has no full stops.
    private static let mayEnd: Float = 0.1
}
