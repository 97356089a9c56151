private import AlignedTable
private import Documents
private import Formats
private import ICUText

/// SARIF 2.1.0 (OASIS), which code review shows beside the lines: a result a finding, with the passages of the other
/// versions as related locations. Columns are in code points.
public struct SARIFFindingFormat: FindingFormat {
    private let toolVersion: String
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    public init(toolVersion: String) { self.toolVersion = toolVersion }

    public var header: String {
        let rules = RuleName.allCases.map { rule -> String in
            let summary = rule.summary.capitalizedFirst + "."
            let examples = "Finds, for example: \(rule.examples.found). Lets pass: \(rule.examples.passed)."
            return "{\"id\":\"\(rule.rawValue)\",\"shortDescription\":\(Self.message(summary))"
                + ",\"fullDescription\":\(Self.message("\(summary) \(examples)"))"
                + ",\"defaultConfiguration\":{\"level\":\"\(rule.gravest.rawValue)\"}}"
        }
        return "{\"$schema\":\"\(Self.schema)\""
            + ",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"hexapla\""
            + ",\"semanticVersion\":\(toolVersion.quotedAsJSON),\"rules\":[\n\(rules.joined(separator: ",\n"))]}}"
            + ",\"columnKind\":\"unicodeCodePoints\",\"results\":["
    }

    public func entry(_ finding: Finding, number: Int, of source: FindingSource) -> String {
        let tags = finding.witnesses.map { source.table.versions[$0].language.tag }
        let witnesses = tags.isEmpty ? "" : " (witnesses: \(tags.joined(separator: ", ")))"
        let main = finding.mainPlace
        let others = finding.places.flatMap { place in
            place.ranges.dropFirst(place == main ? 1 : 0).map { (place.version, $0) }
        }
        let related = others.enumerated().map { index, other in
            let tag = source.table.versions[other.0].language.tag
            return "{\"id\":\(index + 1),\"message\":\(Self.message(tag)),"
                + physical(source.location(of: other.1, version: other.0), at: (other.0, other.1), in: source)
                + Self.logical(source.whereabouts(of: other.1, version: other.0)) + "}"
        }
        let first = main.flatMap { place in place.ranges.first.map { (place.version, $0) } }
        let rule = RuleName.allCases.firstIndex(of: finding.rule) ?? 0
        var line = (number > 1 ? ",\n" : "\n") + "{\"ruleId\":\"\(finding.rule.rawValue)\",\"ruleIndex\":\(rule)"
        line += ",\"level\":\"\(finding.severity.rawValue)\",\"message\":\(Self.message(finding.message + witnesses))"
        line +=
            ",\"locations\":[{\(physical(source.location(of: finding), at: first, in: source))\(Self.logical(source.whereabouts(of: finding)))}]"
        if !related.isEmpty { line += ",\"relatedLocations\":[\(related.joined(separator: ","))]" }
        line += ",\"rank\":\(Self.rank(finding.score))"
        line += ",\"partialFingerprints\":{\"hexaplaPassages/v1\":\"\(Fingerprint(finding, in: source).hash)\"}"
        line += ",\"properties\":{\"version\":\(source.table.versions[finding.version].language.tag.quotedAsJSON)"
        line += ",\"row\":\(source.rowNumber(of: finding)),\"score\":\(finding.score.spelledScore)"
        return line + ",\"witnesses\":[\(tags.map(\.quotedAsJSON).joined(separator: ","))]}}"
    }

    public func footer(_ summary: CheckSummary) -> String {
        let notes = summary.limits.map {
            "{\"level\":\"note\",\"message\":\(Self.message("Not compared: \($0)."))}"
        }
        let invocation =
            "\"invocations\":[{\"executionSuccessful\":true"
            + (notes.isEmpty ? "" : ",\"toolExecutionNotifications\":[\(notes.joined(separator: ","))]") + "}]"
        return "\(summary.findings > 0 ? "\n" : "")],\(invocation)}]}\n"
    }

    private func physical(
        _ location: FindingLocation, at place: (version: Int, range: Range<Int>)?, in source: FindingSource
    ) -> String {
        var region: [String] = []
        if let start = location.start {
            region.append("\"startLine\":\(start.line)")
            if let column = start.column { region.append("\"startColumn\":\(column)") }
            if let end = location.end, let column = end.column {
                region += ["\"endLine\":\(end.line)", "\"endColumn\":\(column)"]
            }
            if let place {
                let text = source.table.versions[place.version].text[place.range]
                // With columns the snippet is the region's text; a row's line holds more than the cell.
                if start.column != nil { region.append("\"snippet\":\(Self.message(text))") }
            }
        }
        return "\"physicalLocation\":{\"artifactLocation\":{\"uri\":\(Self.address(of: location.path).quotedAsJSON)}"
            + (region.isEmpty ? "" : ",\"region\":{\(region.joined(separator: ","))}") + "}"
    }

    /// What people call the place, as logical locations: the surest first.
    private static func logical(_ whereabouts: Whereabouts) -> String {
        var places: [(name: String, kind: String)] = []
        if let time = whereabouts.time { places.append((Whereabouts(time: time).spelled ?? "", "time")) }
        if let landmark = whereabouts.landmark {
            let kind =
                switch landmark.kind {
                case .paragraph: "paragraph"
                case .element: "element"
                case .unit: "unit"
                case .verse: "verse"
                }
            places.append((landmark.kind == .paragraph ? landmark.spelled : landmark.name, kind))
        }
        if let heading = whereabouts.heading { places.append((heading, "heading")) }
        if places.isEmpty { return "" }
        let objects = places.map { "{\"name\":\($0.name.quotedAsJSON),\"kind\":\"\($0.kind)\"}" }
        return ",\"logicalLocations\":[\(objects.joined(separator: ","))]"
    }

    private static func message(_ text: String) -> String { "{\"text\":\(text.quotedAsJSON)}" }

    /// 0 to 100, one digit after the point.
    private static func rank(_ score: Double) -> String {
        let tenths = Int((score * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// A path as a relative or absolute URI.
    private static func address(of path: String) -> String {
        var address = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return address
    }
}

extension String {
    /// With a capital at its beginning.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
