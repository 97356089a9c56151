internal import ICUText

/// A language file's [space-model], ready for use: what the characters beside a space and the chunks around it weigh,
/// in log-odds.
struct SpaceWeights {
    /// What stands beside a space.
    enum Neighbour: Int, CaseIterable {
        case letter, quote, bracket, digit, stop, dot, latin, `repeat`, shortened, other

        init(_ kind: CharacterClass, unit: UInt16) {
            switch kind {
            case .neutralQuote: self = .quote
            case .openingMark, .closingMark: self = .bracket
            case .digit: self = .digit
            case .terminator: self = .stop
            case .dot: self = .dot
            case .lower, .upper: self = .latin
            case .letter, .mark:
                switch unit {
                // ๆ repeats the word before it, ฯ shortens it.
                case 0x0E46, 0x0EC6: self = .repeat
                case 0x0E2F, 0x0EAF: self = .shortened
                default: self = .letter
                }
            default: self = .other
            }
        }
    }

    let intercept: Double
    let chunkLength: Double
    let insideQuotes: Double
    let insideBrackets: Double
    let nameBefore: Double
    let namesOnBothSides: Double
    /// By `Neighbour`.
    private let after: [Double]
    private let before: [Double]

    init(_ model: [String: Double]) {
        func weight(_ name: String) -> Double { model[name] ?? OtherLanguages.spaceModel[name] ?? 0 }
        intercept = weight("intercept")
        chunkLength = weight("chunk-length")
        insideQuotes = weight("inside-quotes")
        insideBrackets = weight("inside-brackets")
        nameBefore = weight("name-before")
        namesOnBothSides = weight("names-on-both-sides")
        after = Neighbour.allCases.map { weight("after-\($0)") }
        before = Neighbour.allCases.map { weight("before-\($0)") }
    }

    func after(_ neighbour: Neighbour) -> Double { after[neighbour.rawValue] }
    func before(_ neighbour: Neighbour) -> Double { before[neighbour.rawValue] }

    /// Every name that a language file may give.
    static let names = Set(
        ["intercept", "chunk-length", "inside-quotes", "inside-brackets", "name-before", "names-on-both-sides"]
            + Neighbour.allCases.flatMap { ["after-\($0)", "before-\($0)"] })
}
