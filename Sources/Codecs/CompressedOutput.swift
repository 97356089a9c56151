public import Errors
public import Files

extension Output {
    /// A file, compressed as its suffix says (`.gz`, `.zst`).
    ///
    /// - Parameters:
    ///   - path: nil or "-" for standard output.
    ///   - files: What is read: writing over it would destroy what the user has.
    public convenience init(named path: String?, reading files: ReadFiles = []) throws(HexaplaError) {
        let compression = path.flatMap { Compression(path: $0) }
        let compressor = compression.flatMap { Compressor($0) }
        if let path, let compression, compressor == nil {
            throw HexaplaError(
                .usage, at: "\(path)", "\(compression.name) is read, not written", expected: ".gz or .zst")
        }
        try self.init(path: path, reading: files, through: compressor)
    }
}

extension Compressor: OutputFilter {
    public func filter(_ bytes: [UInt8]) -> [UInt8]? { try? compress(bytes) }

    public func end(isEmpty: Bool) -> [UInt8]? {
        isEmpty ? try? Self.file([], compression) : try? endFrame()
    }
}
