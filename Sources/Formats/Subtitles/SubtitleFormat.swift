internal import AlignedTable
public import Documents
internal import ICUText

/// Subtitles in several languages: `.srt`, `.vtt` or `.ass`, all versions of a row in one cue, with the times of one.
///
/// A row that is longer than two lines of 42 columns becomes several cues, which share its time by their texts' lengths;
/// rows that stand in one cue become one again where they are short enough. Cues are kept until the last row, for they
/// are written in the order of their times.
public struct SubtitleFormat: TextRowFormat {
    public enum Form: String, Sendable {
        case subRip = "srt"
        case webVTT = "vtt"
        case advanced = "ass"
    }

    private let form: Form
    private let languages: [LanguageTag]
    private let timing: LanguageTag?
    private var cues: [BilingualCue] = []

    /// - Parameters:
    ///   - languages: The table's versions, in the order of their lines.
    ///   - timing: The version whose times are taken, and another's only where the row lacks it; nil for the first that
    ///     has times.
    public init(_ form: Form, languages: [LanguageTag], timing: LanguageTag? = nil) {
        (self.form, self.languages, self.timing) = (form, languages, timing)
    }

    public var features: RowFeatures { [.times] }
    public func heldText(_ text: String) -> String { text.spelledOnOneLine }
    public func holds(_ row: RowRecord) -> Bool { time(of: row) != nil }

    private func time(of row: RowRecord) -> ClosedRange<Int>? {
        timing.flatMap { row.part($0)?.time } ?? languages.lazy.compactMap { row.part($0)?.time }.first
    }

    public mutating func line(_ row: RowRecord) -> String {
        guard let time = time(of: row) else { return "" }
        let texts = languages.map { row.part($0)?.text ?? "" }
        cues.append(BilingualCue(start: time.lowerBound, end: time.upperBound, texts: texts))
        return ""
    }

    public mutating func footer() -> String {
        let screens = SubtitleScreens(languages: languages).screens(of: cues)
        cues = []
        return switch form {
        case .subRip: Self.subRip(screens)
        case .webVTT: Self.webVTT(screens, languages)
        case .advanced: AdvancedSubtitles(languages: languages).text(screens)
        }
    }

    private static func subRip(_ screens: [SubtitleScreen]) -> String {
        var text = ""
        for (number, screen) in screens.enumerated() {
            text += number > 0 ? "\n" : ""
            text += "\(number + 1)\n\(clock(screen.start, ",")) --> \(clock(screen.end, ","))\n"
            for line in screen.lines.joined() { text += line + "\n" }
        }
        return text
    }

    private static func webVTT(_ screens: [SubtitleScreen], _ languages: [LanguageTag]) -> String {
        var text = "WEBVTT\n"
        for screen in screens {
            text += "\n\(clock(screen.start, ".")) --> \(clock(screen.end, "."))\n"
            for (lines, language) in zip(screen.lines, languages) {
                let escaped = lines.map { line in
                    line.escaped { ["\"", "'"].contains($0) ? String($0) : nil }
                }
                for line in escaped { text += "<lang \(language.canonical)>\(line)</lang>\n" }
            }
        }
        return text
    }

    /// "01:02:03,456".
    static func clock(_ milliseconds: Int, _ point: String) -> String {
        let seconds = milliseconds / 1000
        let fields = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let fraction = String(milliseconds % 1000)
        return fields.joined(separator: ":") + point + String(repeating: "0", count: 3 - fraction.count) + fraction
    }
}
