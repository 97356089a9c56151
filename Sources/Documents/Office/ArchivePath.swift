/// Names of entries inside an archive, as its entries refer to each other.
enum ArchivePath {
    /// The folder of an entry, with a slash at its end; empty at the top.
    static func folder(of entry: String) -> String {
        entry.lastIndex(of: "/").map { String(entry[...$0]) } ?? ""
    }

    /// The entry that a reference in `folder` leads to.
    /// - Returns: nil for one that leads out of the archive, or to the network.
    static func resolve(_ reference: String, in folder: String) -> String? {
        let plain = reference.prefix { $0 != "#" && $0 != "?" }
        guard let decoded = decoded(plain), !decoded.contains("://") else { return nil }
        var parts = decoded.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in decoded.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": if parts.popLast() == nil { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    /// Without percent escapes; nil where they make no text.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
