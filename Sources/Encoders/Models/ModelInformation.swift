/// What is known of a model beside its numbers.
public struct ModelInformation: Hashable, Sendable, Codable {
    /// The model's name, also the name of its directory.
    public var name: String
    /// One line about it for people.
    public var title: String
    /// BCP-47 primary subtags, sorted.
    public var languages: [String]
    /// SPDX identifier.
    public var licence: String
    /// The file that it was installed from, by name and version.
    public var source: String
    /// SHA-256 of that file, in hexadecimal.
    public var sourceSHA256: String
    /// Numbers in a vector.
    public var dimension: Int
}
