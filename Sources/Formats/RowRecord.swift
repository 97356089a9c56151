public import AlignedTable
public import Documents

/// A row that stands for itself, with texts instead of places in documents: what formats write and files are read
/// into, row by row, so that a table of any length takes the memory of a row.
public struct RowRecord: Sendable, Equatable {
    /// A version's part of the row.
    public struct Part: Sendable, Equatable {
        public var language: LanguageTag
        public var text: String
        /// In code points of the version's text; nil where the file does not say.
        public var span: Range<Int>?
        /// Whether it stands elsewhere in its text than the rows around it say.
        public var isMoved: Bool
        public var source: TextSource?
        /// For subtitles, when it is said: milliseconds.
        public var time: ClosedRange<Int>?
        /// What the part is called, as a verse is; nil where it has no name.
        public var identity: String?

        public init(
            language: LanguageTag, text: String, span: Range<Int>? = nil, isMoved: Bool = false,
            source: TextSource? = nil, time: ClosedRange<Int>? = nil, identity: String? = nil
        ) {
            self.language = language
            self.text = text
            self.span = span
            self.isMoved = isMoved
            self.source = source
            self.time = time
            self.identity = identity
        }
    }

    /// nil where the file names none.
    public var document: String?
    /// From 1 within the document; nil where the file does not say.
    public var number: Int?
    /// The probability that the parts translate one another; nil for a single part, or where the file does not say.
    public var score: Double?
    /// A language at most once, none empty.
    public var parts: [Part]
    /// By places in `parts`, the smaller first.
    public var pairScores: [Row.PairScore]
    /// Whether it is said that a paragraph begins with it, in every version that has it.
    public var startsParagraph = false
    /// What kind of block it is in every version whose file tells kinds; nil for ordinary text, and where they differ.
    public var kind: BlockKind?
    /// Which words of two parts answer each other; by places in `parts`, the smaller first.
    public var links: [PairLinks] = []
    /// What a person decided about it.
    public var decision: Decision?
    /// What a corpus decided about it.
    public var judgement = Judgement()

    /// What a review says of a row as a whole.
    public enum Decision: Sendable, Equatable {
        case accepted, rejected
    }

    /// Which tables of a corpus have the row.
    public struct Judgement: Sendable, Equatable {
        /// Whether the table of all versions lacks it.
        public var isDropped = false
        /// The pairs of versions whose tables lack it; nil where they do as the table of all versions.
        public var droppedPairs: [[LanguageTag]]?

        public init() {}

        /// - Parameter languages: Those of a table: of two the pair is asked, else the row.
        public func keeps(_ languages: [LanguageTag]) -> Bool {
            guard languages.count == 2, let droppedPairs else { return !isDropped }
            return !droppedPairs.contains { Set($0) == Set(languages) }
        }
    }

    public init(
        document: String? = nil, number: Int? = nil, score: Double? = nil, parts: [Part],
        pairScores: [Row.PairScore] = []
    ) {
        self.document = document
        self.number = number
        self.score = score
        self.parts = parts
        self.pairScores = pairScores
    }

    /// A version's part, or nil where the row lacks it.
    public func part(_ language: LanguageTag) -> Part? { parts.first { $0.language == language } }

    public func pairScore(_ one: LanguageTag, _ other: LanguageTag) -> Double? {
        pairScores.first { pair in
            let languages = [parts[pair.first].language, parts[pair.second].language]
            return languages == [one, other] || languages == [other, one]
        }?.score
    }

    /// The row with these versions alone, in this order; its score is then the mean of the pairs that are left.
    ///
    /// - Returns: nil where the row has none of them.
    public func restricted(to languages: [LanguageTag]) -> RowRecord? {
        let places = languages.compactMap { language in parts.firstIndex { $0.language == language } }
        guard !places.isEmpty else { return nil }
        var row = RowRecord(document: document, number: number, parts: places.map { parts[$0] })
        row.startsParagraph = startsParagraph
        row.kind = kind
        row.decision = decision
        for (first, one) in places.enumerated() {
            for (second, other) in places.enumerated().dropFirst(first + 1) {
                let names = [min(one, other), max(one, other)]
                guard let pair = pairScores.first(where: { [$0.first, $0.second] == names }) else { continue }
                row.pairScores.append(Row.PairScore(first: first, second: second, score: pair.score))
            }
        }
        row.links = links(among: places)
        if places.count == parts.count {
            row.score = score
        } else if places.count > 1, !row.pairScores.isEmpty {
            row.score = row.pairScores.reduce(0) { $0 + $1.score } / Double(row.pairScores.count)
        }
        return row
    }

    /// What the row has that a format may or may not hold.
    public var features: RowFeatures {
        var features: RowFeatures = []
        if document != nil { features.insert(.document) }
        if number != nil { features.insert(.number) }
        if score != nil { features.insert(.score) }
        // Of two versions it says the same as the row's own.
        if parts.count > 2 && !pairScores.isEmpty || pairScores.contains(where: { $0.score != score }) {
            features.insert(.pairScores)
        }
        if parts.contains(where: { $0.span != nil }) { features.insert(.spans) }
        if parts.contains(where: \.isMoved) { features.insert(.moved) }
        if parts.contains(where: { $0.source != nil }) { features.insert(.sources) }
        if parts.contains(where: { $0.time != nil }) { features.insert(.times) }
        if startsParagraph { features.insert(.paragraphs) }
        if kind != nil { features.insert(.kinds) }
        if !links.isEmpty { features.insert(.links) }
        if parts.contains(where: { $0.identity != nil }) { features.insert(.identities) }
        if decision != nil { features.insert(.decisions) }
        return features
    }
}

extension AlignedText {
    /// A row as a record.
    ///
    /// - Parameter marksParagraphs: Whether it says that a paragraph begins with it.
    public func record(ofRow index: Int, marksParagraphs: Bool = false) -> RowRecord {
        let row = rows[index]
        let present = versions.indices.filter { row.ranges[$0] != nil }
        let parts = present.map { version in
            RowRecord.Part(
                language: versions[version].language, text: text(of: row, version: version) ?? "",
                span: span(of: row, version: version), isMoved: row.moved.contains(version),
                source: versions[version].source,
                time: row.ranges[version].flatMap { versions[version].time(of: $0) },
                identity: row.ranges[version].flatMap { versions[version].identity(of: $0) })
        }
        let scores = row.pairScores.compactMap { pair -> Row.PairScore? in
            guard let first = present.firstIndex(of: pair.first), let second = present.firstIndex(of: pair.second)
            else { return nil }
            return Row.PairScore(first: first, second: second, score: pair.score)
        }
        var record = RowRecord(document: name, number: index + 1, score: row.score, parts: parts, pairScores: scores)
        record.kind = kind(of: row)
        record.startsParagraph = marksParagraphs && lineNumbers == nil && row.startsParagraph(in: self)
        return record
    }

    /// The kind of block that a row is in all its versions whose files tell kinds. Headings of different levels are
    /// headings.
    private func kind(of row: Row) -> BlockKind? {
        var found: BlockKind?
        for version in versions.indices where versions[version].blocks != nil {
            guard let range = row.ranges[version] else { continue }
            guard let kind = versions[version].kind(of: range), kind.name == (found ?? kind).name else { return nil }
            found = found ?? kind
        }
        return found
    }
}
