/// What one comparison found: a pair of languages, several, or a ladder, over all documents and in each.
public struct EvaluationResult: Sendable {
    public enum Kind: String, Sendable { case pair, nway, ladder }

    public let kind: Kind
    /// In the order asked for; none for a ladder.
    public let languages: [String]
    let total: any Measured
    let documents: [(name: String, counts: any Measured)]
    let reliability: ReliabilityTable?

    /// "ar-de", "ar,th,de"; a pair with a hyphen in a tag as "ar:zh-Hans".
    public var name: String {
        switch kind {
        case .pair: languages.joined(separator: languages.contains { $0.contains("-") } ? ":" : "-")
        case .nway: languages.joined(separator: ",")
        case .ladder: "ladder"
        }
    }

    public var strictF1: Double { total.strictF1 }

    /// Rows between two languages.
    public init(
        pair first: String, _ second: String, in documents: [EvaluatedDocument], withReliability: Bool
    ) throws(EvaluationError) {
        var total = PairCounts()
        var each: [(String, any Measured)] = []
        var reliability = ReliabilityTable()
        for document in documents {
            let counts = try PairCounts(document, first: first, second: second)
            total += counts
            each.append((document.name, counts))
            if withReliability { reliability += try ReliabilityTable(document, first: first, second: second) }
        }
        kind = .pair
        languages = [first, second]
        self.total = total
        self.documents = each
        self.reliability = withReliability ? reliability : nil
    }

    /// Rows over several languages.
    public init(nway languages: [String], in documents: [EvaluatedDocument]) throws(EvaluationError) {
        var total = NWayCounts()
        var each: [(String, any Measured)] = []
        for document in documents {
            let counts = try NWayCounts(document, languages)
            total += counts
            each.append((document.name, counts))
        }
        kind = .nway
        self.languages = languages
        self.total = total
        self.documents = each
        reliability = nil
    }

    /// Line numbers of two texts.
    /// - Parameter name: The document's.
    public init(gold: Ladder, predicted: Ladder, name: String) {
        let counts = LadderCounts(gold: gold, predicted: predicted)
        kind = .ladder
        languages = []
        total = counts
        documents = [(name, counts)]
        reliability = nil
    }
}
