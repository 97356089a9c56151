/// The colour behind a score in documents and sheets: five steps from green to red.
enum ScoreShade {
    private static let steps: [(least: Double, colour: String)] = [
        (0.9, "CDEBD3"), (0.7, "E6F2D5"), (0.5, "FFF3CF"), (0.3, "FBDDBD"), (0, "F6C3BD"),
    ]

    /// Red, green and blue, for the best scores first.
    static let all = steps.map(\.colour)

    /// The place among all colours.
    static func step(_ score: Double) -> Int { steps.firstIndex { score >= $0.least } ?? steps.count - 1 }

    static func colour(_ score: Double) -> String { all[step(score)] }

    /// Two digits after the point.
    static func spelled(_ score: Double) -> String {
        let percent = Int((min(1, max(0, score)) * 100).rounded())
        return "\(percent / 100).\(percent % 100 / 10)\(percent % 10)"
    }
}
