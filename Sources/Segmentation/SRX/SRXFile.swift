public import Codecs
internal import Documents
public import Errors

/// A file of segmentation rules, Segmentation Rules eXchange 2.0 (LISA, 2008).
///
/// Each rule has an expression for what stands before a place and one for what stands after it, and says whether a
/// segment ends there; of the rules that fit a place the first counts. Which rules a language has is told by patterns of
/// language codes. What the file says of markup inside segments (`formathandle`, `segmentsubflows`) has nothing to act on:
/// texts come without it.
public struct SRXFile: Sendable {
    struct Rule: Sendable {
        let breaks: Bool
        let before: String
        let after: String
        let line: Int
    }

    struct LanguageMap: Sendable {
        let pattern: String
        let rules: String
        let line: Int
    }

    public let path: String
    /// Whether a language has the rules of all patterns that fit, in order, and not of the first alone.
    private var cascades = false
    private var rules: [String: [Rule]] = [:]
    private var maps: [LanguageMap] = []

    /// - Throws: An error for what is no SRX file, naming the line.
    public init(path: String, maximumSize: InputSize = .standard) throws(HexaplaError) {
        self.path = path
        do throws(CodecError) {
            let reader = try XMLReader(
                ByteReader(path: path, maximumSize: maximumSize.bytes), format: "an SRX file")
            try read(reader)
        } catch {
            throw error.explanation
        }
        guard !maps.isEmpty else {
            throw HexaplaError(at: "\(path)", "has no languagemap", expected: "an SRX file whose rules have languages")
        }
    }

    private mutating func read(_ xml: XMLReader) throws(CodecError) {
        guard case .start(let root)? = try xml.nextEvent(), root.name == "srx" else {
            throw xml.malformed("the document's element is not 'srx'")
        }
        var name: String?
        while let event = try xml.nextEvent() {
            switch event {
            case .start(let element):
                switch element.name {
                case "header": cascades = element["cascade"] == "yes"
                case "languagerule":
                    guard let own = element["languagerulename"] else {
                        throw xml.malformed("a languagerule without name")
                    }
                    name = own
                    rules[own] = rules[own] ?? []
                case "rule":
                    guard let name else { throw xml.malformed("a rule outside of a languagerule") }
                    rules[name, default: []].append(try rule(xml, breaks: element["break"] != "no"))
                case "languagemap":
                    guard let pattern = element["languagepattern"], let rules = element["languagerulename"] else {
                        throw xml.malformed("a languagemap without languagepattern or languagerulename")
                    }
                    maps.append(LanguageMap(pattern: pattern, rules: rules, line: xml.line))
                default: break
                }
            case .end("languagerule"): name = nil
            case .end, .text: break
            }
        }
    }

    private func rule(_ xml: XMLReader, breaks: Bool) throws(CodecError) -> Rule {
        let line = xml.line
        var texts = ["beforebreak": "", "afterbreak": ""]
        var current: String?
        while let event = try xml.nextEvent() {
            switch event {
            case .start(let element): current = element.name
            case .text(let text): if let current { texts[current]? += text }
            case .end("rule"):
                return Rule(
                    breaks: breaks, before: texts["beforebreak"] ?? "", after: texts["afterbreak"] ?? "", line: line)
            case .end: current = nil
            }
        }
        throw xml.malformed("a rule that does not end")
    }

    /// A language's rules, in order.
    func rules(for language: LanguageTag) throws(LanguageRulesError) -> [Rule] {
        let codes = Set([language.tag, language.canonical]).flatMap { [$0, $0.replacing("-", with: "_")] }
        var found: [Rule] = []
        var fits = false
        for map in maps {
            let pattern = try SRXRules.checked("^(?:\(map.pattern))$", path: path, line: map.line)
            guard try SRXRules.fits(pattern, codes, path: path, line: map.line) else { continue }
            guard let own = rules[map.rules] else {
                throw LanguageRulesError(
                    file: path, line: map.line, problem: "there is no languagerule '\(map.rules)'", remedy: nil)
            }
            fits = true
            found += own
            if !cascades { break }
        }
        guard fits else {
            let patterns = maps.prefix(10).map(\.pattern).joined(separator: ", ")
            throw LanguageRulesError(
                file: path, line: maps.first?.line ?? 1,
                problem: "no languagemap fits '\(language.tag)'; there are \(patterns)", remedy: nil)
        }
        return found
    }
}
