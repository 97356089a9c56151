/// A SentencePiece unigram model as its file has it, read once, on installation.
///
/// Kudo, "Subword Regularization", ACL 2018; Kudo and Richardson, "SentencePiece", EMNLP 2018 (demonstrations).
struct SentencePieceModel {
    /// A piece that text can be made of.
    struct Piece {
        var bytes: [UInt8]
        var id: Int32
        var score: Float
    }

    private(set) var pieces: [Piece] = []
    /// How many ids there are.
    private(set) var vocabulary = 0
    /// Score of a character that no piece has.
    private(set) var unknownScore: Float = 0
    /// SentencePiece's compiled character map; its form is Normalizer's matter.
    private(set) var characterMap: [UInt8] = []

    /// SentencePiece's penalty below the worst piece.
    private static let unknownPenalty: Float = 10

    /// Reads a model; `nil` when it is none, or one with options other than those that Tokenizer knows: unigram, a
    /// space before the text, spaces collapsed and written as ▁, no byte fallback.
    init?(_ bytes: [UInt8]) {
        var userDefined: [Int] = []
        var lowest = Float.infinity
        var highest = -Float.infinity
        for field in ProtobufFields(bytes[...]) {
            switch field {
            case (1, .bytes(let message)):
                guard let (surface, score, type) = Self.piece(message) else { return nil }
                let id = Int32(vocabulary)
                vocabulary += 1
                switch type {
                case 1:
                    (lowest, highest) = (min(lowest, score), max(highest, score))
                    pieces.append(Piece(bytes: surface, id: id, score: score))
                case 4:
                    userDefined.append(pieces.count)
                    pieces.append(Piece(bytes: surface, id: id, score: 0))
                case 2, 3: break
                default: return nil
                }
            case (2, .bytes(let message)):
                for case (let number, .integer(let value)) in ProtobufFields(message) {
                    // Model type, white space as suffix, byte fallback.
                    if number == 3 && value != 1 || (number == 24 || number == 35) && value != 0 { return nil }
                }
            case (3, .bytes(let message)):
                for option in ProtobufFields(message) {
                    switch option {
                    case (2, .bytes(let map)): characterMap = Array(map)
                    case (3...5, .integer(let value)) where value != 1: return nil
                    default: break
                    }
                }
            default: break
            }
        }
        guard !pieces.isEmpty, lowest <= highest else { return nil }
        unknownScore = lowest - Self.unknownPenalty
        // A user-defined piece beats every other way to cut its characters.
        for index in userDefined { pieces[index].score = Float(pieces[index].bytes.count) * highest - 0.1 }
    }

    private static func piece(_ message: ArraySlice<UInt8>) -> (surface: [UInt8], score: Float, type: UInt64)? {
        var surface: [UInt8] = []
        var score: Float = 0
        var type: UInt64 = 1
        for field in ProtobufFields(message) {
            switch field {
            case (1, .bytes(let bytes)): surface = Array(bytes)
            case (2, .fixed32(let bits)): score = Float(bitPattern: bits)
            case (3, .integer(let value)): type = value
            default: break
            }
        }
        return surface.isEmpty ? nil : (surface, score, type)
    }
}
