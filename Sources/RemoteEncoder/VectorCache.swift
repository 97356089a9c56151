package import Encoders
internal import Errors
private import Files
import Foundation
import Glibc
private import Hashes
import Synchronization
import SystemPackage

/// Vectors on disk by their text's hash, so that a broken run goes on where it stopped.
///
/// A file that grows: a header of 16 bytes (magic, dimension), then records of the text's hash (16 bytes), the vector,
/// and a checksum of both (8). What a crash left half-written is cut off, a record that was damaged since is passed over.
/// One program writes; others that come to the same file meanwhile read what is there.
package final class VectorCache: Sendable {
    private static let magic: [UInt8] = Array("HEXVEC\u{1}\n".utf8)
    private static let headerLength = 16
    private static let keyLength = 16
    private static let checksumLength = 8
    /// Some ten times as many numbers as any model's vectors have: what is more comes from no model.
    static let mostDimension = 1 << 16

    let path: String
    private let state: Mutex<State>

    private struct State {
        var descriptor: FileDescriptor
        var isWriter: Bool
        var dimension: Int
        var end: Int
        var offsets: [[UInt8]: Int] = [:]
    }

    /// Opens the cache at `path`, making it and its directory where they are missing.
    package init(path: String) throws(EncoderError) {
        self.path = path
        let directory = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let opened = Errno.result {
            try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o600))
        }
        let descriptor = try opened.mapError { error in
            EncoderError(
                .file, place: "\(path)", problem: "cannot be opened: \(error)",
                remedy: "set $XDG_CACHE_HOME to a directory that can be written")
        }.get()
        let isWriter = flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0
        state = Mutex(State(descriptor: descriptor, isWriter: isWriter, dimension: 0, end: 0))
        try state.withLock { (state) throws(EncoderError) in try Self.load(&state, path: path) }
    }

    deinit {
        state.withLock { state in try? state.descriptor.close() }
    }

    /// The vectors' dimension; `nil` while there are none.
    var dimension: Int? { state.withLock { $0.dimension > 0 ? $0.dimension : nil } }

    /// The text's vector, when it is here.
    package func vector(for text: String) -> [Float]? {
        let key = Self.key(text)
        return state.withLock { state in
            guard let offset = state.offsets[key] else { return nil }
            let length = Self.recordLength(state.dimension)
            // Checked once more: another program, or the disk, may have changed the file since it was opened.
            guard let record = Self.read(length, at: offset, state), Self.isWhole(record), record.starts(with: key)
            else { return nil }
            let vector = record[Self.keyLength..<(length - Self.checksumLength)].withUnsafeBytes { bytes in
                (0..<state.dimension).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
            }
            // A checksum can be made by anybody: what is no direction was not kept by this program.
            return vector.allSatisfy(\.isFinite) && vector.contains { $0 != 0 } ? vector : nil
        }
    }

    /// Keeps vectors. A disk that is full costs the saving, not the run.
    package func store(_ texts: [String], _ vectors: [[Float]]) {
        state.withLock { state in
            guard state.isWriter, let dimension = vectors.first?.count, (1...Self.mostDimension).contains(dimension),
                vectors.allSatisfy({ $0.count == dimension })
            else { return }
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
        Array(Array(text.utf8).withUnsafeBytes(SHA256.digest).prefix(keyLength))
    }

    private static func append(_ bytes: [UInt8], _ state: inout State) -> Bool {
        let (descriptor, end) = (state.descriptor, Int64(state.end))
        guard (try? descriptor.writeAll(toAbsoluteOffset: end, bytes)) != nil else {
            try? descriptor.resize(to: end)
            return false
        }
        state.end += bytes.count
        return true
    }

    /// Reads the whole records; what follows the last of them is cut off.
    private static func load(_ state: inout State, path: String) throws(EncoderError) {
        let descriptor = state.descriptor
        guard let header = read(headerLength, at: 0, state) else {
            if state.isWriter { try? descriptor.resize(to: 0) }
            return
        }
        let dimension = header.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        guard header.starts(with: magic), dimension > 0, dimension <= mostDimension else {
            throw damaged(path)
        }
        state.dimension = Int(dimension)
        state.end = headerLength
        let length = recordLength(state.dimension)
        var place = headerLength
        while let record = read(length, at: place, state) {
            if isWhole(record) {
                state.offsets[Array(record.prefix(keyLength))] = place
                state.end = place + length
            }
            place += length
        }
        guard state.offsets.isEmpty == (place == headerLength) else { throw damaged(path) }
        if state.isWriter { try? descriptor.resize(to: Int64(state.end)) }
    }

    private static func damaged(_ path: String) -> EncoderError {
        EncoderError(
            .file, place: "\(path)", problem: "is damaged, or no cache of vectors",
            expected: "a file that this program wrote", remedy: "remove it: what is missing is encoded again")
    }

    private static func recordLength(_ dimension: Int) -> Int { keyLength + 4 * dimension + checksumLength }

    /// nil where the file has not so many bytes.
    private static func read(_ length: Int, at offset: Int, _ state: State) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            let rest = UnsafeMutableRawBufferPointer(buffer)
            while count < length {
                let read = try? state.descriptor.read(
                    fromAbsoluteOffset: Int64(offset + count), into: .init(rebasing: rest[count...]))
                guard let read, read > 0 else { return }
                count += read
            }
        }
        return bytes.count == length ? bytes : nil
    }

    private static func isWhole(_ record: [UInt8]) -> Bool {
        record.withUnsafeBytes { bytes in
            let start = bytes.count - checksumLength
            let hash = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            return ContentHash.of(UnsafeRawBufferPointer(rebasing: bytes[..<start])) == UInt64(littleEndian: hash)
        }
    }
}
