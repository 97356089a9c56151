internal import Errors
internal import Files
import FoundationEssentials
import Glibc
private import Hashes
internal import SystemPackage

/// Writes a model file: whole or not at all.
struct ModelFileWriter {
    private var sections: [(name: String, bytes: [UInt8])] = []

    mutating func add(_ section: ModelFormat.Section, _ bytes: [UInt8]) {
        sections.append((section.rawValue, bytes))
    }

    mutating func add(_ section: ModelFormat.Section, _ values: [Float]) {
        add(section, values.withUnsafeBytes(Array.init))
    }

    mutating func add(_ section: ModelFormat.Section, _ values: [UInt64]) {
        add(section, values.withUnsafeBytes(Array.init))
    }

    /// Writes to a temporary file beside `path`, flushes it to the disk, and renames it.
    func write(to path: String) throws(EncoderError) {
        let temporary = path + ".\(getpid()).partial"
        let opened = Errno.result {
            try FileDescriptor.open(
                FilePath(temporary), .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o644))
        }
        let descriptor = try opened.mapError { failure(path: temporary, action: "cannot be created", $0) }.get()
        var isDone = false
        defer { if !isDone { unlink(temporary) } }
        var isOpen = true
        defer { if isOpen { try? descriptor.close() } }

        let layout = offsets
        var position = 0
        for (bytes, offset) in zip([header(layout)] + sections.map(\.bytes), [0] + layout.starts) {
            let gap = [UInt8](repeating: 0, count: offset - position)
            let written = Errno.result {
                try descriptor.writeAll(gap)
                try descriptor.writeAll(bytes)
            }
            try written.mapError { failure(path: temporary, action: "cannot be written", $0) }.get()
            position = offset + bytes.count
        }
        isOpen = false
        let flushed: Result<Void, Errno> = fsync(descriptor.rawValue) == 0 ? .success(()) : .failure(.last)
        let closed = Errno.result { try descriptor.close() }
        try flushed.flatMap { closed }.mapError { failure(path: temporary, action: "cannot be written", $0) }.get()
        guard rename(temporary, path) == 0 else { throw failure(path: path, action: "cannot be replaced", .last) }
        isDone = true
    }

    private var offsets: (starts: [Int], end: Int) {
        var starts: [Int] = []
        var end = ModelFormat.headerLength
        for section in sections {
            end = (end + ModelFormat.alignment - 1) / ModelFormat.alignment * ModelFormat.alignment
            starts.append(end)
            end += section.bytes.count
        }
        return (starts, end)
    }

    private func header(_ layout: (starts: [Int], end: Int)) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: ModelFormat.headerLength)
        func put(_ value: some FixedWidthInteger, at offset: Int) {
            withUnsafeBytes(of: value.littleEndian) { header.replaceSubrange(offset..<offset + $0.count, with: $0) }
        }
        header.replaceSubrange(0..<8, with: ModelFormat.magic)
        put(ModelFormat.version, at: 8)
        put(ModelFormat.byteOrderMark, at: 12)
        put(UInt64(layout.end), at: 16)
        put(UInt64(sections.count), at: 32)
        for (index, section) in sections.enumerated() {
            let offset = ModelFormat.recordLength * (index + 1)
            header.replaceSubrange(offset..<offset + section.name.utf8.count, with: section.name.utf8)
            put(UInt64(layout.starts[index]), at: offset + ModelFormat.nameLength)
            put(UInt64(section.bytes.count), at: offset + ModelFormat.nameLength + 8)
            put(section.bytes.withUnsafeBytes(ContentHash.of), at: offset + ModelFormat.nameLength + 16)
        }
        put(header.withUnsafeBytes(ContentHash.of), at: 24)
        return header
    }

    private func failure(path: String, action: String, _ error: Errno) -> EncoderError {
        EncoderError(
            .file, place: "\(path)", problem: "\(action): \(error)",
            remedy:
                "check the space and rights there, or choose another directory with \(.models) DIR or $HEXAPLA_MODELS"
        )
    }
}
