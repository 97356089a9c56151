internal import Documents
private import Encoders
internal import Errors
private import Foundation
private import Hashes

extension Document {
    /// With where the text is from: the path, and the digest of the file's bytes as they are on the disk. Standard input
    /// cannot be read again, and has none.
    var withSource: Document {
        get throws(HexaplaError) {
            var document = self
            document.source = TextSource(path: name)
            guard name != "standard input" else { return document }
            do {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: name), options: .mappedIfSafe)
                document.source?.sha256 = bytes.withUnsafeBytes { SHA256.hexadecimal($0) }
            } catch {
                throw HexaplaError(at: "\(name)", "cannot be read again for its digest", expected: "a file that stays")
            }
            return document
        }
    }
}
