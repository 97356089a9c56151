internal import Documents
private import ICUText

/// What is said in some milliseconds, a text a version; empty for one that lacks it.
struct BilingualCue {
    var start: Int
    var end: Int
    var texts: [String]
}

/// What stands on the screen together: lines by version.
struct SubtitleScreen: Equatable {
    let start: Int
    let end: Int
    let lines: [[String]]
}

/// Makes of rows what fits on a screen: two lines a version, each of 42 columns at most, wherever the language lets a line
/// end.
struct SubtitleScreens {
    let languages: [LanguageTag]
    static let columns = 42
    private static let mostLines = 2

    func screens(of rows: [BilingualCue]) -> [SubtitleScreen] {
        let sorted = rows.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        var cues: [BilingualCue] = []
        for row in sorted.map(\.element) {
            guard let last = cues.last, row.start < last.end else {
                cues.append(row)
                continue
            }
            if let joined = joined(last, row) {
                cues[cues.count - 1] = joined
            } else {
                let cut = Self.cut(last, row)
                cues[cues.count - 1].end = cut
                cues.append(BilingualCue(start: cut, end: max(row.end, cut), texts: row.texts))
            }
        }
        return cues.flatMap(split)
    }

    /// Two rows as one cue, where one is said within the time of the other and both fit on a screen.
    private func joined(_ one: BilingualCue, _ other: BilingualCue) -> BilingualCue? {
        guard other.end <= one.end || other.start == one.start else { return nil }
        let texts = zip(one.texts, other.texts).map { $0.isEmpty ? $1 : $1.isEmpty ? $0 : "\($0) \($1)" }
        let joined = BilingualCue(start: one.start, end: max(one.end, other.end), texts: texts)
        return lines(of: joined).allSatisfy { $0.count <= Self.mostLines } ? joined : nil
    }

    /// Where the time that two rows share is cut: by how long their texts are, where one is said within the time of the
    /// other, else in the middle.
    private static func cut(_ one: BilingualCue, _ other: BilingualCue) -> Int {
        guard other.end <= one.end || other.start == one.start else { return (other.start + one.end) / 2 }
        let lengths = [one, other].map { $0.texts.reduce(1) { $0 + $1.unicodeScalars.count } }
        return one.start + (max(one.end, other.end) - one.start) * lengths[0] / (lengths[0] + lengths[1])
    }

    private func lines(of cue: BilingualCue) -> [[String]] {
        zip(cue.texts, languages).map { text, language in
            guard var wrapper = try? LineWrapper(columns: Self.columns, locale: language.localeIdentifier) else {
                return [text.spelledOnOneLine]
            }
            return wrapper.lines(of: text)
        }
    }

    /// The cue on as many screens as its longest version needs; its time is shared by how much each screen says.
    private func split(_ cue: BilingualCue) -> [SubtitleScreen] {
        let lines = lines(of: cue)
        let most = lines.map(\.count).max() ?? 0
        let count = max(1, (most + Self.mostLines - 1) / Self.mostLines)
        guard count > 1 else { return [SubtitleScreen(start: cue.start, end: cue.end, lines: lines)] }
        let places = (0..<count).map { screen in
            lines.map { Array($0[($0.count * screen / count)..<($0.count * (screen + 1) / count)]) }
        }
        let weights = places.map { $0.joined().reduce(0) { $0 + $1.unicodeScalars.count } }
        let whole = max(1, weights.reduce(0, +))
        var said = 0
        return zip(places, weights).map { place, weight in
            let start = cue.start + (cue.end - cue.start) * said / whole
            said += weight
            return SubtitleScreen(start: start, end: cue.start + (cue.end - cue.start) * said / whole, lines: place)
        }
    }
}
