/// How one language says numbers and times of day, beside what ICU knows: sections of its file.
public struct NumberExpressions: Sendable {
    /// What is written as part of a number's word beside `LanguageRules.wordPrefixes` ("و").
    public internal(set) var prefixes: [[UInt16]] = []
    /// Endings of numbers' words that ICU's formats have, and others in their place ("ون", "ين").
    public internal(set) var endings: [(from: String, to: String)] = []
    /// Endings that any word may have written on to it: Korean particles.
    public internal(set) var particles: [[UInt16]] = []
    /// Words that are numbers, beside ICU's: "zwo", 2.
    public internal(set) var words: [String: Double] = [:]
    /// Words that tell a number beside other things: "dozen", 12.
    public internal(set) var hints: [String: Double] = [:]
    /// Words that multiply the number before them, beside ICU's: "vạn", 10000; "dozen", 12.
    public internal(set) var scales: [String: Double] = [:]
    /// Units of measure by what people call them ("Kilo"), as ICU names them ("mass-kilogram").
    public internal(set) var measures: [String: String] = [:]
    /// Numbers and times of day with words around them: "{number} and a half", "half past {hour}".
    public internal(set) var phrases: [NumberPhrase] = []
    /// What tells the half of the day beside a time: "p.m.", "in the morning".
    public internal(set) var halvesOfDay: [(phrase: String, half: NumberPhrase.HalfOfDay)] = []

    static let sections: Set<String> = [
        "number-prefixes", "number-endings", "number-particles", "number-words", "number-hints", "number-scales",
        "number-phrases", "measures", "clock", "halves-of-day",
    ]

    /// Whether times of day can be told from other numbers.
    public var knowsClock: Bool { phrases.contains { $0.isTime } }

    mutating func add(_ line: String, to section: String) throws(LanguageFileProblem) {
        switch section {
        case "number-prefixes": prefixes.append(Array(line.utf16))
        case "number-particles":
            particles.append(Array(line.utf16))
            particles.sort { $0.count > $1.count }
        case "number-endings": endings.append(try LanguageFileLine.pair(line))
        case "number-words": try words.add(LanguageFileLine.weighted(line))
        case "number-hints": try hints.add(LanguageFileLine.weighted(line))
        case "number-scales": try scales.add(LanguageFileLine.weighted(line))
        case "measures":
            let (name, unit) = try LanguageFileLine.pair(line)
            measures[name] = unit
        case "number-phrases", "clock": phrases.append(try NumberPhrase(parsing: line, isTime: section == "clock"))
        case "halves-of-day":
            let (phrase, name) = try LanguageFileLine.pair(line)
            guard let half = NumberPhrase.HalfOfDay(rawValue: name) else {
                throw LanguageFileProblem(text: "expected 'phrase TAB am' or 'pm', found '\(line)'")
            }
            halvesOfDay.append((phrase, half))
        default: throw LanguageFileProblem(text: "unknown section [\(section)]")
        }
    }
}

extension [String: Double] {
    mutating func add(_ entry: (String, Double)) { self[entry.0] = entry.1 }
}
