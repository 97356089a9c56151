internal import Documents
internal import Encoders
internal import Errors
internal import Formats
internal import ICUText
internal import Threads
internal import Words

/// Links the words of rows, some dozens of rows at a time.
struct RowLinker: Sendable {
    private let linker: WordLinker
    private let threads: Int
    var mode = LinkMode.growing
    /// What the document's rows say of tokens; nil where nobody asked them.
    private var translations: RowTranslations?

    /// Bytes of a text that is linked: some ten pages.
    static let mostBytes = 1 << 15

    /// - Parameter models: Where the installed models are; nil for where the environment says.
    init(_ choice: EncoderChoice, models: String?, threads: Int) throws(HexaplaError) {
        guard let linker = try choice.open(models: models).flatMap(WordLinker.init) else {
            throw HexaplaError(
                at: "\(.encoder) \(Self.encoder)", "gives no states of words",
                expected: "the model that this version knows",
                remedy: "install it again: \(.installModel)")
        }
        (self.linker, self.threads) = (linker, threads)
    }

    /// What links words, where the model for it is installed.
    static func installed(models: String?) throws(HexaplaError) -> WordLinker? {
        guard (try? ModelStore(directory: models))?.installedNames.contains(encoder) == true else { return nil }
        return try EncoderChoice.named(encoder).open(models: models).flatMap(WordLinker.init)
    }

    /// The model whose states link words.
    static let encoder = "e5"

    /// Whether a text of the row is longer than any row's should be: it gets no links.
    static func isTooLong(_ row: RowRecord) -> Bool { row.parts.contains { $0.text.utf8.count > mostBytes } }

    /// Learns which tokens come together in rows.
    mutating func learn(from rows: [RowRecord]) {
        translations = RowTranslations(rows.filter { !Self.isTooLong($0) }, linker, threads: threads)
    }

    /// The rows with links between all pairs of their versions.
    func linked(_ all: [RowRecord]) throws(HexaplaError) -> [RowRecord] {
        let rows = all.filter { !Self.isTooLong($0) }
        var linked = try links(of: rows)[...]
        return all.map { row in
            if !Self.isTooLong(row), let next = linked.popFirst() { return next }
            var bare = row
            bare.links = []
            return bare
        }
    }

    private func links(of rows: [RowRecord]) throws(HexaplaError) -> [RowRecord] {
        let texts = rows.flatMap { row in row.parts.map { ($0.text, $0.language) } }
        let words: [WordVectors]
        do throws(ICUError) {
            words = try linker.read(texts, threads: threads)
        } catch {
            throw HexaplaError("\(error)")
        }
        var start = 0
        let places = rows.map { row in
            defer { start += row.parts.count }
            return start..<(start + row.parts.count)
        }
        return Workers.map(rows.count, threads: threads) { index in
            var row = rows[index]
            let buffers = row.parts.map { TextBuffer($0.text) }
            let own = Array(words[places[index]])
            let linked = linker.links(own, mode: mode) { first, second in
                translations?.of(row.parts[first].language, row.parts[second].language)
            }
            row.links = linked.map { pair in
                let links = pair.links.map { link in
                    RowRecord.Link(
                        first: buffers[pair.first].codePoints(own[pair.first].words[link.first].range),
                        second: buffers[pair.second].codePoints(own[pair.second].words[link.second].range),
                        probability: link.probability)
                }
                return RowRecord.PairLinks(first: pair.first, second: pair.second, links: links)
            }
            return row
        }
    }
}

extension TextBuffer {
    fileprivate func codePoints(_ range: Range<Int>) -> Range<Int> {
        codePointOffset(ofUnit: range.lowerBound)..<codePointOffset(ofUnit: range.upperBound)
    }
}
