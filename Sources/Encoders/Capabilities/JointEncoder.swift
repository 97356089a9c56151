private import Foundation

/// Several encoders as one: a text's vector is theirs side by side, so that cosines are a mean of theirs. It knows the
/// languages that all of them know.
///
/// Each counts by how much of its vectors is not common to all texts, for what is common is taken off. Texts are asked for one
/// by one; parts of texts and states of tokens come from the first that gives any.
public final class JointEncoder: SentenceEncoder {
    private let encoders: [any SentenceEncoder]
    private let scales: [Float]

    /// - Parameter encoders: One or more.
    public init(_ encoders: [any SentenceEncoder]) {
        self.encoders = encoders
        let own = encoders.map { 1 / $0.profile.ownLength }
        let length = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
        scales = own.map { $0 / max(length, .leastNormalMagnitude) }
    }

    public var dimension: Int { encoders.reduce(0) { $0 + $1.dimension } }

    public var languages: Set<String>? {
        encoders.compactMap(\.languages).reduce(nil) { $0?.intersection($1) ?? $1 }
    }

    public var profile: EncoderProfile {
        let profiles = encoders.map(\.profile)
        let count = Double(max(1, profiles.count))
        return EncoderProfile(
            weights: EncoderProfile.together(profiles.map(\.weights)),
            usualCosine: profiles.reduce(0) { $0 + $1.usualCosine } / count,
            strangersCosine: profiles.reduce(0) { $0 + $1.strangersCosine } / count,
            centrePrior: profiles.map(\.centrePrior).min() ?? EncoderProfile.unknown.centrePrior)
    }

    public var commonVector: [Float]? {
        guard encoders.contains(where: { $0.commonVector != nil }) else { return nil }
        return zip(encoders, scales).flatMap { encoder, scale in
            (encoder.commonVector ?? [Float](repeating: 0, count: encoder.dimension)).map { scale * $0 }
        }
    }

    public var encodesEveryText: Bool { encoders.allSatisfy(\.encodesEveryText) }
    public var partEncoding: (any PartEncoding)? { encoders.lazy.compactMap(\.partEncoding).first }
    public var tokenEncoding: (any TokenEncoding)? { encoders.lazy.compactMap(\.tokenEncoding).first }

    public func encode(_ texts: [String], threads: Int) throws(EncoderError) -> [Float] {
        let own = try encoders.map { encoder throws(EncoderError) in try encoder.encode(texts, threads: threads) }
        var result: [Float] = []
        result.reserveCapacity(texts.count * dimension)
        for row in texts.indices {
            for (index, encoder) in encoders.enumerated() {
                let start = row * encoder.dimension
                result += own[index][start..<(start + encoder.dimension)].map { scales[index] * $0 }
            }
        }
        return result
    }

    public func releaseMemory() {
        for encoder in encoders { encoder.releaseMemory() }
    }
}
