private import Codecs
private import Encoders
internal import Errors
private import Files
private import Glibc
private import Hashes
private import Synchronization
private import SystemPackage

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
    private let rows: FileDescriptor
    private let journal: FileDescriptor
    private let state = Mutex(State())
    /// Whether what stood there was made in another way, and was thrown away.
    let beganAnew: Bool
    /// From where on the journal says what cannot be, by its lines from 1: what stood there is thrown away. A last line that
    /// was not written to its end is no damage.
    let damagedLine: Int?

    /// More than the packed rows of any document have: for a journal that says otherwise no memory is taken.
    private static let longestFrame = 1 << 32

    private static let version = "hexapla corpus 1 \(Release.version)"

    /// The files that are kept in the folder.
    static func paths(in folder: String) -> [String] { ["\(folder)/rows", "\(folder)/journal"] }

    /// - Parameter settings: A digest of what the rows depend on beside the documents themselves.
    init(folder: String, settings: String) throws(HexaplaError) {
        self.folder = folder
        self.settings = settings
        // Where a run ended between two names: see `compact`.
        if access(folder, F_OK) != 0 { rename(Self.compacted(folder), folder) }
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw Self.failure(folder, .last) }
        let paths = Self.paths(in: folder)
        rows = try Self.open(paths[0], folder)
        journal = try Self.open(paths[1], folder)
        guard flock(journal.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            throw HexaplaError(at: "\(folder)", "another run is writing there", expected: "one at a time")
        }
        for name in [Self.compacted(folder), Self.replaced(folder)] { Self.remove(name) }
        let header = "\(Self.version)\t\(settings)\n"
        let text = try Self.contents(of: journal, folder)
        let isOurs = text.starts(with: header.utf8)
        beganAnew = !isOurs && !text.isEmpty
        let length = try Self.result(folder) { [rows] in try rows.seek(offset: 0, from: .end) }
        var found = State()
        var valid = 0
        if isOurs { (found, valid) = Self.read(text, after: header.utf8.count, dataLength: Int(length)) }
        damagedLine =
            isOurs && text[valid...].contains(0x0A) ? text[..<valid].count { $0 == 0x0A } + 1 : nil
        let (known, end) = (found, valid)
        try Self.result(folder) { [rows, journal] in
            try rows.resize(to: Int64(known.end))
            try journal.resize(to: Int64(end))
            if !isOurs { try journal.writeAll(toAbsoluteOffset: 0, header.utf8) }
        }
        state.withLock { $0 = known }
    }

    deinit {
        try? rows.close()
        try? journal.close()
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
            try Self.result(folder) { [rows] in
                try rows.writeAll(toAbsoluteOffset: Int64(entry.offset), frame)
            }
            state.end += frame.count
            guard isLasting else { return entry }
            let line = "\(key)\t\(entry.offset)\t\(entry.length)\t\(entry.size)\t\(entry.hash)\n"
            try Self.result(folder) { [journal] in
                let end = try journal.seek(offset: 0, from: .end)
                do {
                    try journal.writeAll(line.utf8)
                } catch {
                    // Half a line must not stand before a whole one.
                    try? journal.resize(to: end)
                    throw error
                }
            }
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
            let read = try? frame.withUnsafeMutableBytes {
                try rows.read(
                    fromAbsoluteOffset: Int64(entry.offset + count), into: .init(rebasing: $0[count...]))
            }
            guard let read, read > 0 else { break }
            count += read
        }
        guard count == frame.count, frame.withUnsafeBytes({ ContentHash.of($0) }) == entry.hash else {
            throw Self.damage(folder)
        }
        return frame
    }

    /// Waits until everything is on the disk.
    func synchronize() throws(HexaplaError) {
        guard fdatasync(rows.rawValue) == 0, fdatasync(journal.rawValue) == 0 else {
            throw Self.failure(folder, .last)
        }
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
            throw Self.failure(folder, .last)
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
                let hash = UInt64(cells[4]), size >= 0,
                offset >= 0, offset <= dataLength, length > 0, length <= min(longestFrame, dataLength - offset)
            else { break }
            state.entries[String(cells[0])] = Entry(offset: offset, length: length, size: size, hash: hash)
            state.end = max(state.end, offset + length)
            valid = end + 1
        }
        return (state, valid)
    }

    private static func open(_ path: String, _ folder: String) throws(HexaplaError) -> FileDescriptor {
        try result(folder) {
            try FileDescriptor.open(
                FilePath(path), .readWrite, options: [.create, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o666))
        }
    }

    private static func contents(of file: FileDescriptor, _ folder: String) throws(HexaplaError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try result(folder) { try piece.withUnsafeMutableBytes { try file.read(into: $0) } }
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    /// What calls into the system give, their error as one about the folder.
    @discardableResult
    private static func result<Value>(_ folder: String, _ body: () throws -> Value) throws(HexaplaError) -> Value {
        try Errno.result(body).mapError { failure(folder, $0) }.get()
    }

    private static func damage(_ folder: String) -> HexaplaError {
        HexaplaError(
            at: "\(folder)", "is damaged", expected: "what an earlier run left: delete the folder to align anew")
    }

    private static func failure(_ folder: String, _ error: Errno) -> HexaplaError {
        HexaplaError(
            at: "\(folder)", "cannot be written (\(error.reason))", expected: "a folder to keep aligned documents in")
    }
}
