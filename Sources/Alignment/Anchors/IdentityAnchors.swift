private import Algorithms
internal import Documents
private import DynamicPrograms
internal import Errors
private import Evidence
private import Segmentation

/// Parts of two versions or more that have the same name, as anchors: a verse stands beside the verse.
///
/// Versions may number in several ways: a psalm's title is a verse or is none, a chapter ends a verse earlier. So content
/// is asked first: along a path that knows nothing of names, a place counts where of the cuts nearby as many come through
/// the same name on both sides as through names that are any other distance apart.
struct IdentityAnchors {
    private let documents: [Document]
    /// By version, the names and where they stand among them, of those that are named once.
    private let names: [[String]]
    private let places: [[String: Int]]

    /// How many named places on both sides of one are asked.
    private static let reach = 8

    /// nil where no two versions share names.
    init?(_ documents: [Document]) {
        self.documents = documents
        names = SharedNames(documents).names
        places = names.map { names in
            // Of a name that comes again, as of a verse with a heading inside, the first place.
            Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let shared = VersionPair.all(versionCount: documents.count).contains { pair in
            names[pair.first].contains { places[pair.second][$0] != nil }
        }
        guard shared else { return nil }
    }

    /// By anchor, the code unit in each version; nil where it is none of the anchor's.
    /// - Parameters:
    ///   - cuts: For a pair, the code units where the path's beads begin in both versions, rising.
    /// - Complexity: O(pairs · (names · log names + cuts)).
    func offsets(_ cuts: (VersionPair) -> [(first: Int, second: Int)]) -> [[Int?]] {
        /// Names that go together, by name and version.
        var groups: [String: [[Int]]] = [:]
        for pair in VersionPair.all(versionCount: documents.count) {
            for name in trusted(pair, cuts(pair)) { join(pair, &groups[name, default: []]) }
        }
        return groups.flatMap { name, groups in
            groups.map { versions in
                documents.indices.map { version in
                    versions.contains(version)
                        ? places[version][name].map { documents[version].identities[$0].range.lowerBound } : nil
                }
            }
        }
        .sorted { $0.lexicographicallyPrecedes($1) { ($0 ?? -1) < ($1 ?? -1) } }
    }

    private func join(_ pair: VersionPair, _ groups: inout [[Int]]) {
        let both = [pair.first.position, pair.second.position]
        let touching = groups.filter { !$0.allSatisfy { !both.contains($0) } }
        groups.removeAll { group in touching.contains(group) }
        groups.append(Set(touching.flatMap(\.self) + both).sorted())
    }

    /// The names that two versions share and that their content does not contradict, in an order that rises in both.
    private func trusted(_ pair: VersionPair, _ cuts: [(first: Int, second: Int)]) -> [String] {
        let (one, other) = (documents[pair.first].identities, documents[pair.second].identities)
        var shared: [(name: String, first: Int, second: Int)] = []
        for (place, name) in names[pair.first].enumerated() where places[pair.first][name] == place {
            if let second = places[pair.second][name] { shared.append((name, place, second)) }
        }
        shared = rising(shared)
        guard !shared.isEmpty else { return [] }
        // How far apart the names are that cuts come through, counted in the second version's names.
        var shifts: [(first: Int, shift: Int)] = []
        for cut in cuts {
            let first = one.partitioningIndex { $0.range.lowerBound >= cut.first }
            let second = other.partitioningIndex { $0.range.lowerBound >= cut.second }
            guard first < one.count, one[first].range.lowerBound == cut.first, second < other.count,
                other[second].range.lowerBound == cut.second, let own = places[pair.second][names[pair.first][first]]
            else { continue }
            shifts.append((first, second - own))
        }
        return shared.filter { place in
            var counts: [Int: Int] = [:]
            let begin = shifts.partitioningIndex { $0.first >= place.first - Self.reach }
            for shift in shifts[begin...].prefix(while: { $0.first <= place.first + Self.reach }) {
                counts[shift.shift, default: 0] += 1
            }
            let same = counts.removeValue(forKey: 0) ?? 0
            return same + 1 >= counts.values.max() ?? 0
        }.map(\.name)
    }

    /// The longest part of the places that rises in the second version too.
    private func rising(
        _ places: [(name: String, first: Int, second: Int)]
    ) -> [(name: String, first: Int, second: Int)] {
        /// By length, the last place of the best rising sequence of that length; and what stands before each place.
        var ends: [Int] = []
        var before = [Int?](repeating: nil, count: places.count)
        for (index, place) in places.enumerated() {
            let length = ends.partitioningIndex { places[$0].second >= place.second }
            before[index] = length > 0 ? ends[length - 1] : nil
            if length == ends.count { ends.append(index) } else { ends[length] = index }
        }
        var kept: [(name: String, first: Int, second: Int)] = []
        var next = ends.last
        while let index = next {
            kept.append(places[index])
            next = before[index]
        }
        return kept.reversed()
    }
}

extension Aligner {
    /// The anchors of what versions name alike, with content asked by lexical evidence alone.
    func identityOffsets(_ documents: [Document]) throws(HexaplaError) -> [[Int?]] {
        // In the order of alignment, so that the path does not depend on the order named.
        let order = VersionOrder(documents.map(\.language))
        let documents = order.aligned(documents)
        guard let identities = IdentityAnchors(documents) else { return [] }
        var lexical = self
        (lexical.encoder, lexical.secondEncoder, lexical.locked, lexical.notify) = (nil, nil, nil, nil)
        tellStep?("comparing numbers of verses with what they say")
        let stage = try lexical.firstPass(documents)
        var cuts: [VersionPair: [(first: Int, second: Int)]] = [:]
        for (pair, found) in zip(stage.pairs, stage.findings) {
            let (one, other) = (found.path.first.segmentation.segments, found.path.second.segmentation.segments)
            cuts[pair] = found.path.beads.filter { !$0.isOneSided }.map {
                (one[$0.first.lowerBound].range.lowerBound, other[$0.second.lowerBound].range.lowerBound)
            }
        }
        return identities.offsets { cuts[$0] ?? [] }.map(order.named)
    }
}
