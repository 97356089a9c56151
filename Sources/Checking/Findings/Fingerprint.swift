private import AlignedTable
private import Documents
private import Formats
private import Hashes
private import ICUText

/// What a finding is recognized by after the text around it was edited: rule, version, the words it is about, and the
/// words around them. Not where it stands.
public struct Fingerprint: Sendable, Hashable, Codable {
    public let rule: RuleName
    /// The language of the version at fault.
    public let version: String
    /// By language, the passages; a finding without any has its message under the version at fault.
    public let passages: [String: [String]]
    /// By language, what stands around the first passage.
    public let around: [String: String]

    /// Code units kept of a passage, and of what stands on either side.
    private static let longest = 400
    private static let context = 80

    public init(_ finding: Finding, in source: FindingSource) {
        rule = finding.rule
        version = source.table.versions[finding.version].language.canonical
        var passages: [String: [String]] = [:]
        var around: [String: String] = [:]
        for place in finding.places {
            let document = source.table.versions[place.version]
            let text = document.text
            passages[document.language.canonical] = place.ranges.map { range in
                text[range.lowerBound..<Self.cut(range.lowerBound + Self.longest, in: text, range)].spelledOnOneLine
            }
            guard let first = place.ranges.first, let last = place.ranges.last else { continue }
            let before = Self.cut(first.lowerBound - Self.context, in: text, 0..<first.lowerBound)
            let after = Self.cut(last.upperBound + Self.context, in: text, last.upperBound..<text.count)
            let within = text[first.lowerBound..<Self.cut(first.lowerBound + Self.longest, in: text, first)]
            let words = text[before..<first.lowerBound] + within + text[last.upperBound..<after]
            around[document.language.canonical] = words.spelledOnOneLine
        }
        if passages.isEmpty { passages[version] = [finding.message] }
        self.passages = passages
        self.around = around
    }

    /// The unit, inside a range, and not between the halves of a character.
    private static func cut(_ unit: Int, in text: TextBuffer, _ range: Range<Int>) -> Int {
        let unit = min(range.upperBound, max(range.lowerBound, unit))
        let isInside = unit > range.lowerBound && unit < range.upperBound
        return isInside && TextBuffer.isTrailSurrogate(text.units[unit]) ? unit - 1 : unit
    }

    /// Equal for equal rule, version and passages: 16 hexadecimal digits (FNV-1a, 64 bits).
    public var hash: String {
        var hash = StableHash()
        // A zero byte after each: "ab", "c" is not "a", "bc".
        func add(_ text: String) {
            hash.combine(text)
            hash.combine(UInt8(0))
        }
        add(rule.rawValue)
        add(version)
        for (language, texts) in passages.sorted(by: { $0.key < $1.key }) { ([language] + texts).forEach(add) }
        let digits = String(hash.plainValue, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
