/// What changes bytes on their way into a file, such as a compressor.
public protocol OutputFilter: AnyObject {
    /// Takes bytes, and gives those that are ready to be written; nil where no memory is left.
    func filter(_ bytes: [UInt8]) -> [UInt8]?

    /// The last bytes.
    ///
    /// - Parameter isEmpty: Whether nothing was ever taken: an empty file is no compressed one.
    func end(isEmpty: Bool) -> [UInt8]?
}
