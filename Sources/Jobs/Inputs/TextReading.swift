public import Codecs
public import Documents
public import Errors

/// How files become texts: encodings by language, and what may be lacking.
public struct TextReading: Sendable {
    /// For all languages that have none of their own; nil for what the files say.
    public var encoding: String?
    public var encodings: [LanguageTag: String] = [:]
    public var isLossy = false
    public var allowsEmpty = false
    public var maximumSize = InputSize.standard
    /// Whether texts shall know the lines of their files.
    public var findsLines = false

    public init() {}

    public func read(path: String, language: LanguageTag) throws(HexaplaError) -> Document {
        let decoder = TextDecoder(encoding: encodings[language] ?? encoding, isLossy: isLossy)
        do throws(DocumentError) {
            var reader = DocumentReader(decoder: decoder, allowsEmpty: allowsEmpty, maximumSize: maximumSize)
            reader.findsLines = findsLines
            return try reader.read(path: path, language: language)
        } catch {
            throw error.explanation
        }
    }
}
