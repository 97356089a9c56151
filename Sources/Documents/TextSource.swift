/// Where a version's text came from, as far as it is known.
public struct TextSource: Sendable, Hashable {
    /// As the user named it.
    public var path: String
    /// The digest of the file's bytes in lower-case hexadecimal.
    public var sha256: String?
    public var licence: String?
    /// Who or what made the text: a publisher, an address, a corpus.
    public var origin: String?

    public init(path: String, sha256: String? = nil, licence: String? = nil, origin: String? = nil) {
        self.path = path
        self.sha256 = sha256
        self.licence = licence
        self.origin = origin
    }
}
