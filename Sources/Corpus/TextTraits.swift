/// What filters ask of a text.
struct TextTraits: Sendable {
    /// Code points other than white space.
    var length = 0
    /// Of the text with its white space as single spaces.
    var exact: UInt64 = 0
    /// Of the text without case, white space and differences of compatibility.
    var folded: UInt64 = 0
    /// Of the folded letters alone; of everything where there are none.
    var letters: UInt64 = 0
    var isInWrongScript = false
    var isInOtherLanguage = false
    var isOnlyAddresses = false
    /// Sorted; without those that texts spell out as often as not.
    var numbers: [UInt64] = []
    /// nil for a short text.
    var signature: MinHash?
}
