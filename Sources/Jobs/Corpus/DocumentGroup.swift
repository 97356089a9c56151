public import Documents
private import Hashes

/// A document in some languages, a file each.
public struct DocumentGroup: Sendable, Equatable {
    public struct Version: Sendable, Equatable {
        public let language: LanguageTag
        public let path: String
        public var licence: String?
        public var origin: String?
    }

    public let name: String
    /// In the order of their languages, each once.
    public private(set) var versions: [Version] = []

    init(name: String) { self.name = name }

    /// - Returns: Whether the document had no version in that language before.
    mutating func add(_ version: Version) -> Bool {
        guard !versions.contains(where: { $0.language == version.language }) else { return false }
        let place = versions.firstIndex { version.language.canonical < $0.language.canonical } ?? versions.count
        versions.insert(version, at: place)
        return true
    }
}

/// Documents that were found, and what was not taken for one.
public struct FoundDocuments: Sendable {
    /// Documents in at least two versions, by name.
    public internal(set) var groups: [DocumentGroup] = []
    /// Documents in one version.
    public internal(set) var unpaired: [String] = []
    /// Files that carry no language.
    public internal(set) var strangers: [String] = []
    /// Files that another one of the same document and language stands before.
    public internal(set) var repeated: [(document: String, path: String)] = []

    /// The languages of all groups, in the order of their tags.
    public var languages: [LanguageTag] {
        Set(groups.flatMap { $0.versions.map(\.language) }).sorted { $0.canonical < $1.canonical }
    }

    /// Keeps so many groups, those whose names hash lowest: from anywhere among them, and the same ones each time.
    mutating func sample(_ count: Int) {
        guard groups.count > count else { return }
        let chosen = groups.map { (StableHash.of($0.name), $0.name) }.sorted { $0 < $1 }.prefix(count)
        let names = Set(chosen.map(\.1))
        groups.removeAll { !names.contains($0.name) }
    }

    init(_ all: [String: DocumentGroup]) {
        for group in all.values.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            if group.versions.count > 1 { groups.append(group) } else { unpaired.append(group.name) }
        }
    }
}
