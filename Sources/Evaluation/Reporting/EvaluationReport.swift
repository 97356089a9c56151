private import Foundation

/// Results as tables for a person, or as JSON with every digit.
public struct EvaluationReport: Sendable {
    public var results: [EvaluationResult]
    /// Whether each document has a line (an object, in JSON) of its own.
    public var perDocument: Bool

    public init(_ results: [EvaluationResult], perDocument: Bool = false) {
        self.results = results
        self.perDocument = perDocument
    }

    /// A table for every kind of result and one for every reliability, parted by empty lines.
    public var text: String {
        var tables: [String] = []
        for kind in [EvaluationResult.Kind.pair, .nway, .ladder] {
            let ofKind = results.filter { $0.kind == kind }
            guard let first = ofKind.first else { continue }
            let headings = first.total.figures.compactMap(\.heading)
            var table = TextTable([kind == .pair ? "pair" : kind == .nway ? "N-way" : "", "documents"] + headings)
            for result in ofKind {
                if perDocument {
                    for document in result.documents {
                        table.append([result.name, document.name] + Self.cells(document.counts))
                    }
                }
                table.append([result.name, "all \(result.documents.count)"] + Self.cells(result.total))
            }
            tables.append(table.text)
        }
        for result in results {
            if let reliability = result.reliability { tables.append(Self.table(reliability, of: result.name)) }
        }
        return tables.joined(separator: "\n")
    }

    /// One object on one line.
    public var json: String {
        let results = results.map { result -> JSONValue in
            var fields: [(String, JSONValue)] = [("kind", .string(result.kind.rawValue))]
            if result.kind != .ladder {
                fields.append(("languages", .array(result.languages.map(JSONValue.string))))
            }
            fields.append(("documents", .integer(result.documents.count)))
            fields += Self.fields(result.total)
            if let reliability = result.reliability { fields.append(("reliability", Self.value(reliability))) }
            if perDocument {
                let documents = result.documents.map { document in
                    JSONValue.object([("document", .string(document.name))] + Self.fields(document.counts))
                }
                fields.append(("per_document", .array(documents)))
            }
            return .object(fields)
        }
        return JSONValue.object([("results", .array(results))]).spelled + "\n"
    }

    private static func cells(_ counts: any Measured) -> [String] {
        counts.figures.filter { $0.heading != nil }.map { figure in
            switch figure.value {
            case .share(let share): spelled(share)
            case .count(let count): String(count)
            }
        }
    }

    private static func spelled(_ share: Double) -> String { String(format: "%.3f", share) }

    /// Figures of one group are neighbours and become one object.
    private static func fields(_ counts: any Measured) -> [(String, JSONValue)] {
        var fields: [(String, JSONValue)] = []
        var group: (name: String, fields: [(String, JSONValue)])?
        for figure in counts.figures {
            if let open = group, open.name != figure.group {
                fields.append((open.name, .object(open.fields)))
                group = nil
            }
            let value: JSONValue =
                switch figure.value {
                case .share(let share): .number(share)
                case .count(let count): .integer(count)
                }
            if let name = figure.group {
                group = (name, (group?.fields ?? []) + [(figure.name, value)])
            } else {
                fields.append((figure.name, value))
            }
        }
        if let group { fields.append((group.name, .object(group.fields))) }
        return fields
    }

    private static func table(_ reliability: ReliabilityTable, of name: String) -> String {
        var table = TextTable([name, "rows", "mean score", "share right"])
        for (index, bin) in reliability.bins.enumerated() {
            let range = String(format: "%.1f to %.1f", edge(index), edge(index + 1))
            let shares = bin.rows == 0 ? ["", ""] : [spelled(bin.meanScore), spelled(bin.shareRight)]
            table.append([range, String(bin.rows)] + shares)
        }
        table.append([
            "all", String(reliability.rows), spelled(reliability.meanScore),
            spelled(ratio(reliability.right, reliability.rows)),
        ])
        return table.text + "expected calibration error \(spelled(reliability.expectedCalibrationError))\n"
    }

    private static func value(_ reliability: ReliabilityTable) -> JSONValue {
        let bins = reliability.bins.enumerated().map { index, bin in
            JSONValue.object([
                ("from", .number(edge(index))), ("to", .number(edge(index + 1))), ("rows", .integer(bin.rows)),
                ("mean_score", bin.rows == 0 ? .null : .number(bin.meanScore)),
                ("share_right", bin.rows == 0 ? .null : .number(bin.shareRight)),
            ])
        }
        return .object([
            ("rows", .integer(reliability.rows)),
            ("expected_calibration_error", .number(reliability.expectedCalibrationError)), ("bins", .array(bins)),
        ])
    }

    private static func edge(_ bin: Int) -> Double { Double(bin) / Double(ReliabilityTable.binCount) }
}
