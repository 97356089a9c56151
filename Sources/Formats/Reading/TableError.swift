internal import Codecs
public import Errors

/// Why a file is no table, or none that can be read.
public struct TableError: ExplainedError, Sendable {
    public let explanation: HexaplaError

    package init(
        _ path: String, line: Int? = nil, _ found: Phrase, expected: Phrase? = nil, remedy: Phrase? = nil
    ) {
        explanation = HexaplaError(
            at: line.map { "\(path):\($0)" } ?? "\(path)", found, expected: expected, remedy: remedy)
    }

    init(_ error: CodecError) {
        explanation = error.explanation
    }
}
