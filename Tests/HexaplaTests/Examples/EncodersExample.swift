import Encoders

/// How alike two texts are in meaning: the cosine of their vectors, which have length 1.
func likeness(of one: String, and other: String, by encoder: some SentenceEncoder) throws(EncoderError) -> Float {
    let vectors = try encoder.encode([one, other], threads: 1)
    let (first, second) = (vectors.prefix(encoder.dimension), vectors.suffix(encoder.dimension))
    return zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
}
