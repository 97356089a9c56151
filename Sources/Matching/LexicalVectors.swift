private import Foundation
private import Hashes

/// Vectors of what languages share: numbers, names, cognates, names of countries and months. Rare ones count more.
///
/// Each key adds or takes away its weight in one place of the vector that its hash names (feature hashing; Weinberger et
/// al., 2009): the product of two vectors is about the weight of what both have.
public struct LexicalVectors: Sendable {
    public static let dimension = 4096
    private let documentCount: Double
    private let documentsWithKey: [UInt64: Int32]

    /// - Parameter documents: The different keys of every document.
    public init(documents: [Set<UInt64>]) {
        var counts: [UInt64: Int32] = [:]
        for keys in documents { for key in keys { counts[key, default: 0] += 1 } }
        documentsWithKey = counts
        documentCount = Double(documents.count)
    }

    /// - Parameter pieces: The keys of each piece of a document.
    /// - Returns: `dimension` numbers a piece; zeros where it has no key that another document has too.
    public func vectors(_ pieces: [[UInt64]]) -> [Float] {
        var result = [Float](repeating: 0, count: pieces.count * Self.dimension)
        for (piece, keys) in pieces.enumerated() {
            for key in Set(keys).sorted() {
                guard let count = documentsWithKey[key], count > 1 else { continue }
                let mixed = StableHash.mixed(key)
                let place = piece * Self.dimension + Int(mixed % UInt64(Self.dimension))
                // What every document has says nothing.
                let weight = Float(max(0, log(documentCount / Double(count))))
                result[place] += mixed >> 63 == 0 ? weight : -weight
            }
        }
        return result
    }
}
