import AlignedTable
import Alignment
import Documents
import Errors

/// Aligns versions that came a segment a line, by lexical evidence alone.
func alignedLines(of versions: [Document]) throws(HexaplaError) -> AlignedText {
    var aligner = Aligner()
    aligner.input = .lines
    aligner.maximumJoin = 4
    return try aligner.align(versions, name: "letters")
}
