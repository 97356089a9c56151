/// Why a file is no table that `hexapla align --format jsonl` wrote.
public struct TableError: Error, Sendable, CustomStringConvertible {
    public let description: String

    init(_ path: String, line: Int? = nil, _ problem: String) {
        description = line.map { "\(path):\($0): \(problem)" } ?? "\(path): \(problem)"
    }
}
