internal import Errors
internal import Formats
internal import Words

/// Rows on their way to a file that get links between their words: some dozens at a time, in their order. The first
/// thousands wait until it is learned from them which words come together.
struct LinkingQueue {
    /// Where the installed models are; nil for where the environment says.
    private let models: String?
    private let threads: Int
    private let mode: LinkMode
    /// Whether rows keep links that they have.
    private let keepsLinks: Bool
    /// Opened when a row wants it.
    private var linker: RowLinker?
    private var rows: [RowRecord] = []
    private var bytes = 0
    private var tooLong = 0
    private var isLearning = true

    /// Rows whose states are in memory at a time, and bytes of their texts: some 9 KB a token.
    private static let mostRows = 64
    private static let mostBytes = 1 << 16

    init(models: String?, threads: Int, mode: LinkMode = .growing, keepsLinks: Bool = false) {
        (self.models, self.threads, self.mode, self.keepsLinks) = (models, threads, mode, keepsLinks)
    }

    /// Opens the encoder, so that one that is missing is told before anything is done.
    mutating func open() throws(HexaplaError) { linker = try opened() }

    private func opened() throws(HexaplaError) -> RowLinker {
        if let linker { return linker }
        var linker = try RowLinker(.named(RowLinker.encoder), models: models, threads: threads)
        linker.mode = mode
        return linker
    }

    /// - Parameter write: Takes the rows that are ready.
    mutating func add(
        _ row: RowRecord, write: (RowRecord) throws(HexaplaError) -> Void
    ) throws(HexaplaError) {
        rows.append(row)
        bytes += Self.bytes(of: row)
        if wants(row), RowLinker.isTooLong(row) { tooLong += 1 }
        if isLearning, rows.count < RowTranslations.mostRows, bytes < RowTranslations.mostBytes { return }
        if isLearning || rows.count >= Self.mostRows || bytes >= Self.mostBytes { try flush(write) }
    }

    mutating func finish(write: (RowRecord) throws(HexaplaError) -> Void) throws(HexaplaError) { try flush(write) }

    private static func bytes(of row: RowRecord) -> Int { row.parts.reduce(0) { $0 + $1.text.utf8.count } }

    /// Writes all rows that wait.
    private mutating func flush(_ write: (RowRecord) throws(HexaplaError) -> Void) throws(HexaplaError) {
        let waiting = rows
        (rows, bytes) = ([], 0)
        if isLearning {
            isLearning = false
            let wanting = waiting.filter(wants)
            if wanting.count >= TokenTranslations.fewestRows {
                var own = try opened()
                own.learn(from: wanting)
                linker = own
            }
        }
        var (start, size) = (0, 0)
        for (index, row) in waiting.enumerated() {
            size += Self.bytes(of: row)
            guard index + 1 - start >= Self.mostRows || size >= Self.mostBytes || index + 1 == waiting.count
            else { continue }
            try link(Array(waiting[start...index]), write)
            (start, size) = (index + 1, 0)
        }
    }

    private mutating func link(
        _ ready: [RowRecord], _ write: (RowRecord) throws(HexaplaError) -> Void
    ) throws(HexaplaError) {
        let wanting = ready.filter(wants)
        if !wanting.isEmpty { linker = try opened() }
        var linked = (try linker?.linked(wanting) ?? [])[...]
        for row in ready {
            if wants(row), let next = linked.popFirst() { try write(next) } else { try write(row) }
        }
    }

    private func wants(_ row: RowRecord) -> Bool {
        guard keepsLinks else { return true }
        let count = row.parts.count
        return row.links.count < count * (count - 1) / 2
    }

    /// Which rows have no links, for a person; nil where all have some.
    var note: String? {
        guard tooLong > 0 else { return nil }
        let rows = tooLong == 1 ? "1 row has" : "\(tooLong) rows have"
        return "\(rows) no links, for a text of more than \(RowLinker.mostBytes / 1024) KiB gets none"
    }
}
