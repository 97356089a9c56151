internal import Documents

/// Advanced SubStation Alpha: an event a version, the first below, the second above, each in a style of its language's
/// name.
struct AdvancedSubtitles {
    let languages: [LanguageTag]

    func text(_ screens: [SubtitleScreen]) -> String {
        var text = """
            [Script Info]
            ScriptType: v4.00+
            WrapStyle: 2
            PlayResX: 1280
            PlayResY: 720
            ScaledBorderAndShadow: yes

            [V4+ Styles]
            Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
            Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
            MarginR, MarginV, Encoding

            """
        for (place, language) in languages.enumerated() {
            // Below in the middle, above in the middle.
            let alignment = place == 1 ? 8 : 2
            text +=
                "Style: \(language.canonical),Sans,44,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,"
            text += "1,2,1,\(alignment),40,40,30,1\n"
        }
        text += "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        for screen in screens {
            for (lines, language) in zip(screen.lines, languages) where !lines.isEmpty {
                let said = lines.map(Self.escaped).joined(separator: "\\N")
                text +=
                    "Dialogue: 0,\(Self.clock(screen.start)),\(Self.clock(screen.end)),\(language.canonical),,0,0,0,,"
                text += said + "\n"
            }
        }
        return text
    }

    /// Hundredths of a second: "1:02:03.45".
    private static func clock(_ milliseconds: Int) -> String {
        let text = SubtitleFormat.clock((milliseconds + 5) / 10 * 10, ".").dropLast()
        return String(text.hasPrefix("0") ? text.dropFirst() : text)
    }

    /// A brace would begin a code, and so would a backslash before some letters: a word joiner parts them.
    private static func escaped(_ line: String) -> String {
        var result = String.UnicodeScalarView()
        var wasBackslash = false
        for scalar in line.unicodeScalars {
            if wasBackslash { result.append("\u{2060}") }
            if scalar == "{" { result.append("\\") }
            result.append(scalar)
            wasBackslash = scalar == "\\"
        }
        return String(result)
    }
}
