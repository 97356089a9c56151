internal import Codecs

/// Why a file is no table, or none that can be read.
public struct TableError: Error, Sendable, CustomStringConvertible {
    public let description: String

    package init(_ path: String, line: Int? = nil, _ problem: String) {
        description = line.map { "\(path):\($0): \(problem)" } ?? "\(path): \(problem)"
    }

    init(_ error: CodecError) {
        description = error.description
    }
}
