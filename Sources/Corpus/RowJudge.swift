private import Documents
private import Formats
private import Hashes

/// Decides which rows stay: pair by pair of a row's versions, then for the row.
///
/// A pair is left out for the first reason that it has, in the order of `DropReason`. A table of all versions has a row
/// unless its own score is too low, one of its pairs is bad in another way, or all its pairs came before. Of duplicates
/// the first stays.
public struct RowJudge: Sendable {
    private let settings: FilterSettings
    private let split: CorpusSplit?
    private var survey: CorpusSurvey
    private var seen: Set<UInt64> = []
    private var seenNearly: Set<UInt64> = []
    private let medians: [LanguagePair: Double]

    /// - Parameter survey: Of all rows, in the order in which they are judged.
    public init(_ settings: FilterSettings, split: CorpusSplit?, survey: CorpusSurvey) {
        self.settings = settings
        self.split = split
        self.survey = survey
        medians = survey.ratios.mapValues(\.median)
    }

    /// Judges the rows of a document.
    public mutating func judge(_ rows: [JudgedRow], document: String) -> [JudgedRow] {
        let part = split?.part(ofDocument: document)
        var rows = rows
        var leaks = false
        for index in rows.indices {
            let classes = survey.nextClasses(of: rows[index])
            judge(&rows[index], classes, part: part)
            leaks = leaks || rows[index].reason == .leak
        }
        return settings.keepsDocuments ? whole(rows, leaks: leaks) : rows
    }

    /// All rows or none.
    private func whole(_ rows: [JudgedRow], leaks: Bool) -> [JudgedRow] {
        let paired = rows.count { $0.record.parts.count > 1 }
        let bad = rows.count { $0.record.parts.count > 1 && $0.reason != nil }
        let goes = leaks || paired == 0 || Double(bad) > FilterSettings.documentShare * Double(paired)
        return rows.map { row in
            var row = row
            row.reason = goes ? .document : nil
            row.reasonsOfPairs = [:]
            if goes {
                for (first, second) in row.pairs { row.reasonsOfPairs[.init(first: first, second: second)] = .document }
            }
            return row
        }
    }

    private mutating func judge(_ row: inout JudgedRow, _ classes: [UInt32], part: Int?) {
        let parts = row.record.parts
        guard parts.count > 1 else {
            row.reason = settings.filters.contains(.alone) ? .alone : nil
            return
        }
        let leak = part.map { part in classes.contains { survey.leaks($0, part: part) } } ?? false
        let isUnlikely = row.record.score.map { $0 < settings.minimumScore } ?? true
        var duplicates: [DropReason] = []
        var bad: DropReason?
        for (first, second) in row.pairs {
            let place = JudgedRow.PairOfParts(first: first, second: second)
            if let reason = quality(row, first: first, second: second) ?? (leak ? .leak : nil) {
                row.reasonsOfPairs[place] = reason
                if reason != .score || isUnlikely { bad = bad ?? reason }
            } else if let reason = duplicate(row, first: first, second: second, classes: classes) {
                row.reasonsOfPairs[place] = reason
                duplicates.append(reason)
            }
        }
        let isNew = row.reasonsOfPairs.count < row.pairs.count
        row.reason = bad ?? (isNew ? nil : duplicates.first ?? .score)
    }

    private func quality(_ row: JudgedRow, first: Int, second: Int) -> DropReason? {
        let (one, other) = (row.traits[first], row.traits[second])
        let languages = (row.record.parts[first].language, row.record.parts[second].language)
        return DropReason.allCases.first { reason in
            guard settings.filters.contains(reason) else { return false }
            switch reason {
            case .score:
                let score = row.record.pairScore(languages.0, languages.1) ?? row.record.score
                return score.map { $0 < settings.minimumScore } ?? false
            case .length: return !settings.lengths.contains(one.length) || !settings.lengths.contains(other.length)
            case .ratio: return !fits(one.length, other: other.length, first: languages.0, second: languages.1)
            case .identical: return one.folded == other.folded && one.length >= settings.shortestIdentical
            case .script: return one.isInWrongScript || other.isInWrongScript
            case .language: return one.isInOtherLanguage || other.isInOtherLanguage
            case .command: return row.isRefused
            case .numbers: return !Self.agree(one.numbers, other.numbers)
            case .urls: return one.isOnlyAddresses || other.isOnlyAddresses
            default: return false
            }
        }
    }

    /// Whether a length fits another, as these languages usually are; short texts may be anything.
    private func fits(_ one: Int, other: Int, first: LanguageTag, second: LanguageTag) -> Bool {
        let (pair, isSwapped) = LanguagePair.of(first, second)
        let median = medians[pair] ?? 1
        let usual = isSwapped ? 1 / median : median
        let (left, right) = (Double(one) + Self.freeLength, Double(other) * usual + Self.freeLength)
        return max(left / right, right / left) <= settings.maximumRatio
    }

    /// Characters that count for nothing in a ratio.
    private static let freeLength = 5.0

    /// Whether at least half of the numbers are on both sides. Both are sorted.
    private static func agree(_ one: [UInt64], _ other: [UInt64]) -> Bool {
        guard !one.isEmpty || !other.isEmpty else { return true }
        var (left, right, shared) = (0, 0, 0)
        while left < one.count, right < other.count {
            if one[left] == other[right] { shared += 1 }
            let (first, second) = (one[left], other[right])
            if first <= second { left += 1 }
            if second <= first { right += 1 }
        }
        return shared * 4 >= one.count + other.count
    }

    private mutating func duplicate(
        _ row: JudgedRow, first: Int, second: Int, classes: [UInt32]
    ) -> DropReason? {
        let names = [first, second].map { StableHash.of(row.record.parts[$0].language.canonical) }
        // The same texts are the same pair, whichever language is named first.
        let isSwapped = row.record.parts[second].language.canonical < row.record.parts[first].language.canonical
        func key(_ one: UInt64, _ other: UInt64) -> UInt64 {
            let sides = [StableHash.of(names[0], one), StableHash.of(names[1], other)]
            return isSwapped ? StableHash.of(sides[1], sides[0]) : StableHash.of(sides[0], sides[1])
        }
        if settings.filters.contains(.duplicate),
            !seen.insert(key(row.traits[first].exact, row.traits[second].exact)).inserted
        {
            return .duplicate
        }
        if settings.filters.contains(.nearDuplicate),
            !seenNearly.insert(key(UInt64(classes[first]), UInt64(classes[second]))).inserted
        {
            return .nearDuplicate
        }
        return nil
    }
}
