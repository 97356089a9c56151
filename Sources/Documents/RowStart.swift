/// A place of a text where a row of the table must begin.
public struct RowStart: Sendable, Hashable {
    /// Which places of other versions it goes with: those of the same number. Numbers rise in every version.
    public let number: Int
    /// The code unit where the row's text begins.
    public let offset: Int

    public init(number: Int, offset: Int) {
        self.number = number
        self.offset = offset
    }
}
