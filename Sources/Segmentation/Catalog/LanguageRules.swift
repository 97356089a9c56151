public import Errors

/// What is known about the sentences of one language beyond ICU's rules, read from a file that a linguist can extend.
///
/// The files are in `Languages/`, one a language; CONTRIBUTING.md describes the form. A language without a file has the
/// defaults, which know no abbreviation but treat initials, "u.a." and numbers with care.
public struct LanguageRules: Sendable {
    /// Abbreviations after which a sentence never ends, written without inner spaces: "Dr.", "z.B.".
    public internal(set) var neverEnding: Set<String> = []
    /// Abbreviations that go on before a digit: "Nr.".
    public internal(set) var numberAbbreviations: Set<String> = []
    /// Abbreviations that may end a sentence: "usw.".
    public internal(set) var maybeEnding: Set<String> = []
    /// Those of them that end a list, and before a capital the sentence: "etc.".
    public internal(set) var finalAbbreviations: Set<String> = []
    /// What is written as part of an abbreviation beside `wordPrefixes`: "ل" in "لد.".
    public internal(set) var abbreviationPrefixes: [String] = []
    /// What marks an item of a list beside numbers, Roman numerals and single letters: "가", "الف", "一".
    public internal(set) var listMarkers: Set<String> = []
    /// Names of letters, of which abbreviations are spelled: "بی".
    public internal(set) var letterNames: Set<String> = []
    /// Words that an ordinal number stands before, lower case: "jahrhundert".
    public internal(set) var ordinalFollowers: Set<String> = []
    /// "3. Mai": a dot after one or two digits marks an ordinal.
    public internal(set) var hasOrdinalDot = false
    /// The same for Roman numerals, "Karel IV. Lucemburský"; nil where it is as with digits.
    public internal(set) var hasRomanOrdinalDot: Bool?
    /// Nouns begin with a capital, so that two capitals in a row are no name.
    public internal(set) var nounsHaveCapitals = false
    /// Capitalized words that rarely stand inside a sentence ("The", "Die"): before one, a headline without a full
    /// stop ends.
    public internal(set) var starters: Set<String> = []
    /// Those of them that stand anywhere all the same: "I", the polite "Sie".
    public internal(set) var capitalizedAnywhere: Set<String> = []
    /// Words that go on with a sentence where they are written on directly: "は", "と".
    public internal(set) var particles: Set<String> = []
    /// Verbs that tell who speaks: "asked", "问".
    public internal(set) var speech: Set<String> = []
    /// Spaces, not full stops, end sentences.
    public internal(set) var spacesEndSentences = false
    /// The strength at which `hexapla segment` cuts.
    public internal(set) var cutStrength: Float = 0.5
    /// Evidence in log-odds of the word after a boundary, the word before it, and the two words after it.
    public internal(set) var openers: [String: Double] = [:]
    public internal(set) var enders: [String: Double] = [:]
    public internal(set) var openerPairs: [String: Double] = [:]
    /// What is written as part of a word though it is one of its own: articles, prepositions ("ال"), longest first.
    public internal(set) var wordPrefixes: [[UInt16]] = []
    /// Marks beside a year of another calendar, with what brings it to the common one ("พ.ศ.", −543).
    public internal(set) var yearMarks: [(mark: String, offset: Int)] = []
    /// Years that are of another calendar even without a mark.
    public internal(set) var unmarkedYears: (range: ClosedRange<Int>, offset: Int)?
    /// Whether times in digits are of 24 hours: 7.30 is in the morning. Else they may be of either half of the day.
    public internal(set) var hasClockOf24Hours = false
    /// Whether the language says words twice on purpose: "yavaş yavaş".
    public internal(set) var repeatsWords = false
    /// How numbers and times are said.
    public internal(set) var numbers = NumberExpressions()
    /// Words that belong to the number before them.
    public internal(set) var units: Set<String> = []
    /// Words that belong to what follows them.
    public internal(set) var titles: Set<String> = []
    /// What pages have around a text: "Quelle", "Kommentare".
    public internal(set) var furniture: Set<String> = []
    /// Words that deny, and what may.
    public internal(set) var negations = Negations()
    /// Words that translations leave out freely, lower case: articles, particles, forms of address.
    public internal(set) var functionWords: Set<String> = []
    /// The weights of everything else around a space; see `SpaceRules`.
    public internal(set) var spaceModel: [String: Double] = [:]
    /// The same for places inside what ICU takes for a sentence; see `InnerRules`.
    public internal(set) var innerModel: [String: Double] = [:]

