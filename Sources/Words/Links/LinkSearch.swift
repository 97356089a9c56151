private import FittedModels
private import ICUText

/// Finds what may be linked between two texts.
enum LinkSearch {
    /// Tokens of one text that are compared with as many of the other at a time. What is longer is cut, both texts at places
    /// in proportion: a link over such a cut is lost.
    static let mostTokens = 768

    /// - Returns: In order of the first text's words, then of the second's.
    static func candidates(
        _ one: WordVectors, _ other: WordVectors, mode: LinkMode, translations: TokenTranslations? = nil
    ) -> [LinkCandidate] {
        guard one.tokenCount > 0, other.tokenCount > 0 else { return [] }
        let longest = max(one.tokenCount, other.tokenCount)
        let pieces = min((longest + mostTokens - 1) / mostTokens, one.tokenCount, other.tokenCount)
        var found: [Pair: LinkCandidate] = [:]
        for piece in 0..<pieces {
            let rows = Self.part(piece, of: pieces, one.tokenCount)
            let columns = Self.part(piece, of: pieces, other.tokenCount)
            // Where one side is far longer than the other a piece of it is longer than the limit: its end stands alone.
            add(
                one, tokens: rows.prefix(mostTokens), with: other, tokens: columns.prefix(mostTokens), mode: mode,
                translations, to: &found)
        }
        return found.values.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    private static func part(_ piece: Int, of pieces: Int, _ count: Int) -> Range<Int> {
        piece * count / pieces..<(piece + 1) * count / pieces
    }

    private static func add(
        _ one: WordVectors, tokens rows: Range<Int>, with other: WordVectors, tokens columns: Range<Int>,
        mode: LinkMode, _ translations: TokenTranslations?,
        to found: inout [Pair: LinkCandidate]
    ) {
        let similarities = TokenSimilarities(
            one, tokens: rows, to: other, tokens: columns, translations: translations)
        let mutual = similarities.mutualBest()
        let links = mode == .growing ? similarities.grown(mutual) : mutual
        let agreement = similarities.softAgreement()
        for cell in links.indices where links[cell] {
            let row = rows.lowerBound + cell / columns.count
            let column = columns.lowerBound + cell % columns.count
            for first in one.wordsOfToken[row] {
                for second in other.wordsOfToken[column] {
                    var features = FeatureValues<LinkFeature>()
                    features[.constant] = 1
                    features[.margin] = Double(similarities.margins[cell])
                    features[.agreement] = Double(agreement[cell])
                    features[.isMutual] = mutual[cell] ? 1 : 0
                    features[.marksDiffer] = one.words[first].isMark == other.words[second].isMark ? 0 : 1
                    features[.sameDigits] =
                        one.digits[first].isEmpty || one.digits[first] != other.digits[second] ? 0 : 1
                    let pair = Pair(first: first, second: second)
                    // A word's surest token speaks for it.
                    if let known = found[pair], known.features[.margin] >= features[.margin] { continue }
                    found[pair] = LinkCandidate(first: first, second: second, features: features)
                }
            }
        }
    }
}
