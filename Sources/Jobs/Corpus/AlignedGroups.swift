private import Codecs
private import Encoders
internal import Errors
private import Glibc
private import Synchronization

/// Documents that are aligned already, kept in a folder, so that a run which was interrupted goes on where it stopped,
/// and one with other filters aligns nothing anew.
///
/// `rows` holds a zstd frame a document, in the order in which they were finished; `journal` a line a document: its key,
/// and where its frame is. The frame is written before its line: whatever ends a run, what the journal says is there, and
/// what it does not say is cut off. Rows of documents that were changed since, or taken out, stay until they are more
/// than the rest (`compact`). Safe to use from several threads.
final class AlignedGroups: Sendable {
    /// Where a document's rows are.
    struct Entry: Sendable {
        var offset: Int
        var length: Int
        /// Bytes of the rows as JSON Lines.
        var size: Int
        var hash: UInt64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var end = 0
    }

    private let folder: String
    private let settings: String
    private let rows: Int32
    private let journal: Int32
    private let state = Mutex(State())
    /// Whether what stood there was made in another way, and was thrown away.
    let beganAnew: Bool

    private static let version = "hexapla corpus 1 \(Release.version)"

    /// - Parameter settings: A digest of what the rows depend on beside the documents themselves.
    init(folder: String, settings: String) throws(HexaplaError) {
        self.folder = folder
        self.settings = settings
        // Where a run ended between two names: see `compact`.
        if access(folder, F_OK) != 0 { rename(Self.compacted(folder), folder) }
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw Self.failure(folder) }
        rows = open("\(folder)/rows", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        journal = open("\(folder)/journal", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard rows >= 0, journal >= 0 else { throw Self.failure(folder) }
        guard flock(journal, LOCK_EX | LOCK_NB) == 0 else {
            throw HexaplaError(at: "\(folder)", "another run is writing there", expected: "one at a time")
        }
        for name in [Self.compacted(folder), Self.replaced(folder)] { Self.remove(name) }
        let header = "\(Self.version)\t\(settings)\n"
        let text = try Self.contents(of: journal, folder)
        let isOurs = text.starts(with: header.utf8)
        beganAnew = !isOurs && !text.isEmpty
        var status = stat()
        guard fstat(rows, &status) == 0 else { throw Self.failure(folder) }
        var found = State()
        var valid = 0
        if isOurs { (found, valid) = Self.read(text, after: header.utf8.count, dataLength: Int(status.st_size)) }
        guard ftruncate(rows, off_t(found.end)) == 0, ftruncate(journal, off_t(valid)) == 0 else {
            throw Self.failure(folder)
        }
        if !isOurs { try Self.write(Array(header.utf8), to: journal, folder) }
        let known = found
        state.withLock { $0 = known }
    }

    deinit {
        close(rows)
        close(journal)
    }

    func entry(_ key: String) -> Entry? { state.withLock { $0.entries[key] } }

    /// Adds a document's rows.
    ///
    /// - Parameter isLasting: Whether the next run takes them as they are.
    func add(_ bytes: [UInt8], key: String, isLasting: Bool) throws(HexaplaError) -> Entry {
        let frame: [UInt8]
        do throws(Compressor.Failure) {
            frame = try Compressor.file(bytes, .zstandard)
        } catch {
            throw HexaplaError(at: "\(folder)", "cannot be written (no memory is left)")
        }
        let hash = frame.withUnsafeBytes { ContentHash.of($0) }
        return try add(frame, size: bytes.count, hash: hash, key: key, isLasting: isLasting)
    }

    private func add(
        _ frame: [UInt8], size: Int, hash: UInt64, key: String, isLasting: Bool
    ) throws(HexaplaError) -> Entry {
        try state.withLock { state throws(HexaplaError) in
            let entry = Entry(offset: state.end, length: frame.count, size: size, hash: hash)
            guard lseek(rows, off_t(state.end), SEEK_SET) >= 0 else { throw Self.failure(folder) }
            try Self.write(frame, to: rows, folder)
            state.end += frame.count
            guard isLasting else { return entry }
            guard lseek(journal, 0, SEEK_END) >= 0 else { throw Self.failure(folder) }
            let line = "\(key)\t\(entry.offset)\t\(entry.length)\t\(entry.size)\t\(entry.hash)\n"
            try Self.write(Array(line.utf8), to: journal, folder)
            state.entries[key] = entry
            return entry
        }
    }

    func read(_ entry: Entry) throws(HexaplaError) -> [UInt8] {
        guard let bytes = Compressor.unpacked(try frame(entry), .zstandard, length: entry.size) else {
            throw Self.damage(folder)
        }
        return bytes
    }

    /// The rows as they are packed.
    private func frame(_ entry: Entry) throws(HexaplaError) -> [UInt8] {
        var frame = [UInt8](repeating: 0, count: entry.length)
        var count = 0
        while count < frame.count {
            let read = frame.withUnsafeMutableBytes {
                pread(rows, $0.baseAddress.map { $0 + count }, $0.count - count, off_t(entry.offset + count))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { break }
            count += read
        }
        guard count == frame.count, frame.withUnsafeBytes({ ContentHash.of($0) }) == entry.hash else {
            throw Self.damage(folder)
        }
        return frame
    }

    /// Waits until everything is on the disk.
    func synchronize() throws(HexaplaError) {
        guard fdatasync(rows) == 0, fdatasync(journal) == 0 else { throw Self.failure(folder) }
    }

    /// Throws away all rows but those of `keys`, where what is thrown away is more than what stays.
    ///
    /// The rest is written to a folder beside this one, which takes its place: whatever ends a run, one of them is whole,
    /// and the next run finds it. Nothing is to be added or read afterwards.
    func compact(keeping keys: Set<String>) throws(HexaplaError) {
        let (entries, end) = state.withLock { ($0.entries, $0.end) }
        let kept = entries.filter { keys.contains($0.key) }.sorted { $0.value.offset < $1.value.offset }
        let size = kept.reduce(0) { $0 + $1.value.length }
        guard end - size > size else { return }
        let beside = Self.compacted(folder)
        let smaller = try AlignedGroups(folder: beside, settings: settings)
        for (key, entry) in kept {
            _ = try smaller.add(try frame(entry), size: entry.size, hash: entry.hash, key: key, isLasting: true)
        }
        try smaller.synchronize()
        guard rename(folder, Self.replaced(folder)) == 0, rename(beside, folder) == 0 else {
            throw Self.failure(folder)
        }
        Self.remove(Self.replaced(folder))
    }

    private static func compacted(_ folder: String) -> String { "\(folder).new" }
    private static func replaced(_ folder: String) -> String { "\(folder).old" }

    /// Removes what `compact` left, where a run ended there.
    private static func remove(_ folder: String) {
        for name in ["rows", "journal"] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// The journal's whole lines whose frames are there; where the last of them ends.
    private static func read(_ text: [UInt8], after start: Int, dataLength: Int) -> (state: State, end: Int) {
        var state = State()
        var valid = start
        while let end = text[valid...].firstIndex(of: 0x0A) {
            let cells = String(decoding: text[valid..<end], as: UTF8.self).split(separator: "\t")
            guard cells.count == 5, let offset = Int(cells[1]), let length = Int(cells[2]), let size = Int(cells[3]),
                let hash = UInt64(cells[4]), offset >= 0, length > 0, size >= 0, offset + length <= dataLength
            else { break }
            state.entries[String(cells[0])] = Entry(offset: offset, length: length, size: size, hash: hash)
            state.end = max(state.end, offset + length)
            valid = end + 1
        }
        return (state, valid)
    }

    private static func contents(of file: Int32, _ folder: String) throws(HexaplaError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(folder) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32, _ folder: String) throws(HexaplaError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(folder) }
            written += count
        }
    }

    private static func damage(_ folder: String) -> HexaplaError {
        HexaplaError(
            at: "\(folder)", "is damaged", expected: "what an earlier run left: delete the folder to align anew")
    }

    private static func failure(_ folder: String) -> HexaplaError {
        let reason = strerror(errno).map { String(cString: $0).lowercased() } ?? "unknown reason"
        return HexaplaError(
            at: "\(folder)", "cannot be written (\(reason))", expected: "a folder to keep aligned documents in")
    }
}
