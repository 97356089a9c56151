public import AlignedTable
private import Documents
public import Encoders
public import Words

/// What the rules look at: the table, its versions, the units to compare, and what is usual between them.
public struct CheckedText: Sendable {
    public let table: AlignedText
    /// The original's place among the versions; nil where all are equals.
    public let source: Int?
    /// In the table's order.
    public let versions: [CheckedVersion]
    /// What says how alike whole units are; nil where no encoder can.
    public let encoder: (any LocalEncoding)?
    /// What links words; nil where no encoder that is installed gives states of them.
    public let linker: WordLinker?
    /// In the order of the table; every row is in one.
    public let units: [CheckUnit]
    let names: NameTable
    let denials: DenialTable
    /// From the first unit that two versions have to the last one; nil where there is none.
    let sharedUnits: ClosedRange<Int>?
    /// Whether the rows came ready made, and may be in any order: then each number is judged by itself, whatever stands
    /// beside it.
    let areRowsGiven: Bool
    /// What is usual between two versions, the first of them counted first.
    private let norms: [[PairNorms]]
    /// The words of units that are being checked.
    private var wordsRead: [Int: UnitWords] = [:]

    /// - Parameters:
    ///   - joinsRows: Whether rows may be joined to units; not where they came ready made.
    ///   - areRowsGiven: Whether the rows came ready made, and may be in any order.
    ///   - cosine: The usual cosine of two versions' rows (indices into the table's versions, smaller first).
    ///   - leftOut: How probable the alignment holds it that a version lacks a row that another has; nil where that is
    ///     not known.
    ///   - alone: What an alignment of two versions leaves without a counterpart that, unlike the table's, does not lean to
    ///     leaving out; nil where the table's does not either.
    public init(
        table: AlignedText, source: Int?, versions: [CheckedVersion], encoder: (any LocalEncoding)?,
        linker: WordLinker? = nil, joinsRows: Bool = true, areRowsGiven: Bool = false,
        threads: Int = 1, cosine: (Int, Int) -> Double,
        leftOut: (_ row: Row, _ version: Int, _ lacking: Int) -> Double? = { _, _, _ in nil },
        alone: LoneText? = nil
    ) {
        self.table = table
        self.source = source
        self.versions = versions
        self.encoder = encoder
        self.linker = linker
        self.areRowsGiven = areRowsGiven
        let rows = table.rows.indices.map { CheckUnit(rows: $0..<($0 + 1), ranges: table.rows[$0].ranges) }
        func norms(of units: [CheckUnit]) -> [[PairNorms]] {
            versions.indices.map { one in
                versions.indices.map { other in
                    PairNorms(
                        units: units, one, other, versions: versions,
                        cosine: one == other ? 1 : cosine(min(one, other), max(one, other)))
                }
            }
        }
        var units = rows
        if joinsRows {
            let norms = norms(of: rows)
            units = UnitBuilder(
                table: table, versions: versions, encoder: encoder, threads: threads,
                usualCosine: norms.map { $0.map(\.cosine) }, lengthRatios: norms.map { $0.map(\.lengthRatio) },
                alone: alone
            ).units()
        }
        for index in units.indices {
            let unit = units[index]
            for lacking in unit.absent {
                let shares = unit.rows.flatMap { row in
                    unit.present.compactMap { version in
                        table.rows[row].ranges[version] == nil ? nil : leftOut(table.rows[row], version, lacking)
                    }
                }
                units[index].lacks[lacking].leftOut =
                    alone?.probability(of: unit)
                    ?? (shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count))
            }
        }
        self.units = units
        names = NameTable(units: units, versions: versions)
        // The rule that asks for them needs links.
        denials = DenialTable(units: linker == nil ? [] : units, versions: versions)
        let isShared = { (unit: CheckUnit) in unit.ranges.count { $0 != nil } > 1 }
        sharedUnits = units.firstIndex(where: isShared).map { first in
            first...(units.lastIndex(where: isShared) ?? first)
        }
        self.norms = norms(of: units)
    }

    /// What is usual between two versions, whose order counts.
    public func norms(_ one: Int, _ other: Int) -> PairNorms { norms[one][other] }

    /// The probability that two versions translate each other in a unit: the mean over its rows; nil where one lacks
    /// all of them.
    public func score(of unit: CheckUnit, _ one: Int, _ other: Int) -> Double? {
        let scores = unit.rows.compactMap { row in
            table.rows[row].pairScores.first { $0.first == min(one, other) && $0.second == max(one, other) }?.score
        }
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }

    public func tag(_ version: Int) -> String { versions[version].language.tag }

    /// What links say of units' words, by unit; none where nothing links words.
    func words(of units: Range<Int>) -> [Int: UnitWords] {
        guard let linker else { return [:] }
        let missing = units.filter { wordsRead[$0] == nil }
        let read = missing.isEmpty ? [:] : UnitWords.read(missing, in: self, linker: linker)
        return wordsRead.filter { units.contains($0.key) }.merging(read) { $1 }
    }

    /// The same text with the words of some units read, so that each rule that asks for them has them.
    func readingWords(of units: Range<Int>) -> CheckedText {
        var text = self
        text.wordsRead = words(of: units)
        return text
    }

    /// "ar", "ar and th", "ar, th and de".
    public func tags(_ versions: [Int]) -> String {
        let tags = versions.map(tag)
        guard let last = tags.last, tags.count > 1 else { return tags.first ?? "" }
        return tags.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Whether what links words knows a version's language.
    public func hasLinks(_ version: Int) -> Bool {
        linker?.covers(language: versions[version].language.language) ?? false
    }

    /// Whether the encoder knows a version's language.
    public func hasMeaning(_ version: Int) -> Bool {
        encoder?.covers(language: versions[version].language.language) ?? false
    }
}
