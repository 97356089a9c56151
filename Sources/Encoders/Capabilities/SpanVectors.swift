/// The vectors of runs of a document's segments, however they are made.
public protocol SpanVectors: Sendable {
    /// Numbers in a vector.
    var dimension: Int { get }

    /// The vectors of `spans`, `dimension` numbers each, of length 1, in the order given.
    func embed(spans: [Range<Int>], threads: Int) throws(EncoderError) -> [Float]
}

/// Spans for encoders that know whole texts only: each span asked for is encoded as joined text.
public struct JoinedSpans: SpanVectors {
    private let segments: [String]
    private let spaces: [Bool]
    private let encoder: any SentenceEncoder

    /// - Parameters:
    ///   - segments: The document's segments.
    ///   - spaces: For each of the `segments.count - 1` boundaries whether a space stands there; `nil`: everywhere.
    public init(segments: [String], spaces: [Bool]? = nil, encoder: any SentenceEncoder) {
        let spaces = spaces ?? [Bool](repeating: true, count: max(segments.count - 1, 0))
        precondition(
            spaces.count == max(segments.count - 1, 0), "JoinedSpans: a flag for each boundary between segments")
        (self.segments, self.spaces, self.encoder) = (segments, spaces, encoder)
    }

    public var dimension: Int { encoder.dimension }

    /// Encodes the joined texts, each different one once.
    ///
    /// - Complexity: as the encoder's for the texts' whole length.
    public func embed(spans: [Range<Int>], threads: Int = 1) throws(EncoderError) -> [Float] {
        var rows: [String: Int] = [:]
        var texts: [String] = []
        let indices = spans.map { span -> Int in
            let text = Self.join(segments, spaces: spaces, span: span)
            if let row = rows[text] { return row }
            rows[text] = texts.count
            texts.append(text)
            return texts.count - 1
        }
        let vectors = try encoder.encode(texts, threads: threads)
        return indices.flatMap { vectors[$0 * dimension..<($0 + 1) * dimension] }
    }

    static func join(_ segments: [String], spaces: [Bool], span: Range<Int>) -> String {
        var text = ""
        for index in span {
            text += segments[index]
            if index + 1 < span.upperBound, spaces[index] { text += " " }
        }
        return text
    }
}
