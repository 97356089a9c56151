/// Findings that were accepted before: each hides one that is the same but for small edits of the text.
public struct Baseline: Sendable {
    private struct Entry: Sendable {
        let fingerprint: Fingerprint
        let shape: Shape
        var isUsed = false
    }

    private struct Kind: Hashable {
        let rule: RuleName
        let version: String
    }

    private var entries: [Entry]
    private let byKind: [Kind: [Int]]
    private let exact: [Fingerprint: [Int]]

    /// How alike passages, and what stands around them, must be to be the same.
    private static let leastPassage = 0.6
    private static let leastAround = 0.5

    public init(_ fingerprints: [Fingerprint]) {
        entries = fingerprints.map { Entry(fingerprint: $0, shape: Shape($0)) }
        byKind = Dictionary(grouping: fingerprints.indices) { index in
            Kind(rule: fingerprints[index].rule, version: fingerprints[index].version)
        }
        exact = Dictionary(grouping: fingerprints.indices) { fingerprints[$0] }
    }

    /// For each finding whether it is accepted: unchanged ones first, then those most alike.
    ///
    /// - Complexity: O(n) for what is unchanged; what changed is held against every entry of its rule and version.
    public mutating func accept(_ fingerprints: [Fingerprint]) -> [Bool] {
        var accepted = fingerprints.map { fingerprint -> Bool in
            guard let entry = exact[fingerprint]?.first(where: { !entries[$0].isUsed }) else { return false }
            entries[entry].isUsed = true
            return true
        }
        var pairs: [(likeness: Double, finding: Int, entry: Int)] = []
        for (index, fingerprint) in fingerprints.enumerated() where !accepted[index] {
            let candidates = byKind[Kind(rule: fingerprint.rule, version: fingerprint.version)] ?? []
            guard candidates.contains(where: { !entries[$0].isUsed }) else { continue }
            let shape = Shape(fingerprint)
            for entry in candidates where !entries[entry].isUsed {
                let likeness = shape.likeness(to: entries[entry].shape)
                guard likeness.passages >= Self.leastPassage, likeness.around >= Self.leastAround else { continue }
                pairs.append((likeness.passages + likeness.around, index, entry))
            }
        }
        for pair in pairs.sorted(by: { ($1.likeness, $0.finding, $0.entry) < ($0.likeness, $1.finding, $1.entry) })
        where !accepted[pair.finding] && !entries[pair.entry].isUsed {
            accepted[pair.finding] = true
            entries[pair.entry].isUsed = true
        }
        return accepted
    }
}

/// A fingerprint ready to be compared: letters and digits alone, and how often each three of them follow each other.
private struct Shape: Sendable {
    private struct Words: Sendable {
        let letters: [Unicode.Scalar]
        let trigrams: [String: Int]
        let count: Int

        init(_ text: String) {
            let kept = text.lowercased().unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                    .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator,
                    .control, .format:
                    false
                default: true
                }
            }
            let letters = Array(kept)
            var trigrams: [String: Int] = [:]
            for start in letters.indices.dropLast(2) {
                trigrams[String(String.UnicodeScalarView(letters[start..<(start + 3)])), default: 0] += 1
            }
            self.letters = letters
            self.trigrams = trigrams
            count = max(0, letters.count - 2)
        }

        /// Dice's coefficient of the trigrams; texts of a few letters are equal or not.
        func likeness(to other: Words, shortest: Int) -> Double {
            if letters == other.letters { return 1 }
            guard min(letters.count, other.letters.count) >= shortest, count + other.count > 0 else { return 0 }
            let shared = trigrams.reduce(0) { $0 + min($1.value, other.trigrams[$1.key] ?? 0) }
            return 2 * Double(shared) / Double(count + other.count)
        }

        var digits: [Unicode.Scalar] { letters.filter { $0.properties.numericType == .decimal } }
    }

    private let rule: RuleName
    private let passages: [String: Words]
    private let around: [String: Words]
    private static let shortest = 8

    init(_ fingerprint: Fingerprint) {
        rule = fingerprint.rule
        passages = fingerprint.passages.mapValues { Words($0.joined(separator: " ")) }
        around = fingerprint.around.mapValues { Words($0) }
    }

    /// The means over the languages that both have; a number that became another is another finding.
    func likeness(to other: Shape) -> (passages: Double, around: Double) {
        let languages = passages.keys.filter { other.passages[$0] != nil }.sorted()
        guard !languages.isEmpty else { return (0, 0) }
        var sums = (passages: 0.0, around: 0.0)
        for language in languages {
            guard let own = passages[language], let its = other.passages[language] else { continue }
            if rule == .number || rule == .date, own.digits != its.digits { return (0, 0) }
            sums.passages += own.likeness(to: its, shortest: Self.shortest)
            guard let own = around[language], let its = other.around[language] else {
                sums.around += 1
                continue
            }
            sums.around += own.likeness(to: its, shortest: 1)
        }
        return (sums.passages / Double(languages.count), sums.around / Double(languages.count))
    }
}
