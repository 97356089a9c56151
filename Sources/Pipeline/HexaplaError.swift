/// What stops a run: one line for a person, exit code 2.
public struct HexaplaError: Error, Sendable, Equatable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }

    /// An error of a module below, in its own words.
    public init(_ error: any Error & CustomStringConvertible) {
        description = error.description
    }
}
