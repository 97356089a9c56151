private import Foundation

/// What stands between two segments, and how sure it is that a sentence ends there.
public struct Boundary: Sendable, Hashable {
    public enum Kind: UInt8, Sendable, Hashable {
        /// The end of a block of lines: a paragraph, a headline, a list item.
        case paragraph
        /// A full stop or its kin, with nothing that speaks against an end.
        case sentence
        /// A full stop after what may be an abbreviation, an ordinal or an initial, or before a lower-case letter.
        case doubtful
        /// White space after a closing quotation mark or bracket.
        case quote
        /// A space in a script that ends sentences with spaces.
        case space
        /// A place inside what the rules take for one sentence, where it may end all the same.
        case inner
    }

    public let kind: Kind
    /// The probability that a sentence ends here, in (0, 1].
    public let strength: Float

    public init(kind: Kind, strength: Float) {
        self.kind = kind
        self.strength = strength
    }

    init(kind: Kind, logit: Double) {
        // Never 0, whatever a language file's weights add up to.
        self.init(kind: kind, strength: Float(1 / (1 + exp(-max(-30, min(30, logit))))))
    }

    static let paragraph = Boundary(kind: .paragraph, strength: 1)

    /// The strength in log-odds, at most ±6: what weights are fitted to.
    public var logit: Double {
        let odds = Double(strength) / max(1e-9, 1 - Double(strength))
        return max(-6, min(6, log(max(1e-9, odds))))
    }
}
