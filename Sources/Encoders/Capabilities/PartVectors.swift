/// What a vector is wanted for: a text without some of its pieces, or some of its pieces alone.
public enum PartSelection: Sendable, Hashable {
    case without(text: Int, pieces: Range<Int>)
    case only(text: Int, pieces: Range<Int>)

    /// A whole text.
    public static func whole(_ text: Int) -> PartSelection { .without(text: text, pieces: 0..<0) }
}

/// The vectors of texts with a part taken out, and of parts alone, however they are made.
public protocol PartVectors: Sendable {
    /// Numbers in a vector.
    var dimension: Int { get }

    /// How many tokens some pieces of a text have: a measure of length that is alike across languages.
    func tokens(in text: Int, _ pieces: Range<Int>) -> Int

    /// The vectors of `selections`, `dimension` numbers each, of length 1, in the order given.
    func embed(_ selections: [PartSelection], threads: Int) -> [Float]
}
