internal import Encoders
private import Foundation

/// What is usual between two texts: at first what their whole lengths say, then what a first pass found.
public struct PairHabits: Sendable, Hashable {
    /// Letters of the second version for one of the first (`WrittenLength`).
    public var lengthRatio: Double
    /// The share of both texts that has no counterpart.
    public var leftOutShare: Double
    /// The cosines of what translates each other and of strangers, for this encoder and these texts.
    var cosines: CosineHabits
    /// The usual cosine of what translates each other.
    public var meaning: Double { cosines.translations.mean }

    /// News and books leave out about this much.
    private static let usualShare = 0.02
    /// Before anything is aligned.
    init(_ first: VersionEvidence, _ second: VersionEvidence, profile: EncoderProfile) {
        let total = (first.length(of: 0..<first.count), second.length(of: 0..<second.count))
        lengthRatio = total.0 > 0 && total.1 > 0 ? total.1 / total.0 : 1
        leftOutShare = Self.usualShare
        cosines = CosineHabits(profile)
    }

    /// - Parameters:
    ///   - evidence: What the path was found with.
    ///   - path: The beads of a first pass, as runs of both versions.
    public init(of evidence: PairEvidence, path: some Sequence<(first: Range<Int>, second: Range<Int>)>) {
        var paired = (0.0, 0.0)
        var leftOut = 0.0
        var rows: [(first: Range<Int>, second: Range<Int>)] = []
        for (first, second) in path {
            let lengths = (evidence.first.length(of: first), evidence.second.length(of: second))
            guard !first.isEmpty, !second.isEmpty else {
                leftOut += lengths.0 + lengths.1
                continue
            }
            paired.0 += lengths.0
            paired.1 += lengths.1
            rows.append((first, second))
        }
        let before = evidence.habits
        // Where one version lacks much, the whole texts' ratio of lengths misleads: take that of what was paired.
        lengthRatio = paired.0 > 0 && paired.1 > 0 ? paired.1 / paired.0 : before.lengthRatio
        let all = leftOut + paired.0 + paired.1
        leftOutShare = all > 0 ? leftOut / all : before.leftOutShare
        cosines = CosineHabits(of: evidence, rows: rows)
    }

    /// How much more (above 0) or less than usual the texts leave out, in log-odds, at most 1.25 either way.
    var leftOutLogit: Double { max(-1.25, min(1.25, log((leftOutShare + 0.01) / 0.05))) }
}
