public import Errors

/// What is wrong with gold or with rows to evaluate: one line that says where, what, what was expected and what to do.
public enum EvaluationError: ExplainedError, Sendable, Equatable {
    /// `reason` is the decoder's own.
    case malformedGold(path: String, reason: String)
    case unreviewedGold(path: String, reason: String)
    /// `line` counts from 1.
    case malformedRow(path: String, line: Int, reason: String)
    case malformedLadder(path: String, line: Int)
    case unknownLanguage(path: String, language: String, known: [String])
    case missingText(document: String, language: String)
    /// Offsets count code points; `line` is nil in gold.
    case spanOutsideText(path: String, line: Int?, language: String, start: Int, end: Int, length: Int)
    case sentenceWithoutText(path: String, language: String, start: Int, end: Int)

    public var explanation: HexaplaError {
        switch self {
        case .malformedGold(let path, let reason):
            HexaplaError(
                at: "\(path)", "not gold spans (\(reason))",
                expected: #"{"langs":{LANG:{"sents":[{"id":0,"start":0,"end":9},…]},…}}"#)
        case .unreviewedGold(let path, let reason):
            HexaplaError(
                at: "\(path)", "no reviewed table (\(reason))",
                expected: "rows with spans as \(.reviewing) writes them, each accepted or rejected")
        case .malformedRow(let path, let line, let reason):
            HexaplaError(
                at: "\(path):\(line)", "not a row (\(reason))",
                expected: #"{"spans":{LANG:[start,end],…},…} as \#(.alignToJSONLines) writes"#)
        case .malformedLadder(let path, let line):
            HexaplaError(
                at: "\(path):\(line)", "not a row of a ladder",
                expected: "line numbers from 0 such as [0, 1]:[2] or []:[3]:0.87")
        case .unknownLanguage(let path, let language, let known):
            HexaplaError(at: "\(path)", "has no '\(language)'", expected: "one of \(known.joined(separator: ", "))")
        case .missingText(let document, let language):
            HexaplaError(at: "\(document)", "no text in '\(language)' was read")
        case .spanOutsideText(let path, let line, let language, let start, let end, let length):
            HexaplaError(
                at: "\(path)\(line.map { ":\($0)" } ?? "")",
                "span [\(start),\(end)) of '\(language)' is not within its text of \(length) code points",
                remedy: "the texts must be those that the spans were made from")
        case .sentenceWithoutText(let path, let language, let start, let end):
            HexaplaError(
                at: "\(path)", "sentence [\(start),\(end)) of '\(language)' is white space only",
                expected: "text in every sentence")
        }
    }
}
