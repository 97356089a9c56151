private import CArchive

/// Compresses a stream into gzip members or zstd frames.
///
/// The same bytes come out every time for the same bytes and ends of frames, however they were cut into writes. Frames
/// stand alone: a file that holds some of them whole is a complete file, and more may be appended to it.
public final class Compressor {
    /// Thrown only when memory runs out.
    public struct Failure: Error {}

    let compression: Compression
    /// The frame that is being written; nil between frames.
    private var packer: OpaquePointer?
    /// What waits to be a whole piece: libraries may compress the same bytes otherwise in other pieces.
    private var pending: [UInt8] = []
    private static let pieceLength = 1 << 16

    /// - Returns: nil for what is only read, xz and bzip2.
    public init?(_ compression: Compression) {
        guard compression == .gzip || compression == .zstandard else { return nil }
        self.compression = compression
    }

    deinit { hexapla_packer_close(packer) }

    /// Takes bytes, and returns those that are ready to be written; often none.
    public func compress(_ bytes: some Collection<UInt8>) throws(Failure) -> [UInt8] {
        pending.append(contentsOf: bytes)
        guard pending.count >= Self.pieceLength else { return [] }
        let whole = pending.count / Self.pieceLength * Self.pieceLength
        for start in stride(from: 0, to: whole, by: Self.pieceLength) { try pack(start..<(start + Self.pieceLength)) }
        pending.removeSubrange(..<whole)
        return packer.map(Self.ready) ?? []
    }

    /// Ends the frame and returns its last bytes. Without anything to compress since the last one there is none, and
    /// nothing is returned.
    public func endFrame() throws(Failure) -> [UInt8] {
        if !pending.isEmpty { try pack(0..<pending.count) }
        pending.removeAll(keepingCapacity: true)
        guard let packer else { return [] }
        self.packer = nil
        defer { hexapla_packer_close(packer) }
        guard hexapla_packer_finish(packer) == 0 else { throw Failure() }
        return Self.ready(packer)
    }

    /// A whole file in one frame, also where there is nothing to compress: an empty file is no gzip file.
    public static func file(_ bytes: [UInt8], _ compression: Compression) throws(Failure) -> [UInt8] {
        guard let compressor = Compressor(compression) else { throw Failure() }
        var result = try compressor.compress(bytes)
        if bytes.isEmpty { try compressor.pack(0..<0) }
        result += try compressor.endFrame()
        return result
    }

    /// Unpacks what `file` packed.
    ///
    /// - Parameter length: How many bytes there were.
    /// - Returns: nil where the bytes are not that.
    public static func unpacked(_ bytes: [UInt8], _ compression: Compression, length: Int) -> [UInt8]? {
        let unpacked = bytes.withUnsafeBufferPointer { source -> [UInt8] in
            guard let unpacker = hexapla_unpacker_open(source.baseAddress, Int64(source.count), compression.code) else {
                return []
            }
            defer { hexapla_unpacker_close(unpacker) }
            // The length may be as damaged as the bytes: neither more room than there are bytes, nor a beginning.
            var unpacked: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            while unpacked.count <= length {
                let read = hexapla_unpacker_read(unpacker, &piece, Int64(piece.count))
                guard read > 0 else { break }
                unpacked.append(contentsOf: piece[..<Int(read)])
            }
            return unpacked
        }
        return unpacked.count == length ? unpacked : nil
    }

    private func pack(_ range: Range<Int>) throws(Failure) {
        if packer == nil { packer = hexapla_packer_open(compression.code) }
        guard let packer else { throw Failure() }
        let code = pending[range].withUnsafeBufferPointer {
            hexapla_packer_write(packer, $0.baseAddress, Int64($0.count))
        }
        guard code == 0 else { throw Failure() }
    }

    private static func ready(_ packer: OpaquePointer) -> [UInt8] {
        var count: Int64 = 0
        let bytes = hexapla_packer_bytes(packer, &count)
        return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
}
