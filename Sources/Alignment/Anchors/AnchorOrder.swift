internal import Documents
internal import Errors

/// Anchors found in the texts, in an order that rises in every version.
struct AnchorOrder {
    /// By anchor, the code unit in each version; nil where the anchor does not name it.
    private(set) var offsets: [[Int?]] = []
    private let languages: [LanguageTag]

    private struct Found {
        var offsets: [Int?]
        let name: String
    }

    /// Anchors that share a place are one.
    ///
    /// - Parameters:
    ///   - found: By anchor, the code unit in each version, and what errors call it.
    /// - Complexity: O(anchors · versions · log anchors).
    init(_ found: [(offsets: [Int?], name: String)], languages: [LanguageTag]) throws(HexaplaError) {
        self.languages = languages
        let merged = try merge(found.map { Found(offsets: $0.offsets, name: $0.name) })
        offsets = try ordered(merged).map(\.offsets)
    }

    private func merge(_ found: [Found]) throws(HexaplaError) -> [Found] {
        var merged = found
        var parent = Array(found.indices)
        func root(_ anchor: Int) -> Int {
            var anchor = anchor
            while parent[anchor] != anchor {
                parent[anchor] = parent[parent[anchor]]
                anchor = parent[anchor]
            }
            return anchor
        }
        for version in languages.indices {
            var known: [Int: Int] = [:]
            for anchor in found.indices {
                guard let offset = found[anchor].offsets[version] else { continue }
                let one = root(known[offset] ?? anchor)
                let other = root(anchor)
                known[offset] = one
                guard one != other else { continue }
                parent[max(one, other)] = min(one, other)
                let kept = merged[min(one, other)]
                for place in languages.indices {
                    guard let new = merged[max(one, other)].offsets[place] else { continue }
                    if let old = kept.offsets[place], old != new {
                        throw HexaplaError(
                            .usage, at: "\(found[anchor].name)",
                            "stands at one place with \(kept.name) in '\(languages[version])', but not in "
                                + "'\(languages[place])'", expected: "one place of each version")
                    }
                    merged[min(one, other)].offsets[place] = new
                }
            }
        }
        return found.indices.filter { root($0) == $0 }.map { merged[$0] }
    }

    /// By Kahn's algorithm: an anchor comes when all before it in any version have come.
    private func ordered(_ anchors: [Found]) throws(HexaplaError) -> [Found] {
        var following = [[Int]](repeating: [], count: anchors.count)
        var waiting = [Int](repeating: 0, count: anchors.count)
        for version in languages.indices {
            let own = anchors.indices.filter { anchors[$0].offsets[version] != nil }
                .sorted { (anchors[$0].offsets[version] ?? 0) < (anchors[$1].offsets[version] ?? 0) }
            for (one, other) in zip(own, own.dropFirst()) {
                following[one].append(other)
                waiting[other] += 1
            }
        }
        var ready = anchors.indices.filter { waiting[$0] == 0 }
        var order: [Int] = []
        while let next = ready.popLast() {
            order.append(next)
            for other in following[next] {
                waiting[other] -= 1
                if waiting[other] == 0 { ready.append(other) }
            }
        }
        guard order.count == anchors.count else { throw crossing(anchors.indices.filter { waiting[$0] > 0 }, anchors) }
        return order.map { anchors[$0] }
    }

    /// Two anchors that stand in one order in one version and in the other in another.
    private func crossing(_ left: [Int], _ anchors: [Found]) -> HexaplaError {
        for one in languages.indices {
            for other in languages.indices.dropFirst(one + 1) {
                let both = left.compactMap { anchor in
                    anchors[anchor].offsets[one].flatMap { first in
                        anchors[anchor].offsets[other].map { (anchor: anchor, first: first, second: $0) }
                    }
                }.sorted { $0.first < $1.first }
                for (earlier, later) in zip(both, both.dropFirst()) where earlier.second > later.second {
                    let names = [earlier.anchor, later.anchor].sorted().map { anchors[$0].name }
                    return HexaplaError(
                        .usage, at: "\(names[1])",
                        "crosses \(names[0]): '\(languages[one])' has them in one order, '\(languages[other])' in the "
                            + "other", expected: "one order in all versions")
                }
            }
        }
        let names = left.prefix(3).map { anchors[$0].name }
        return HexaplaError(
            .usage, at: "\(names[0])", "stands in no order with \(names.dropFirst().joined(separator: ", "))",
            expected: "one order in all versions")
    }
}
