internal import Formats
private import Synchronization

/// What `hexapla check` found in the table's rows: it comes while the page is open.
public final class FindingStore: Sendable {
    public struct Entry: Sendable {
        /// A name that no other finding has.
        public let id: Int
        public let rule: String
        public let severity: String
        /// The column of the version at fault.
        public let version: Int
        public let message: String
        /// Columns, and code points of their texts.
        public let places: [(version: Int, span: Range<Int>)]
        public let score: Double

        public init(
            id: Int, rule: String, severity: String, version: Int, message: String,
            places: [(version: Int, span: Range<Int>)], score: Double
        ) {
            self.id = id
            self.rule = rule
            self.severity = severity
            self.version = version
            self.message = message
            self.places = places
            self.score = score
        }

        var asJSON: String {
            let spans = places.map { "[\($0.version),\($0.span.lowerBound),\($0.span.upperBound)]" }
            return "{\"id\":\(id),\"rule\":\(rule.quotedAsJSON),\"severity\":\(severity.quotedAsJSON),"
                + "\"version\":\(version),\"message\":\(message.quotedAsJSON),\"places\":[\(spans.joined(separator: ","))]}"
        }
    }

    private struct Content {
        var entries: [Int: [Entry]] = [:]
        var count = 0
        var isComplete = false
    }

    private let content = Mutex(Content())

    public init() {}

    /// - Parameter row: The row's place in the table, from 1.
    public func add(_ entry: Entry, ofRow row: Int) {
        content.withLock {
            $0.entries[row, default: []].append(entry)
            $0.count += 1
        }
    }

    public func end() { content.withLock { $0.isComplete = true } }

    public var count: Int { content.withLock { $0.count } }
    var isComplete: Bool { content.withLock { $0.isComplete } }

    func findings(ofRow row: Int) -> [Entry] { content.withLock { $0.entries[row] ?? [] } }

    /// Takes a finding away that is accepted; false where it is not there.
    func remove(_ id: Int) -> Bool {
        content.withLock { content in
            for (row, entries) in content.entries where entries.contains(where: { $0.id == id }) {
                content.entries[row] = entries.filter { $0.id != id }
                content.count -= 1
                return true
            }
            return false
        }
    }
}
