private import Algorithms
private import ICUText

/// A part of a text that has a name of its own, which other versions of the text may share: a verse.
public struct IdentifiedSpan: Sendable, Hashable {
    /// Code units of the text.
    public let range: Range<Int>
    /// `JHN 3:16`, `3:16`, or whatever the file calls it.
    public let name: String

    public init(range: Range<Int>, name: String) {
        (self.range, self.name) = (range, name)
    }
}

extension Document {
    /// What the text in a range of code units is called: one name, or the first and the last of several, as in
    /// `JHN 3:16-17`; nil where none of it has a name.
    ///
    /// - Complexity: O(log identities).
    public func identity(of range: Range<Int>) -> String? {
        let first = identities.partitioningIndex { $0.range.upperBound > range.lowerBound }
        let end = identities.partitioningIndex { $0.range.lowerBound >= range.upperBound }
        guard first < end else { return nil }
        return VerseName.spanning(identities[first].name, identities[end - 1].name)
    }

    /// The same text with the names of its verses, where it is plain text that surely numbers them and they have no names
    /// yet.
    /// - Complexity: O(text).
    public var withVerses: Document {
        guard identities.isEmpty, blocks == nil, times.isEmpty else { return self }
        var document = self
        document.identities = NumberedVerses.identities(in: text.units)
        return document
    }
}

/// How a verse is called: a book's code, the chapter, the verse.
enum VerseName {
    /// `JHN 3:16-17` for two names, without what both begin with.
    static func spanning(_ first: String, _ last: String) -> String {
        guard first != last else { return first }
        var shared = last.startIndex
        var place = last.startIndex
        for (one, other) in zip(first, last) where place < last.endIndex {
            guard one == other else { break }
            place = last.index(after: place)
            if one == ":" || one == " " { shared = place }
        }
        // A name that is several verses begins with the first of them, and ends with the last.
        let begin = first.lastIndex(of: "-").map { isVerse(first) ? String(first[..<$0]) : first } ?? first
        let rest = last[shared...]
        let end = rest.lastIndex(of: "-").map { isVerse(last) ? rest[rest.index(after: $0)...] : rest } ?? rest
        return "\(begin)-\(end)"
    }

    /// The part behind a book's code, where there is one: `3:16` of `JHN 3:16`.
    static func withoutBook(_ name: String) -> Substring {
        guard isVerse(name), let space = name.firstIndex(of: " ") else { return name[...] }
        return name[name.index(after: space)...]
    }

    /// The book's code; nil where there is none.
    static func book(_ name: String) -> Substring? {
        guard isVerse(name), let space = name.firstIndex(of: " ") else { return nil }
        return name[..<space]
    }

    private static func isVerse(_ name: String) -> Bool {
        name.contains(":") && name.last.map { $0.isNumber || ("a"..."f").contains($0) } == true
    }
}

/// Names of places that versions may share, so spelled that those of one place are the same.
public struct SharedNames: Sendable {
    /// For each document the names of its identities, in order.
    public let names: [[String]]

    /// Where a version tells no books, the others' books count only if they are several.
    public init(_ documents: [Document]) {
        let all = documents.map { $0.identities.map(\.name) }
        let lacksBooks = all.contains { names in !names.isEmpty && names.allSatisfy { VerseName.book($0) == nil } }
        names = all.map { names in
            guard lacksBooks, Set(names.map { VerseName.book($0) }).count == 1 else { return names }
            return names.map { String(VerseName.withoutBook($0)) }
        }
    }
}
