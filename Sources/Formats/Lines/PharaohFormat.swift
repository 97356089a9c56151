public import Documents

/// One version, a row a line, its tokens with spaces between: what aligners of words and trainers with guided alignment read.
public struct TokensFormat: RowFormat {
    private let language: LanguageTag
    private let cut: TokenCut

    public init(_ language: LanguageTag, cut: TokenCut) { (self.language, self.cut) = (language, cut) }

    public var features: RowFeatures { [] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine }
    public mutating func opening() -> [UInt8] { [] }
    public mutating func closing() -> [UInt8] { [] }

    public mutating func bytes(of row: RowRecord) throws(RowFormatError) -> [UInt8] {
        guard let part = row.part(language) else { return [0x0A] }
        let scalars = Array(part.text.unicodeScalars)
        let tokens = try cut.tokens(of: part).map { range in
            scalars[range].reduce(into: "") { $0.unicodeScalars.append($1) }
        }
        return Array("\(tokens.joined(separator: " "))\n".utf8)
    }
}

/// The links between two versions, a row a line: `0-0 1-2`, places of tokens from 0, the first version's first (the form of
/// the phrase-based system Pharaoh; Koehn 2004).
///
/// A link stands for all tokens that its words have a part of, each pair once, in rising order.
public struct PharaohFormat: RowFormat {
    private let first: LanguageTag
    private let second: LanguageTag
    private let cut: TokenCut

    /// Less likely links are left out: the file has no place for a probability.
    static let leastProbability = 0.4

    public init(_ first: LanguageTag, _ second: LanguageTag, cut: TokenCut) {
        (self.first, self.second, self.cut) = (first, second, cut)
    }

    public var features: RowFeatures { [.links] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine }
    public mutating func opening() -> [UInt8] { [] }
    public mutating func closing() -> [UInt8] { [] }

    public mutating func bytes(of row: RowRecord) throws(RowFormatError) -> [UInt8] {
        let places = [first, second].compactMap { language in row.parts.firstIndex { $0.language == language } }
        guard places.count == 2, let links = row.links(places[0], places[1]) else { return [0x0A] }
        let (ones, others) = (
            TokenPlaces(try cut.tokens(of: row.parts[places[0]])), TokenPlaces(try cut.tokens(of: row.parts[places[1]]))
        )
        var pairs: Set<[Int]> = []
        for link in links where link.probability >= Self.leastProbability {
            for one in ones.tokens(in: link.first) {
                for other in others.tokens(in: link.second) { pairs.insert([one, other]) }
            }
        }
        let sorted = pairs.sorted { $0.lexicographicallyPrecedes($1) }
        return Array("\(sorted.map { "\($0[0])-\($0[1])" }.joined(separator: " "))\n".utf8)
    }
}

/// Which tokens have a part of a stretch of text.
private struct TokenPlaces {
    private let tokens: [Range<Int>]

    init(_ tokens: [Range<Int>]) { self.tokens = tokens }

    /// - Complexity: O(log tokens) and the tokens found.
    func tokens(in range: Range<Int>) -> Range<Int> {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < tokens.count, tokens[end].lowerBound < range.upperBound { end += 1 }
        return low..<end
    }
}
