public import Documents
private import Formats
private import Hashes

/// What must be known of all rows before one of them can be judged: how long texts are in each language against the
/// others, and which texts are nearly the same.
///
/// - Complexity: hashes and counts, no texts: some 200 bytes a text.
public struct CorpusSurvey: Sendable {
    /// By two languages, the one that sorts first being first.
    public private(set) var ratios: [LanguagePair: LengthRatios] = [:]
    private var classes = TextClasses()
    /// The class of every text, in the order of rows and parts.
    private var classOfText: [UInt32] = []
    /// For each class in which parts of the split it stands, as bits.
    private var partsOfClass: [UInt64] = []
    private var next = 0
    private let needsClasses: Bool
    private let split: CorpusSplit?

    public init(_ settings: FilterSettings, split: CorpusSplit?) {
        needsClasses = split != nil || settings.filters.contains(.nearDuplicate)
        self.split = split
    }

    /// Takes the rows of a document, in the order in which they will be judged.
    public mutating func add(_ rows: [JudgedRow], document: String) {
        let part = split.map { UInt64(1) << UInt64(min(63, $0.part(ofDocument: document))) } ?? 0
        for row in rows {
            for (first, second) in row.pairs {
                let (pair, isSwapped) = LanguagePair.of(
                    row.record.parts[first].language, row.record.parts[second].language)
                let lengths = (row.traits[first].length, row.traits[second].length)
                ratios[pair, default: LengthRatios()].add(
                    first: isSwapped ? lengths.1 : lengths.0, second: isSwapped ? lengths.0 : lengths.1)
            }
            guard needsClasses else { continue }
            for (part_, traits) in zip(row.record.parts, row.traits) {
                let found = classes.add(traits, language: StableHash.of(part_.language.canonical))
                while partsOfClass.count <= Int(found) { partsOfClass.append(0) }
                // Short texts stand everywhere.
                if traits.signature != nil { partsOfClass[Int(found)] |= part }
                classOfText.append(found)
            }
        }
    }

    /// The classes of a row's texts; rows must come in the order in which they were added.
    mutating func nextClasses(of row: JudgedRow) -> [UInt32] {
        guard needsClasses else { return [] }
        defer { next += row.traits.count }
        return Array(classOfText[next..<(next + row.traits.count)])
    }

    /// Whether a text of this class stands in a part that this part must not resemble: the training part, and parts
    /// named before.
    func leaks(_ textClass: UInt32, part: Int) -> Bool {
        guard let split, part != split.training else { return false }
        let others = (UInt64(1) << UInt64(min(63, part)) - 1) | UInt64(1) << UInt64(min(63, split.training))
        return partsOfClass[Int(textClass)] & others != 0
    }
}

/// Two languages in the order of their tags.
public struct LanguagePair: Hashable, Sendable {
    public let first: LanguageTag
    public let second: LanguageTag

    public static func of(_ one: LanguageTag, _ other: LanguageTag) -> (pair: LanguagePair, isSwapped: Bool) {
        one.canonical <= other.canonical
            ? (LanguagePair(first: one, second: other), false) : (LanguagePair(first: other, second: one), true)
    }

    /// "ar-de".
    public var name: String { "\(first.tag)-\(second.tag)" }
}
