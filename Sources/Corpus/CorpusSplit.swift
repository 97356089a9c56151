private import Hashes

/// How documents are spread over parts such as train, dev and test.
///
/// A document goes by the hash of its name, with all its languages: it stays where it is when others come or go.
public struct CorpusSplit: Sendable, Equatable {
    /// In the order named; shares add up to 1.
    public let parts: [(name: String, share: Double)]
    /// The greatest part: what others must not resemble.
    public let training: Int

    /// Reads "train=0.98,dev=0.01,test=0.01".
    ///
    /// - Returns: nil where a share is no number above 0, a name comes twice or cannot name a file, or the shares do not
    ///   add up to 1.
    public init?(_ list: String) {
        var parts: [(name: String, share: Double)] = []
        for entry in list.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = entry.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let share = Double(sides[1]), share > 0, share <= 1 else { return nil }
            let name = String(sides[0])
            let isPlain = name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || $0 == 0x2D || $0 == 0x5F
            }
            guard !name.isEmpty, isPlain, !parts.contains(where: { $0.name == name }) else { return nil }
            parts.append((name, share))
        }
        guard abs(parts.reduce(0) { $0 + $1.share } - 1) < 1e-6 else { return nil }
        self.parts = parts
        training = parts.indices.max { parts[$0].share < parts[$1].share } ?? 0
    }

    /// The place of a document's part in `parts`.
    public func part(ofDocument name: String) -> Int {
        let place = Double(StableHash.of(name) >> 11) / Double(UInt64(1) << 53)
        var end = 0.0
        for (index, part) in parts.enumerated() {
            end += part.share
            if place < end { return index }
        }
        return parts.count - 1
    }

    public static func == (left: CorpusSplit, right: CorpusSplit) -> Bool {
        left.parts.map(\.name) == right.parts.map(\.name) && left.parts.map(\.share) == right.parts.map(\.share)
    }
}
