/// One document's gold, its predicted rows, and the texts that both count in.
public struct EvaluatedDocument: Sendable {
    public let name: String
    public let gold: GoldFile
    public let predicted: RowsFile
    /// By language as gold and rows name it.
    public var texts: [String: InkRanks]

    public init(name: String, gold: GoldFile, predicted: RowsFile, texts: [String: InkRanks]) {
        self.name = name
        self.gold = gold
        self.predicted = predicted
        self.texts = texts
    }

    func text(_ language: String) throws(EvaluationError) -> InkRanks {
        guard let text = texts[language] else { throw .missingText(document: name, language: language) }
        return text
    }

    func sentences(_ language: String) throws(EvaluationError) -> [GoldFile.Sentence] {
        try gold.sentences(of: language, in: text(language))
    }

    /// The predicted rows in ink, with a side for each of `languages`.
    func inkRows(_ languages: [String]) throws(EvaluationError) -> [InkRow] {
        var texts: [InkRanks] = []
        for language in languages { texts.append(try text(language)) }
        return try predicted.inkRows(languages, in: texts)
    }
}