    /// Whether a file stands for what is built in, and does not add to it.
    private var replaces = false

    public init() {}

    /// Other cues, in place of the file's: what fitting them needs.
    package mutating func addCues(openers: [String: Double], enders: [String: Double]) {
        self.openers = openers
        self.enders = enders
    }

    /// A file's text, and what errors call it.
    struct File {
        var text: String
        var name: String
    }

    /// - Parameter name: What errors call the file.
    public init(parsing text: String, name: String) throws(LanguageRulesError) {
        try self.init(layers: [File(text: text, name: name)])
    }

    /// Files one over the other: each adds to those before it, section by section, and is believed where they differ; one
    /// with `replace = yes` stands for all of them.
    init(layers: [File]) throws(LanguageRulesError) {
        for (index, layer) in layers.enumerated() {
            var alone = LanguageRules()
            if index > 0 { try alone.read(layer) }
            if alone.replaces { self = alone } else { try read(layer) }
        }
        finish()
    }

    private mutating func read(_ file: File) throws(LanguageRulesError) {
        let text = file.text
        var section = ""
        // Not by "\n": "\r\n" is a character of its own.
        let content = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        for (index, rawLine) in content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            let line = LanguageFileLine.trimmed(rawLine.prefix { $0 != "#" })
            if line.isEmpty { continue }
            do throws(LanguageFileProblem) {
                if line.hasPrefix("["), line.hasSuffix("]") {
                    section = String(line.dropFirst().dropLast())
                    guard Self.sections.contains(section) || NumberExpressions.sections.contains(section) else {
                        throw LanguageFileProblem(text: "unknown section [\(section)]")
                    }
                } else {
                    try add(line, to: section)
                }
            } catch {
                throw LanguageRulesError(file: file.name, line: index + 1, problem: error.text)
            }
        }
    }

    /// What follows from the entries.
    private mutating func finish() {
        // "พ.ศ. 2566": what belongs to what follows never ends a sentence, whoever asks.
        neverEnding.formUnion(titles.filter { $0.hasSuffix(".") }.map { title in title.filter { !$0.isWhitespace } })
        maybeEnding.formUnion(finalAbbreviations)
        // "z. B." breaks off after "z." too.
        for entry in neverEnding.union(maybeEnding) {
            for dot in entry.indices.dropLast() where entry[dot] == "." || entry[dot] == "۔" {
                let start = String(entry[...dot])
                // "U.S." may end a sentence, though "U.S.A." begins with it; and "U." alone is an initial like others.
                let isInitial = start.count == 2 && entry.first?.isUppercase == true
                if !maybeEnding.contains(start), !isInitial { neverEnding.insert(start) }
            }
        }
        maybeEnding.subtract(neverEnding)
        finalAbbreviations.subtract(neverEnding)
    }

    private static let sections: Set<String> = [
        "never", "number", "maybe", "ordinal-followers", "prefixes", "year-marks", "unmarked-years", "starters",
        "units", "titles", "furniture", "openers", "enders", "opener-pairs", "final", "list-markers", "letters",
        "capitalized-anywhere", "abbreviation-prefixes",
        "particles", "speech", "negations", "function-words",
        "space-model", "inner-model", "settings",
    ]

    private mutating func add(_ line: String, to section: String) throws(LanguageFileProblem) {
        let joined = String(line.filter { !$0.isWhitespace })
        switch section {
        case "never":
            neverEnding.insert(joined)
            maybeEnding.remove(joined)
            finalAbbreviations.remove(joined)
        case "number": numberAbbreviations.insert(joined)
        case "maybe":
            maybeEnding.insert(joined)
            neverEnding.remove(joined)
        case "final":
            finalAbbreviations.insert(joined)
            neverEnding.remove(joined)
        case "list-markers": listMarkers.insert(line)
        case "letters": letterNames.insert(line)
        case "capitalized-anywhere": capitalizedAnywhere.insert(line)
        case "abbreviation-prefixes": abbreviationPrefixes.append(line)
        case "particles": particles.insert(line)
        case "speech": speech.insert(line)
        case "negations": try negations.add(line)
        case "function-words": functionWords.insert(line.lowercased())
        case "ordinal-followers":
            // Compared with the word alone: "Jh." as "jh".
            ordinalFollowers.insert(String(line.lowercased().reversed().drop { $0 == "." }.reversed()))
        case "prefixes":
            wordPrefixes.append(Array(line.utf16))
            wordPrefixes.sort { $0.count > $1.count }
        case "year-marks":
            let (mark, offset) = try LanguageFileLine.weighted(line)
            yearMarks.append((mark, try years(offset, line)))
        case "unmarked-years":
            let (years, offset) = try LanguageFileLine.weighted(line)
            let ends = years.split(separator: "-").compactMap { Int($0) }
            guard ends.count == 2, ends[0] <= ends[1] else {
                throw LanguageFileProblem(text: "expected 'FIRST-LAST TAB OFFSET', found '\(line)'")
            }
            unmarkedYears = (ends[0]...ends[1], try self.years(offset, line))
        case "starters": starters.insert(line)
        case "units": units.insert(line)
        case "titles": titles.insert(line)
        case "furniture": furniture.insert(line)
        case "openers": try openers.add(LanguageFileLine.weighted(line))
        case "enders": try enders.add(LanguageFileLine.weighted(line))
        case "opener-pairs": try openerPairs.add(LanguageFileLine.weighted(line))
        case "space-model":
            let (name, weight) = try LanguageFileLine.weighted(line)
            guard SpaceWeights.names.contains(name) else { throw LanguageFileProblem(text: "unknown weight '\(name)'") }
            spaceModel[name] = weight
        case "inner-model":
            let (name, weight) = try LanguageFileLine.weighted(line)
            guard InnerWeights.names.contains(name) else { throw LanguageFileProblem(text: "unknown weight '\(name)'") }
            innerModel[name] = weight
        case "settings": try set(line)
        case "": throw LanguageFileProblem(text: "expected a section such as [never] before '\(line)'")
        default: try numbers.add(line, to: section)
        }
    }

    private func years(_ offset: Double, _ line: String) throws(LanguageFileProblem) -> Int {
        guard let years = Int(exactly: offset) else {
            throw LanguageFileProblem(text: "expected whole years, found '\(line)'")
        }
        return years
    }

    private mutating func set(_ line: String) throws(LanguageFileProblem) {
        let parts = line.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
        guard parts.count == 2 else { throw LanguageFileProblem(text: "expected 'name = value', found '\(line)'") }
        switch (parts[0], parts[1]) {
        case ("replace", "yes"): replaces = true
        case ("replace", "no"): replaces = false
        case ("ordinal-dot", "yes"): hasOrdinalDot = true
        case ("ordinal-dot", "no"): hasOrdinalDot = false
        case ("roman-ordinal-dot", "yes"): hasRomanOrdinalDot = true
        case ("roman-ordinal-dot", "no"): hasRomanOrdinalDot = false
        case ("capitalized-nouns", "yes"): nounsHaveCapitals = true
        case ("capitalized-nouns", "no"): nounsHaveCapitals = false
        case ("spaces-end-sentences", "yes"): spacesEndSentences = true
        case ("spaces-end-sentences", "no"): spacesEndSentences = false
        case ("repeats-words", "yes"): repeatsWords = true
        case ("repeats-words", "no"): repeatsWords = false
        case ("clock-hours", "24"): hasClockOf24Hours = true
        case ("clock-hours", "12"): hasClockOf24Hours = false
        case ("cut-strength", let value):
            guard let number = Float(value), number > 0, number < 1 else {
                throw LanguageFileProblem(text: "cut-strength is a number between 0 and 1, not '\(value)'")
            }
            cutStrength = number
        default: throw LanguageFileProblem(text: "unknown setting '\(line)'")
        }
    }
}

/// A language file that cannot be used: file, line and what is wrong there.
public struct LanguageRulesError: ExplainedError, Sendable {
    public let file: String
    public let line: Int
    public let problem: String
    /// What to do about it, if anything is known.
    public var remedy: Phrase? = "CONTRIBUTING.md describes language files"

    public var explanation: HexaplaError { HexaplaError(at: "\(file):\(line)", "\(problem)", remedy: remedy) }
}
