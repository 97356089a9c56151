internal import Formats

/// What rows had that the files they were written into cannot hold.
struct ExportLosses {
    private var rowsLeftOut = 0
    /// Those that their format has no place for.
    private var rowsWithoutPlace = 0
    private var textsChanged = 0
    private var features: [Int: Int] = [:]

    private static let names: [(feature: RowFeatures, name: String)] = [
        (.document, "documents' names"), (.number, "rows' numbers"), (.score, "scores"),
        (.pairScores, "scores of pairs"), (.spans, "spans"), (.moved, "marks of what is moved"),
        (.sources, "where texts are from"), (.times, "times"),
        (.paragraphs, "paragraph breaks"), (.kinds, "kinds of blocks"), (.links, "links between words"),
        (.identities, "names of verses"),
        (.decisions, "what a review decided"),
    ]

    /// - Parameter products: Those that took the row.
    mutating func count(_ row: RowRecord, _ own: RowFeatures, writtenBy products: [ExportPlan.Product]) {
        guard !products.isEmpty else {
            rowsLeftOut += 1
            return
        }
        var held = products.reduce(into: RowFeatures()) { held, product in
            for file in product.files { held.formUnion(file.format.features) }
        }
        // A row of two versions has one score.
        if row.parts.count <= 2, held.contains(.pairScores) { held.insert(.score) }
        for (feature, _) in Self.names where own.contains(feature) && !held.contains(feature) {
            features[feature.rawValue, default: 0] += 1
        }
        guard let format = products[0].files.first?.format else { return }
        textsChanged += row.parts.count { !format.heldText($0.text).utf8.elementsEqual($0.text.utf8) }
    }

    mutating func leaveOut() { rowsLeftOut += 1 }
    mutating func leaveWithoutPlace() { rowsWithoutPlace += 1 }

    /// One line for a person; nil where nothing is lost.
    func note(format: ExportFormat) -> String? {
        var parts: [String] = []
        let lost = Self.names.compactMap { feature, name in
            features[feature.rawValue].map { "\(name) (\(Self.count($0, "row")))" }
        }
        if !lost.isEmpty { parts.append("\(format.rawValue) does not hold " + lost.joined(separator: ", ")) }
        if rowsLeftOut > 0 {
            let rows = rowsLeftOut == 1 ? "1 row that lacks" : "\(rowsLeftOut) rows that lack"
            parts.append("\(rows) a version left out")
        }
        if rowsWithoutPlace > 0 {
            let lack = format.needsTimes ? "without times" : "without the source"
            parts.append("\(Self.count(rowsWithoutPlace, "row")) \(lack) left out")
        }
        if textsChanged > 0 {
            let what =
                switch format {
                case .tmx, .xces, .tei, .epub: "characters that XML cannot hold became U+FFFD"
                case .docx: "line ends and tabs became spaces, and what XML cannot hold U+FFFD,"
                default: "line ends and tabs became spaces"
                }
            parts.append("\(what) in \(Self.count(textsChanged, "text"))")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
