private import AlignedTable
internal import Alignment
internal import Corpus
internal import Documents
internal import Errors
private import Evidence
private import Formats

/// Reads and aligns one document of a corpus. A version that cannot be read is left out.
struct GroupAligner: Sendable {
    /// Its encoder is chosen for each document.
    var aligner: Aligner
    var encoders: OpenEncoders
    var reading: TextReading
    var wording: any Wording = PlainWording()

    struct Result: Sendable {
        /// JSON Lines; nil where fewer than two versions could be read.
        var rows: [UInt8]?
        var problems: [CorpusStatistics.Problem] = []
        /// Of all versions.
        var sentences = 0
    }

    func align(_ group: DocumentGroup) -> Result {
        var result = Result()
        var documents: [Document] = []
        for version in group.versions {
            do throws(HexaplaError) {
                var document = try reading.read(path: version.path, language: version.language)
                document = try document.withSource
                document.source?.licence = version.licence
                document.source?.origin = version.origin
                documents.append(document)
            } catch {
                result.problems.append(CorpusStatistics.Problem(document: group.name, problem: error.line(wording)))
            }
        }
        guard documents.count > 1 else { return result }
        do throws(HexaplaError) {
            let (bytes, sentences) = try rows(of: documents, name: group.name)
            (result.rows, result.sentences) = (bytes, sentences)
        } catch {
            result.problems.append(CorpusStatistics.Problem(document: group.name, problem: error.line(wording)))
        }
        return result
    }

    /// The rows of a document as JSON Lines, and how many segments its versions have.
    func rows(of documents: [Document], name: String) throws(HexaplaError) -> (lines: [UInt8], sentences: Int) {
        var aligner = aligner
        aligner.use(try encoders.encoders(for: documents.map(\.language)))
        let solved = try aligner.solved(documents)
        let table = aligner.table(of: solved, documents, name: name)
        var lines: [UInt8] = []
        let format = JSONLinesFormat()
        for index in table.rows.indices {
            lines.append(contentsOf: format.line(table.record(ofRow: index, marksParagraphs: true)).utf8)
        }
        return (lines, solved.versions.reduce(0) { $0 + $1.count })
    }
}
