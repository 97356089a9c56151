/// Words that may name a setting or an action without saying what these are called where they are shown.
///
/// `"name the encoding with \(.encoding)"` is "name the encoding with --encoding" in the program's words.
public struct Phrase: Sendable, Equatable, ExpressibleByStringInterpolation {
    enum Part: Sendable, Equatable {
        case text(String)
        case setting(Setting)
        case action(Action)
    }

    private(set) var parts: [Part]

    public init(stringLiteral text: String) { parts = [.text(text)] }

    public init(stringInterpolation interpolation: Interpolation) { parts = interpolation.parts }

    /// A phrase of text alone.
    public init(_ text: String) { parts = [.text(text)] }

    public static func + (first: Phrase, second: Phrase) -> Phrase {
        var sum = first
        sum.parts += second.parts
        return sum
    }

    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ text: String) { if !text.isEmpty { parts.append(.text(text)) } }

        public mutating func appendInterpolation<Value>(_ value: Value) {
            parts.append(.text(String(describing: value)))
        }

        public mutating func appendInterpolation(_ phrase: Phrase) { parts += phrase.parts }

        public mutating func appendInterpolation(_ setting: Setting) { parts.append(.setting(setting)) }

        public mutating func appendInterpolation(_ action: Action) { parts.append(.action(action)) }
    }

    /// The words as they are shown.
    public func text(_ wording: some Wording) -> String {
        parts.reduce(into: "") { line, part in
            switch part {
            case .text(let text): line += text
            case .setting(let setting): line += wording.words(for: setting)
            case .action(let action): line += wording.words(for: action)
            }
        }
    }
}

/// How settings and actions are called where errors are shown.
public protocol Wording: Sendable {
    func words(for setting: Setting) -> String
    func words(for action: Action) -> String
}

/// The library's own words.
public struct PlainWording: Wording {
    public init() {}

    public func words(for setting: Setting) -> String { setting.rawValue }

    public func words(for action: Action) -> String { action.rawValue }
}
