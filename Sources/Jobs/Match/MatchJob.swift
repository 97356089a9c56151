private import Codecs
private import Documents
private import Encoders
public import Errors
public import Files
private import Formats
private import Matching
public import Segmentation
private import TextFacts
internal import Threads

/// `hexapla match`: which texts are versions of which, told from what they say.
public struct MatchJob: Sendable {
    public var encoder = EncoderChoice.automatic
    public var models: String?
    public var reading = TextReading()
    public var catalog = RuleCatalog()
    public var threads = 1
    public var showsProgress = false
    /// Told what a user should know while the run goes on.
    public var notify: (@Sendable (Phrase) -> Void)?

    public init() {}

    /// Texts at a time whose vectors are in full precision.
    private static let batch = 256

    /// The texts of one language.
    private struct Shelf {
        let language: LanguageTag
        /// Places in the list of all texts.
        var texts: [Int] = []
        var meanings = DocumentVectors(dimension: 0)
        var spellings = DocumentVectors(dimension: LexicalVectors.dimension)
        /// Whether the encoder knows the language.
        var hasMeaning = false
    }

    /// - Parameters:
    ///   - arguments: Files, folders, and LANG=PATH.
    ///   - path: The manifest; nil or "-" for standard output.
    ///   - files: What is read beside the texts.
    /// - Returns: What could not be read.
    public func run(
        _ arguments: [String], to path: String?, reading files: ReadFiles = []
    ) throws(HexaplaError) -> [HexaplaError] {
        let (inputs, leftOut) = try MatchInput.all(arguments)
        guard !inputs.isEmpty else {
            throw HexaplaError(.usage, at: "match", "no text is named", expected: "files or a folder of texts")
        }
        var files = files
        files.add(inputs.map(\.path))
        let output = try Output(named: path, reading: files)
        if !LanguageGuess.isPossible {
            notify?("libcld2.so.0 is not on this machine: languages are known by names of files alone")
        }
        if leftOut > 0 { notify?("\(leftOut) files left out that are no texts by their suffix") }
        var opened = try encoder.open(models: models)
        if let notice = encoder.notice(opened: opened.map { [$0] } ?? [], for: []) { notify?(notice) }
        var problems: [HexaplaError] = []
        var languages = [LanguageTag?](repeating: nil, count: inputs.count)
        var shelves: [Shelf] = []
        var needsSpellings = try read(
            inputs, opened: opened, spellings: opened == nil, shelves: &shelves, languages: &languages,
            problems: &problems)
        // Only now the languages are known, and which encoder knows them.
        let found = shelves.map(\.language)
        if needsSpellings, encoder.identity(models: models, for: found) != encoder.identity(models: models, for: []) {
            opened = try encoder.open(models: models, for: found)
            (problems, shelves) = ([], [])
            needsSpellings = try read(
                inputs, opened: opened, spellings: false, shelves: &shelves, languages: &languages, problems: &problems)
        }
        if needsSpellings, opened != nil {
            // Some language is not known to the encoder: words are wanted of all.
            let unknown = shelves.filter { !$0.hasMeaning }.map(\.language.tag).joined(separator: ", ")
            notify?("the encoder does not know \(unknown): shared words, names and numbers decide there")
            let meanings = shelves
            (problems, shelves) = ([], [])
            _ = try read(
                inputs, opened: nil, spellings: true, shelves: &shelves, languages: &languages, problems: &problems)
            for index in shelves.indices {
                guard let known = meanings.first(where: { $0.language == shelves[index].language }) else { continue }
                (shelves[index].meanings, shelves[index].hasMeaning) = (known.meanings, known.hasMeaning)
            }
        }
        for index in shelves.indices {
            shelves[index].meanings.finish(isCentred: true)
            shelves[index].spellings.finish(isCentred: false)
        }
        try write(try groups(shelves, count: inputs.count), inputs: inputs, languages: languages, to: output)
        return problems
    }

