import Encoders
internal import Errors
import Foundation
import Glibc
import Synchronization

/// Vectors on disk by their text's hash, so that a broken run goes on where it stopped.
///
/// A file that grows: a header of 16 bytes (magic, dimension), then records of the text's hash (16 bytes), the vector,
/// and a checksum of both (8). What a crash left half-written is cut off. One program writes; others that come to the
/// same file meanwhile read what is there.
final class VectorCache: Sendable {
    private static let magic: [UInt8] = Array("HEXVEC\u{1}\n".utf8)
    private static let headerLength = 16

    let path: String
    private let state: Mutex<State>

    private struct State {
        var descriptor: Int32
        var isWriter: Bool
        var dimension: Int
        var end: Int
        var offsets: [[UInt8]: Int] = [:]
    }

    /// Opens the cache at `path`, making it and its directory where they are missing.
    init(path: String) throws(EncoderError) {
        self.path = path
        let directory = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw EncoderError(
                .file, place: "\(path)", problem: "cannot be opened: \(String(cString: strerror(errno)))",
                remedy: "set $XDG_CACHE_HOME to a directory that can be written")
        }
        let isWriter = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        state = Mutex(State(descriptor: descriptor, isWriter: isWriter, dimension: 0, end: 0))
        try state.withLock { (state) throws(EncoderError) in try Self.load(&state, path: path) }
    }

    deinit {
        state.withLock { state in _ = close(state.descriptor) }
    }

    /// The vectors' dimension; `nil` while there are none.
    var dimension: Int? { state.withLock { $0.dimension > 0 ? $0.dimension : nil } }

    /// The text's vector, when it is here.
    func vector(for text: String) -> [Float]? {
        let key = Self.key(text)
        return state.withLock { state in
            guard let offset = state.offsets[key] else { return nil }
            var values = [Float](repeating: 0, count: state.dimension)
            let size = 4 * state.dimension
            let count = values.withUnsafeMutableBytes {
                pread(state.descriptor, $0.baseAddress, size, off_t(offset + 16))
            }
            return count == size ? values : nil
        }
    }

    /// Keeps vectors. A disk that is full costs the saving, not the run.
    func store(_ texts: [String], _ vectors: [[Float]]) {
        state.withLock { state in
            guard state.isWriter, let dimension = vectors.first?.count else { return }
            if state.dimension == 0 {
                let header = Self.magic + withUnsafeBytes(of: UInt64(dimension).littleEndian, Array.init)
                guard Self.append(header, &state) else { return }
                state.dimension = dimension
            }
            guard state.dimension == dimension else { return }
            var bytes: [UInt8] = []
            var offsets: [([UInt8], Int)] = []
            for (text, vector) in zip(texts, vectors) {
                let key = Self.key(text)
                let record = key + vector.withUnsafeBytes(Array.init)
                offsets.append((key, state.end + bytes.count))
                bytes += record
                bytes += withUnsafeBytes(of: record.withUnsafeBytes(ContentHash.of).littleEndian, Array.init)
            }
            guard Self.append(bytes, &state) else { return }
            for (key, offset) in offsets { state.offsets[key] = offset }
        }
    }

    private static func key(_ text: String) -> [UInt8] {
        Array(Array(text.utf8).withUnsafeBytes(SHA256.digest).prefix(16))
    }

    private static func append(_ bytes: [UInt8], _ state: inout State) -> Bool {
        let count = bytes.withUnsafeBytes { pwrite(state.descriptor, $0.baseAddress, $0.count, off_t(state.end)) }
        guard count == bytes.count else {
            ftruncate(state.descriptor, off_t(state.end))
            return false
        }
        state.end += count
        return true
    }

    /// Reads the records up to the first damaged one.
    private static func load(_ state: inout State, path: String) throws(EncoderError) {
        var header = [UInt8](repeating: 0, count: headerLength)
        let count = pread(state.descriptor, &header, headerLength, 0)
        if count < headerLength {
            if state.isWriter { ftruncate(state.descriptor, 0) }
            return
        }
        let dimension = header.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        guard header.starts(with: magic), dimension > 0, dimension < 1 << 20 else {
            throw EncoderError(
                .file, place: "\(path)", problem: "is no cache of vectors", expected: "a file that this program wrote",
                remedy: "remove it")
        }
        state.dimension = Int(dimension)
        state.end = headerLength
        let length = 16 + 4 * state.dimension + 8
        var record = [UInt8](repeating: 0, count: length)
        while pread(state.descriptor, &record, length, off_t(state.end)) == length {
            let isWhole = record.withUnsafeBytes { bytes in
                let hash = bytes.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
                return ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes.dropLast(8))) == UInt64(littleEndian: hash)
            }
            guard isWhole else { break }
            state.offsets[Array(record.prefix(16))] = state.end
            state.end += length
        }
        if state.isWriter { ftruncate(state.descriptor, off_t(state.end)) }
    }
}
