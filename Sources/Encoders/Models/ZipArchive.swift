import CArchive
internal import Errors

/// Entries of a zip archive in memory: wheels and NumPy's .npz files are ones.
enum ZipArchive {
    /// Reads the entries whose names `wants` accepts, checksums verified.
    ///
    /// - Returns: Names and contents.
    /// - Throws: `wheelUnusable` with `place` when the archive is damaged.
    static func entries(
        of bytes: UnsafeRawBufferPointer, place: String, where wants: (String) -> Bool
    ) throws(EncoderError) -> [String: [UInt8]] {
        let damaged = EncoderError(
            .wheelUnusable, place: "\(place)", problem: "is not a complete zip archive",
            expected: "the wheel as published",
            remedy: "fetch it again with \(.fetchModel)")
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress,
            let zip = hexapla_zip_open(base, Int64(bytes.count))
        else { throw damaged }
        defer { hexapla_zip_close(zip) }
        var found: [String: [UInt8]] = [:]
        while true {
            let next = hexapla_zip_next(zip)
            guard next >= 0 else { throw damaged }
            if next == 0 { return found }
            let name = String(cString: hexapla_zip_name(zip))
            guard wants(name) else { continue }
            guard let content = contents(of: zip) else { throw damaged }
            found[name] = content
        }
    }

    private static func contents(of zip: OpaquePointer) -> [UInt8]? {
        let size = hexapla_zip_size(zip)
        // A wheel's largest member has some 30 MB; a header that claims far more is not believed.
        guard size <= 1 << 30 else { return nil }
        var content: [UInt8] = []
        var room = size >= 0 ? Int(size) + 1 : 1 << 16
        while true {
            let start = content.count
            content.append(contentsOf: repeatElement(0, count: room))
            let count = content.withUnsafeMutableBufferPointer { buffer -> Int64 in
                guard let base = buffer.baseAddress else { return -1 }
                return hexapla_zip_read(zip, base + start, Int64(room))
            }
            guard count >= 0 else { return nil }
            content.removeLast(room - Int(count))
            if count == 0 { return content }
            room = max(1 << 12, room - Int(count))
        }
    }
}
