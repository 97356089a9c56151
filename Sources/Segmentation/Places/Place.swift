/// A place inside a block where a sentence may end.
struct Place: Equatable {
    enum Kind {
        /// White space, or the end of a quotation: no stop says that a sentence ends.
        case space
        /// After a full stop or its kin.
        case stop
        /// After a mark that stands for the script's full stop: "|" for a danda, "፡፡" for "።".
        case substitute
        /// After the mark or the number that ends a verse: "۝١", "﴿١﴾".
        case verse
        /// Before the dash of the next speaker: "– Hi. – Bye."
        case speaker
    }

    var kind: Kind
    /// Where the stop and the marks that close behind it end.
    var stopEnd: Int
    /// Where the text before the place ends. Footnote marks, emoji and the like stand between `stopEnd` and here.
    var end: Int
    /// Where the text after it begins.
    var next: Int
}
