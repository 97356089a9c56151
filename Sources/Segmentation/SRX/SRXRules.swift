internal import Documents
private import Errors
internal import ICUText

/// The rules of an SRX file for one language.
struct SRXRules: Sendable {
    /// What the rules decide of.
    enum Scope: Sendable {
        /// Every place: where none of them fits, nothing ends.
        case alone
        /// The places that they fit; the others are as they would be.
        case over
    }

    private let rules: [(breaks: Bool, pattern: String, line: Int)]
    private let path: String
    let scope: Scope
    /// A place behind a longer match is looked for after the match, one behind a shorter match inside it too.
    private static let longestOverlap = 100

    init(_ file: SRXFile, for language: LanguageTag, scope: Scope) throws(LanguageRulesError) {
        (path, self.scope) = (file.path, scope)
        var rules: [(breaks: Bool, pattern: String, line: Int)] = []
        for rule in try file.rules(for: language) {
            // Each alone, so that none ends inside the other.
            _ = try Self.checked(rule.before, path: file.path, line: rule.line)
            _ = try Self.checked(rule.after, path: file.path, line: rule.line)
            let whole = try Self.checked("(?:\(rule.before))(?=\(rule.after))", path: file.path, line: rule.line)
            rules.append((rule.breaks, whole, rule.line))
        }
        self.rules = rules
    }

    /// A pattern that ICU takes.
    static func checked(_ pattern: String, path: String, line: Int) throws(LanguageRulesError) -> String {
        // ICU takes no empty one, which fits everywhere.
        if pattern.isEmpty { return pattern }
        do throws(ICUError) {
            _ = try RegularExpression(pattern)
            return pattern
        } catch {
            throw LanguageRulesError(
                file: path, line: line, problem: "the pattern '\(pattern)' is none (\(error.reason))", remedy: nil)
        }
    }

    /// Whether a pattern fits any of some texts.
    static func fits(_ pattern: String, _ texts: [String], path: String, line: Int) throws(LanguageRulesError) -> Bool {
        do throws(ICUError) {
            var expression = try RegularExpression(pattern)
            var found = false
            var reserve = RegularExpression.reserve
            for text in texts {
                let units = Array(text.utf16)
                let result = units.withUnsafeBufferPointer { buffer in
                    Result { () throws(ICUError) in
                        try expression.forEachMatch(in: buffer, reserve: &reserve) { _ in
                            found = true
                            return buffer.count + 1
                        }
                    }
                }
                try result.get()
            }
            return found
        } catch {
            throw LanguageRulesError(file: path, line: line, problem: "the pattern costs too much", remedy: nil)
        }
    }

    /// Places of a block, and whether a segment ends there.
    /// - Complexity: O(rules · length of the block), for patterns that are linear.
    private func decisions(
        _ text: UnsafeBufferPointer<UInt16>, reserves: inout [Int]
    ) throws(LanguageRulesError) -> [Int: Bool] {
        var decided: [Int: Bool] = [:]
        for (number, rule) in rules.enumerated() {
            do throws(ICUError) {
                var expression = try RegularExpression(rule.pattern)
                try expression.forEachMatch(in: text, reserve: &reserves[number]) { match in
                    if match.upperBound > 0, match.upperBound < text.count, decided[match.upperBound] == nil {
                        decided[match.upperBound] = rule.breaks
                    }
                    return match.count <= Self.longestOverlap ? match.lowerBound + 1 : match.upperBound
                }
            } catch {
                throw LanguageRulesError(
                    file: path, line: rule.line, problem: "the rule costs too much (\(error.reason))",
                    remedy: "a pattern with fewer ways to fit")
            }
        }
        return decided
    }

    /// The same text, cut as the rules say.
    func applied(to segmentation: Segmentation) throws(LanguageRulesError) -> Segmentation {
        let document = segmentation.document
        var segments: [Segment] = []
        var boundaries: [Boundary] = []
        var reserves = [Int](repeating: RegularExpression.reserve, count: rules.count)
        var next = 0
        while next < segmentation.segments.count {
            // A block: the segments of one paragraph.
            let first = next
            let paragraph = segmentation.segments[first].paragraph
            while next < segmentation.segments.count, segmentation.segments[next].paragraph == paragraph { next += 1 }
            let range =
                segmentation.segments[first].range.lowerBound..<segmentation.segments[next - 1].range.upperBound
            let text = document.text.units[range].map { LineStructure.isLineEnd($0) ? 0x20 : $0 }
            let result = text.withUnsafeBufferPointer { buffer in
                Result { () throws(LanguageRulesError) in try decisions(buffer, reserves: &reserves) }
            }
            var places = cuts(text, try result.get())
            if scope == .over {
                add(block: Array(first..<next), of: segmentation, text: text, at: range.lowerBound, to: &places)
            }
            var start = 0
            for place in places.sorted(by: { $0.key < $1.key }) {
                guard let boundary = place.value, let own = trimmed(start..<place.key, text) else { continue }
                segments.append(
                    Segment(
                        range: (own.lowerBound + range.lowerBound)..<(own.upperBound + range.lowerBound),
                        paragraph: paragraph))
                boundaries.append(boundary)
                start = place.key
            }
            if let own = trimmed(start..<text.count, text) {
                segments.append(
                    Segment(
                        range: (own.lowerBound + range.lowerBound)..<(own.upperBound + range.lowerBound),
                        paragraph: paragraph))
                boundaries.append(.paragraph)
            } else if !boundaries.isEmpty {
                boundaries[boundaries.count - 1] = .paragraph
            }
        }
        return Segmentation(document: document, segments: segments, boundaries: boundaries)
    }

    /// Places by where the text after them begins; nil for those where nothing ends.
    private func cuts(_ text: [UInt16], _ decided: [Int: Bool]) -> [Int: Boundary?] {
        var places: [Int: Boundary?] = [:]
        for (place, breaks) in decided {
            var next = place
            while next < text.count, text[next].isSpace { next += 1 }
            // A rule that cuts before the white space, and one that does not behind it: both speak of one place.
            let known = places[next].flatMap(\.self)
            places[next] = .some(breaks || known != nil ? Boundary(kind: .sentence, strength: 1) : nil)
        }
        return places
    }

    private func add(
        block: [Int], of segmentation: Segmentation, text: [UInt16], at offset: Int, to places: inout [Int: Boundary?]
    ) {
        for index in block.dropLast() {
            let place = segmentation.segments[index + 1].range.lowerBound - offset
            if places[place] == nil { places[place] = .some(segmentation.boundaries[index]) }
        }
    }

    private func trimmed(_ range: Range<Int>, _ text: [UInt16]) -> Range<Int>? {
        text.withUnsafeBufferPointer { TextBuffer.trimmed(range, in: $0) }
    }
}
