private import Codecs
public import Documents
public import Errors
internal import Files
internal import Formats
private import ICUText
private import Segmentation
private import Words

/// `hexapla terms`: rows in, a list of the words and phrases that recur with the same answers out.
///
/// The list is tab-separated, and what `hexapla check --terms` reads: a column a version, answers between bars. Before them
/// stands how often; after them a row in which the term is found, and its texts.
public struct TermsJob: Sendable {
    /// How often a phrase must have the same answer.
    public var leastCount = 2
    /// The versions, in order, the first the one whose phrases are listed; nil for all, in the file's order.
    public var languages: [LanguageTag]?
    /// Where the installed models are; nil for where the environment says.
    public var models: String?
    public var threads = 1

    /// Less likely links are no evidence.
    fileprivate static let leastProbability = 0.4

    public init() {}

    /// - Parameter path: nil or "-" for standard output.
    /// - Returns: What of the input was not read; nil where all was.
    public func run(_ input: RowInput, to path: String?) throws(HexaplaError) -> String? {
        let spool = try input.spool()
        var file = try input.file(spool)
        file.expectedLanguages = languages ?? []
        let all = try file.survey().languages
        if let stranger = languages?.first(where: { !all.contains($0) }) {
            throw HexaplaError(
                .usage, at: "\(.languages)", "no row has '\(stranger)'",
                expected: "some of \(all.map(\.tag).joined(separator: ","))")
        }
        let order = languages ?? all
        guard order.count > 1 else {
            throw HexaplaError(at: "\(file.name)", "has rows of one version", expected: "two or more")
        }
        let encoder = EncoderChoice.named(RowLinker.encoder)
        let output = try Output(named: path, reading: ReadFiles(input.paths + encoder.files(models: models)))
        var counter = try TermCounter(order)
        var queue = LinkingQueue(models: models, threads: threads, keepsLinks: true)
        let unread = try file.forEachRow { row throws(HexaplaError) in
            guard let cut = row.restricted(to: order), cut.parts.count > 1 else { return }
            try queue.add(cut) { row throws(HexaplaError) in try counter.add(row) }
        }
        try queue.finish { row throws(HexaplaError) in try counter.add(row) }
        try output.write(
            Self.line(["count"] + order.map(\.tag) + ["document", "row"] + order.map { "example.\($0.tag)" }))
        let terms = counter.counts.terms(leastCount: leastCount)
        let examples = try Self.examples(terms, of: file, in: order)
        for term in terms {
            let row = examples[term.row]
            let texts = order.map { row?.part($0)?.text ?? "" }
            let place = [row?.document ?? "", row?.number.map(String.init) ?? "\(term.row + 1)"]
            try output.write(
                Self.line(["\(term.count)"] + term.names.map { $0.joined(separator: " | ") } + place + texts))
        }
        try output.finish()
        let notes = [RowFile.note(unread), queue.note].compactMap(\.self).joined(separator: "; ")
        return notes.isEmpty ? nil : "\(file.name): \(notes)"
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in cell.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .joined(separator: "\t") + "\n"
    }

    /// The rows that terms name, read once more.
    private static func examples(
        _ terms: [TermCounts.Term], of file: RowFile, in order: [LanguageTag]
    ) throws(HexaplaError) -> [Int: RowRecord] {
        let wanted = Set(terms.map(\.row))
        var found: [Int: RowRecord] = [:]
        var number = 0
        _ = try file.forEachRow { row throws(HexaplaError) in
            guard let cut = row.restricted(to: order), cut.parts.count > 1 else { return }
            if wanted.contains(number) { found[number] = cut }
            number += 1
        }
        return found
    }

    /// Rows as `TermCounts` takes them.
    private struct TermCounter {
        private let languages: [LanguageTag]
        private let rules: [LanguageRules]
        var counts: TermCounts

        init(_ languages: [LanguageTag]) throws(HexaplaError) {
            self.languages = languages
            let catalog = RuleCatalog()
            var rules: [LanguageRules] = []
            for language in languages {
                do throws(LanguageRulesError) {
                    rules.append(try catalog.rules(for: language))
                } catch {
                    throw error.explanation
                }
            }
            self.rules = rules
            counts = TermCounts(versions: languages.count)
        }

        mutating func add(_ row: RowRecord) throws(HexaplaError) {
            var texts = [[UInt16]?](repeating: nil, count: languages.count)
            var words = [[TermCounts.Word]](repeating: [], count: languages.count)
            var links = [[(Int, Int)]](repeating: [], count: languages.count)
            var places: [Int?] = []
            var starts: [[Int: Int]] = []
            for (version, language) in languages.enumerated() {
                let place = row.parts.firstIndex { $0.language == language }
                places.append(place)
                starts.append([:])
                guard let place else { continue }
                let buffer = TextBuffer(row.parts[place].text)
                texts[version] = buffer.units
                do throws(ICUError) {
                    let spans = try WordSpans(of: buffer.units, locale: language.localeIdentifier).spans
                    words[version] = spans.map { word($0, of: buffer, rules: rules[version]) }
                    for (index, span) in spans.enumerated() {
                        starts[version][buffer.codePointOffset(ofUnit: span.range.lowerBound)] = index
                    }
                } catch {
                    throw HexaplaError("\(error)")
                }
            }
            for version in languages.indices.dropFirst() {
                guard let first = places[0], let other = places[version] else { continue }
                links[version] = (row.links(first, other) ?? []).compactMap { link in
                    guard link.probability >= TermsJob.leastProbability, let one = starts[0][link.first.lowerBound],
                        let two = starts[version][link.second.lowerBound]
                    else { return nil }
                    return (one, two)
                }
            }
            counts.add(texts, words: words, links: links)
        }

        private func word(_ span: WordSpans.Span, of buffer: TextBuffer, rules: LanguageRules) -> TermCounts.Word {
            let key = buffer[span.range].lowercased()
            let isSmall = rules.functionWords.contains(key) || rules.negations.mayContain(key)
            let hasLetter = key.unicodeScalars.contains(where: \.properties.isAlphabetic)
            return TermCounts.Word(
                range: span.range, key: key, isContent: hasLetter && !isSmall && !span.isMark, isMark: span.isMark)
        }
    }
}
