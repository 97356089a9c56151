private import Algorithms
internal import DynamicPrograms
internal import Evidence
private import Segmentation

/// Where one version has a sentence's end, the place in the other that the fewest answering words cross, if that is
/// inside a segment: no mark shows such a place, and no rule finds it.
///
/// - Complexity: O(words and links).
struct LinkedPlaces {
    /// By version, an array for each end that was found: where words begin that are as good a place as each other, code
    /// units.
    private(set) var choices: [[[Int]]] = [[], []]

    /// Beads that are looked at on each side of an end.
    private static let beadsAround = 2
    /// On both sides of an end answering words are read that are together at least so probable.
    private static let leastAnswered = 1.0
    /// What an end must have that is found.
    private struct Limits {
        /// What may cross it, as a share of what was read.
        let mostAcross: Double
        /// So many links fewer than at any end that the version has already.
        let leastGain: Double
    }
    private static let amongMarks = Limits(mostAcross: 0.15, leastGain: 1.5)
    /// In a long stretch without marks: what ends are there already are guesses too.
    private static let withoutMarks = Limits(mostAcross: 0.3, leastGain: 0.3)
    /// A place is as good as another with so much more across.
    private static let asGood = 0.1

    private let words: AnsweredWords
    private let beads: [Bead]
    private let versions: [VersionEvidence]

    init(_ words: AnsweredWords, along solution: PairSolution<PairScorer>) {
        self.words = words
        beads = solution.beads
        versions = [solution.scoring.evidence.first, solution.scoring.evidence.second]
        for side in 0...1 { find(side) }
    }

    /// A link seen from the version that is looked into.
    private struct Link {
        let own: Int
        let other: Int
        let probability: Double
    }

    /// The version that is looked into.
    private struct Side {
        let index: Int
        /// Rising.
        let links: [Link]
        /// Where the words begin, rising.
        let words: [Int]
    }

    private mutating func find(_ index: Int) {
        let links = words.links.map { link in
            Link(
                own: index == 0 ? link.first : link.second, other: index == 0 ? link.second : link.first,
                probability: Double(link.probability))
        }
        let side = Side(
            index: index, links: links.sorted { ($0.own, $0.other) < ($1.own, $1.other) },
            words: words.words[index].sorted())
        guard !side.links.isEmpty, !side.words.isEmpty else { return }
        let other = versions[1 - index]
        for (number, bead) in beads.enumerated() {
            let run = self.run(bead, 1 - index)
            for segment in run where segment + 1 < other.count {
                // An end inside the bead has fewer beads around it than one after it.
                let isInside = segment + 1 < run.upperBound
                let last = number + Self.beadsAround - (isInside ? 1 : 0)
                let window = max(0, number - Self.beadsAround + 1)...min(beads.count - 1, last)
                let end = other.segmentation.segments[segment + 1].range.lowerBound
                if let choice = place(side, end: end, among: window) { choices[index].append(choice) }
            }
        }
    }

    private func run(_ bead: Bead, _ side: Int) -> Range<Int> { side == 0 ? bead.first : bead.second }

    private func units(_ beads: ClosedRange<Int>, _ side: Int) -> Range<Int>? {
        let run =
            run(self.beads[beads.lowerBound], side).lowerBound..<run(self.beads[beads.upperBound], side).upperBound
        guard let last = run.last else { return nil }
        let segments = versions[side].segmentation.segments
        return segments[run.lowerBound].range.lowerBound..<segments[last].range.upperBound
    }

    /// - Parameters:
    ///   - end: Where the other version's next sentence begins.
    ///   - window: The beads that are read.
    private func place(_ side: Side, end: Int, among window: ClosedRange<Int>) -> [Int]? {
        guard let own = units(window, side.index), let other = units(window, 1 - side.index) else { return nil }
        let near = slice(side.links, own, by: \.own).filter { other.contains($0.other) }
        let after = near.reduce(0) { $0 + ($1.other >= end ? $1.probability : 0) }
        let all = near.reduce(0) { $0 + $1.probability }
        guard after >= Self.leastAnswered, all - after >= Self.leastAnswered else { return nil }
        // Left of a place what answers text after the end crosses, right of it what answers text before.
        var across = all - after
        var next = 0
        func advance(to place: Int) {
            while next < near.count, near[next].own < place {
                across += near[next].other >= end ? near[next].probability : -near[next].probability
                next += 1
            }
        }
        let segments = versions[side.index].segmentation.segments
        var known = min(after, all - after)
        var places: [(word: Int, segment: Int, across: Double)] = []
        var before = own.lowerBound - 1
        for word in slice(side.words, own, by: \.self) {
            advance(to: word)
            let segment = segments.partitioningIndex { $0.range.upperBound > word }
            let isEnd = segment < segments.count && segments[segment].range.lowerBound > before
            before = word
            if isEnd { known = min(known, across) } else { places.append((word, segment, across)) }
        }
        guard let best = places.min(by: { $0.across < $1.across }) else { return nil }
        let isMarked = ![best.segment, best.segment + 1].contains { versions[side.index].isInUnmarkedStretch($0) }
        let limits = isMarked ? Self.amongMarks : Self.withoutMarks
        guard best.across <= limits.mostAcross * all, best.across + limits.leastGain <= known else { return nil }
        return places.filter { $0.across <= best.across + Self.asGood }.map(\.word)
    }

    private func slice<Element>(
        _ elements: [Element], _ range: Range<Int>, by place: KeyPath<Element, Int>
    ) -> ArraySlice<Element> {
        let first = elements.partitioningIndex { $0[keyPath: place] >= range.lowerBound }
        return elements[first..<max(first, elements.partitioningIndex { $0[keyPath: place] >= range.upperBound })]
    }
}