    /// - Returns: Whether a language is not known to the encoder.
    private func read(
        _ inputs: [MatchInput], opened: (any SentenceEncoder)?, spellings: Bool, shelves: inout [Shelf],
        languages: inout [LanguageTag?], problems: inout [HexaplaError]
    ) throws(HexaplaError) -> Bool {
        let reader = MatchReader(reading: reading, catalog: catalog, encoder: opened, readsSpellings: spellings)
        guard let placeholder = LanguageTag("en") else { return false }
        let progress = ProgressLine(count: inputs.count, work: inputs.count, isShown: showsProgress)
        defer { progress.end() }
        var pieces: [(place: Int, text: MatchReader.Text)] = []
        for start in stride(from: 0, to: inputs.count, by: Self.batch) {
            let batch = Array(inputs[start..<min(inputs.count, start + Self.batch)])
            let texts = try Workers.map(batch.count, threads: threads) { index throws(HexaplaError) in
                let result = Result { () throws(HexaplaError) in try reader.read(batch[index], placeholder: placeholder)
                }
                progress.add(work: 1, sentences: (try? result.get())?.lengths.count ?? 0)
                return result
            }
            for (index, result) in texts.enumerated() {
                switch result {
                case .failure(let error): problems.append(error)
                case .success(var text):
                    languages[start + index] = text.language
                    let shelf = shelves.firstIndex { $0.language == text.language } ?? shelves.count
                    if shelf == shelves.count { shelves.append(Shelf(language: text.language)) }
                    shelves[shelf].texts.append(start + index)
                    if let vectors = text.vectors, let opened {
                        if !shelves[shelf].hasMeaning {
                            shelves[shelf].hasMeaning = true
                            shelves[shelf].meanings = DocumentVectors(dimension: opened.dimension)
                        }
                        shelves[shelf].meanings.append(vectors, lengths: text.lengths)
                        text.vectors = nil
                    }
                    if spellings { pieces.append((shelf, text)) }
                }
            }
        }
        if spellings {
            let lexical = LexicalVectors(documents: pieces.map { Set($0.text.spellings.joined()) })
            // Sentences share too few words: the whole text is one piece.
            for (shelf, text) in pieces {
                shelves[shelf].spellings.append(lexical.vectors([Array(text.spellings.joined())]), lengths: [1])
            }
        }
        return !spellings && shelves.contains { !$0.hasMeaning }
    }

    // MARK: - Groups

    private typealias Group = [(text: Int, score: Double?)]

    private func groups(_ shelves: [Shelf], count: Int) throws(HexaplaError) -> [Group] {
        var pairs: [(first: Int, second: Int, score: Double)] = []
        var leastScores: [Set<LanguageTag>: Double] = [:]
        let threads = threads
        for (place, one) in shelves.enumerated() {
            for other in shelves.dropFirst(place + 1) {
                let (first, second, habits) = Self.vectors(one, other)
                var failure: HexaplaError?
                let found = DocumentMatcher(habits: habits).matches(first, second) { count, work in
                    do throws(HexaplaError) {
                        return try Workers.map(count, threads: threads) { index throws(HexaplaError) in work(index) }
                    } catch {
                        failure = error
                        return []
                    }
                }
                if let failure { throw failure }
                leastScores[[one.language, other.language]] = found.leastScore
                pairs += found.matches.map { (one.texts[$0.first], other.texts[$0.second], $0.score) }
            }
        }
        var place = [(shelf: Int, document: Int)?](repeating: nil, count: count)
        for (shelf, texts) in shelves.map(\.texts).enumerated() {
            for (document, text) in texts.enumerated() { place[text] = (shelf, document) }
        }
        func score(_ one: Int, _ other: Int) -> Double {
            guard let first = place[one], let second = place[other] else { return 0 }
            let (left, right, _) = Self.vectors(shelves[first.shelf], shelves[second.shelf])
            return left.likenessInOrder(first.document, other: right, otherDocument: second.document)
        }
        var clusters = DocumentClusters(languages: place.map { $0?.shelf ?? -1 })
        clusters.join(pairs) { one, other in
            guard let first = place[one], let second = place[other] else { return 0 }
            let languages = Set([first, second].map { shelves[$0.shelf].language })
            return score(one, other) - (leastScores[languages] ?? 1)
        }
        return clusters.groups.filter { place[$0[0]] != nil }.map { group in
            group.map { text in
                let others = group.filter { $0 != text }.map { score(text, $0) }
                return (text, others.isEmpty ? nil : others.reduce(0, +) / Double(others.count))
            }
        }
    }

    private static func vectors(
        _ one: Shelf, _ other: Shelf
    ) -> (DocumentVectors, DocumentVectors, DocumentMatcher.Habits) {
        one.hasMeaning && other.hasMeaning
            ? (one.meanings, other.meanings, .meaning) : (one.spellings, other.spellings, .lexical)
    }

    // MARK: - The manifest

    private func write(
        _ groups: [Group], inputs: [MatchInput], languages: [LanguageTag?], to output: Output
    ) throws(HexaplaError) {
        try output.write(Manifest.header)
        var used: Set<String> = []
        var lines: [(name: String, group: Group)] = []
        for group in groups {
            let own = group.map { inputs[$0.text].document }.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
            var name = own
            var number = 2
            while !used.insert(name).inserted {
                name = "\(own)~\(number)"
                number += 1
            }
            lines.append((name, group))
        }
        for (name, group) in lines.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let members = group.sorted {
                languages[$0.text]?.canonical ?? "" < languages[$1.text]?.canonical ?? ""
            }
            for (text, score) in members {
                let cells = [
                    name, languages[text]?.tag ?? "", inputs[text].path, score.map { $0.spelledScore } ?? "",
                ]
                try output.write(cells.map(\.spelledOnOneLine).joined(separator: "\t") + "\n")
            }
        }
        try output.finish()
    }
}
