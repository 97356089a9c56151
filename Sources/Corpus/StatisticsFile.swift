private import Documents
private import Formats

extension CorpusStatistics {
    /// The statistics as JSON: the same bytes for the same corpus.
    public var json: String {
        var lines: [String] = []
        lines.append("\"languages\":[\(languages.map(\.tag.quotedAsJSON).joined(separator: ","))]")
        lines.append(
            "\"documents\":{\"aligned\":\(documents),\"unpaired\":\(unpaired.count),\"broken\":\(problems.count)}")
        lines.append("\"rows\":{\"all\":\(rows),\"kept\":\(kept),\"dropped\":{\(Self.counts(dropped))}}")
        let pairs = sortedPairs.map { pair, counts in
            "\(pair.name.quotedAsJSON):{\"rows\":\(counts.rows),\"kept\":\(counts.kept),"
                + "\"dropped\":{\(Self.counts(counts.dropped))},\"lengthRatio\":\(Self.rounded(counts.ratios.median))}"
        }
        lines.append("\"pairs\":{\(pairs.joined(separator: ","))}")
        lines.append("\"scores\":{\"step\":0.05,\"all\":\(scores),\"kept\":\(keptScores)}")
        if !parts.isEmpty {
            let parts = parts.map {
                "\($0.name.quotedAsJSON):{\"documents\":\($0.documents),\"rows\":\($0.rows),\"kept\":\($0.kept)}"
            }
            lines.append("\"split\":{\(parts.joined(separator: ","))}")
        }
        let filters = DropReason.filters.filter(settings.filters.contains).map(\.rawValue.quotedAsJSON)
        lines.append(
            "\"filters\":{\"on\":[\(filters.joined(separator: ","))],\"minimumScore\":\(settings.minimumScore),"
                + "\"lengths\":[\(settings.lengths.lowerBound),\(settings.lengths.upperBound)],"
                + "\"maximumRatio\":\(settings.maximumRatio),\"wholeDocuments\":\(settings.keepsDocuments),"
                + "\"hash\":\"FNV-1a 64 (exact), MinHash \(MinHash.functions) (near)\"}")
        let worst = worst.map { document in
            "{\"document\":\(document.name.quotedAsJSON),\"rows\":\(document.rows),\"kept\":\(document.kept),"
                + "\"score\":\(document.score.map(Self.rounded) ?? "null")}"
        }
        lines.append("\"worst\":[\(worst.joined(separator: ","))]")
        let broken = problems.map {
            "{\"document\":\($0.document.quotedAsJSON),\"problem\":\($0.problem.quotedAsJSON)}"
        }
        lines.append("\"broken\":[\(broken.joined(separator: ","))]")
        lines.append("\"unpaired\":[\(unpaired.map(\.quotedAsJSON).joined(separator: ","))]")
        lines.append("\"withoutLanguage\":[\(strangers.map(\.quotedAsJSON).joined(separator: ","))]")
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    private static func counts(_ counts: [DropReason: Int]) -> String {
        DropReason.allCases.compactMap { reason in
            counts[reason].map { "\(reason.rawValue.quotedAsJSON):\($0)" }
        }.joined(separator: ",")
    }

    private static func rounded(_ value: Double) -> String { String((value * 10_000).rounded() / 10_000) }
}
