/// A model that can be installed: what is known of it, how its file is made, and how it is opened.
///
/// To add one, give it a folder beside `MUSE`, a type like this in it, and its line in `EncoderModels`.
protocol EncoderModel: Sendable {
    static var information: ModelInformation { get }

    /// What people call it: `e5`.
    static var shortName: String { get }

    /// How many sentences of news it encodes in a second on one core of a server, about: `make bench` and `make bench-peer-e5`
    /// print it.
    static var sentencesPerSecond: Int { get }

    /// The licence's text, which is put beside the model; nil where its wheel's file has it.
    static var licence: String? { get }

    /// The files of the wheel that the model is made of, and the SHA-256 of each.
    static var files: [String: String] { get }

    /// Makes the sections of the model's file from these files, whose digests were checked.
    ///
    /// - Parameter place: Where they are from, for errors.
    static func sections(of files: [String: [UInt8]], place: String) throws(EncoderError) -> ModelFileWriter

    static func encoder(_ file: ModelFile) throws(EncoderError) -> any SentenceEncoder
}

extension EncoderModel {
    static var licence: String? { nil }
}

/// The models that this program knows.
enum EncoderModels {
    /// The one first that is tried first.
    static let all: [any EncoderModel.Type] = [UniversalSentenceEncoder.self, MultilingualE5.self]

    /// By its name, or by what people call it.
    static func named(_ name: String) -> (any EncoderModel.Type)? {
        all.first { $0.information.name == name || $0.shortName == name }
    }
}
