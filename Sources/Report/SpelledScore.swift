/// A score as a page shows it: two digits after the point, and one of five shades.
struct SpelledScore {
    let percent: Int

    init(_ score: Double) { percent = Int((min(1, max(0, score)) * 100).rounded()) }

    var text: String { "\(percent / 100).\(percent % 100 / 10)\(percent % 10)" }

    /// The least score, in hundredths, of each shade but the lowest. Shades go by the digits that are shown.
    static let steps = [30, 50, 70, 90]
    var shade: Int { Self.steps.count { percent >= $0 } }
    /// The name in the style sheet.
    var shadeClass: String { "s\(shade)" }

    /// Whether an editor should look: more likely wrong than right.
    var isWeak: Bool { percent < 50 }
}
