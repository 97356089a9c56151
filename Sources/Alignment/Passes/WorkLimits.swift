private import Documents
internal import Errors
internal import Evidence
private import Segmentation

/// How much work a text may cost, by its size alone: so that time and memory follow the size whatever the text holds.
///
/// Texts in sentences stay below all of these. A text of single letters with full stops, of one repeated word, or
/// without any mark is searched less thoroughly.
enum WorkLimits {
    /// Segments that running text is cut into: one in so many bytes, and as many as a short text likes.
    private static let bytesPerSegment = 24
    private static let fewSegments = 512

    static func segments(of byteCount: Int) -> Int { max(fewSegments, byteCount / bytesPerSegment) }

    /// Runs of segments that are held against another version's: most of a pair's memory, half a kilobyte each with an
    /// encoder.
    private static let runsPerByte = 0.4
    private static let fewRuns = 10_000

    /// Lines are never joined beforehand. Where a text has very many short ones, an encoder reads the few runs that it is
    /// asked for as texts of their own: its sums over a document cost as much for a line of one letter as for a sentence.
    private static let fewLines = 4096
    private static let longestRunOfShortLines = 2

    static func hasShortSegments(_ version: VersionEvidence) -> Bool {
        version.count > max(fewLines, version.byteCount / bytesPerSegment)
    }

    /// Of any text: two gigabytes.
    private static let mostRuns = 4_000_000

    static func runs(of version: VersionEvidence) -> Int {
        min(mostRuns, max(fewRuns, Int(runsPerByte * Double(version.byteCount))))
    }

    /// A version of more segments than there may be runs cannot be aligned.
    static func check(_ version: VersionEvidence) throws(HexaplaError) {
        guard version.count > mostRuns else { return }
        throw HexaplaError(
            at: "\(version.segmentation.document.name)",
            "\(version.count) segments in '\(version.language.canonical)'", expected: "at most \(mostRuns)",
            remedy: "align it in parts")
    }

    /// Numbers listed for runs of segments: these lists grow with the square of the longest run.
    private static let numbersPerByte = 32
    private static let fewNumbers = 1_000_000
    private static let mostNumbers = 1 << 30

    /// The most segments of a run.
    static func longestRun(_ version: VersionEvidence) -> Int {
        let listed = min(mostNumbers, max(fewNumbers, numbersPerByte * version.byteCount))
        let numbers = listed / max(1, version.numberCount)
        let most = hasShortSegments(version) ? longestRunOfShortLines : .max
        return max(
            1, min(most, runs(of: version) / max(1, version.count), Int(Double(2 * numbers).squareRoot())))
    }

    /// Scores of beads that a program over two versions asks for.
    private static let scoresPerByte = 24
    private static let fewScores = 2_000_000
    /// Without vectors a score costs a fraction, and less is sure.
    private static let lexicalScores = 4

    static func scores(_ first: VersionEvidence, _ second: VersionEvidence, hasVectors: Bool) -> Int {
        max(fewScores, scoresPerByte * (first.byteCount + second.byteCount)) * (hasVectors ? 1 : lexicalScores)
    }
}
