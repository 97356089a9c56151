internal import Errors
internal import Files

/// Vectors made elsewhere: a text file with a sentence a line, and a file with a vector for each line.
///
/// The form that Vecalign reads: the text file holds every sentence and every joined run of sentences that will be asked
/// for (its "overlaps"), the vectors are raw little-endian float32, row after row, or a NumPy .npy file. A text without a
/// line of its own is an error that names it.
public final class VectorFileEncoder: SentenceEncoder {
    /// Numbers in a vector.
    public let dimension: Int
    private let specification: String
    private let rows: [String: Int]
    private let values: [Float]

    /// Not known.
    public var languages: Set<String>? { nil }
    public var encodesEveryText: Bool { false }

    /// Vecalign's name for an empty line.
    private static let blankLine = "BLANK_LINE"

    /// Reads files of texts and vectors.
    ///
    /// - Parameter specification: `TEXTS,VECTORS`, or several such pairs with `;` between them. `TEXTS` alone means
    ///   `TEXTS,TEXTS.emb`. Vectors that end in `.npy` are NumPy's, others raw float32.
    /// - Throws: `file` when one cannot be read, `vectorsDamaged` when numbers and lines do not fit, `usage` when the
    ///   specification is empty.
    /// - Complexity: O(size of the files) time and memory.
    public init(specification: String) throws(EncoderError) {
        self.specification = "vectors:" + specification
        var rows: [String: Int] = [:]
        var values: [Float] = []
        var dimension = 0
        let pairs = Self.pairs(in: specification)
        guard !pairs.isEmpty else {
            throw EncoderError(
                .usage, place: "\(self.specification)", problem: "names no files", expected: "vectors:TEXTS,VECTORS")
        }
        for pair in pairs {
            let path = pair.vectors
            let lines = try Self.lines(of: pair.texts)
            let (numbers, width) = try Self.vectors(of: path, lines: lines.count, texts: pair.texts)
            guard dimension == 0 || width == dimension || lines.isEmpty else {
                throw EncoderError(
                    .vectorsDamaged, place: "\(path)", problem: "has \(width) numbers a vector",
                    expected: "\(dimension), as in the files before")
            }
            let offset = dimension == 0 ? 0 : values.count / dimension
            if !lines.isEmpty { dimension = width }
            for (index, line) in lines.enumerated() where rows[line] == nil { rows[line] = offset + index }
            values += try Self.normalized(numbers, width: width, path: path)
        }
        self.rows = rows
        self.values = values
        self.dimension = dimension
    }

    private static func pairs(in specification: String) -> [(texts: String, vectors: String)] {
        specification.split(separator: ";").map { pair in
            let names = pair.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return (names[0], names.count > 1 ? names[1] : names[0] + ".emb")
        }
    }

    /// The files that a specification names.
    public static func files(specification: String) -> [String] {
        pairs(in: specification).flatMap { [$0.texts, $0.vectors] }
    }

    /// Looks every text up: as it is, and with its white space collapsed.
    ///
    /// - Throws: `vectorMissing` for the first text that has no line.
    public func encode(_ texts: [String], threads: Int = 1) throws(EncoderError) -> [Float] {
        var vectors: [Float] = []
        vectors.reserveCapacity(texts.count * dimension)
        for text in texts {
            guard let row = rows[text] ?? rows[Self.collapsed(text)] else {
                let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
                throw EncoderError(
                    .vectorMissing, place: "\(specification)", problem: "no vector for \"\(shown)\"",
                    expected: "a line with exactly this text",
                    remedy: "add it to the text file and encode the file again")
            }
            vectors += values[row * dimension..<(row + 1) * dimension]
        }
        return vectors
    }

    private static func collapsed(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? blankLine : words.joined(separator: " ")
    }

    private static func lines(of path: String) throws(EncoderError) -> [String] {
        let file = try MappedFile.ofEncoder(path)
        guard let text = String(validating: file.bytes, as: UTF8.self) else {
            throw EncoderError(
                .vectorsDamaged, place: "\(path)", problem: "is not UTF-8", expected: "a sentence a line, in UTF-8")
        }
        // Bytes, not characters: a line may begin with a combining mark.
        var lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
            String(Substring(line.last == 0x0d ? line.dropLast() : line))
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func vectors(
        of path: String, lines: Int, texts: String
    ) throws(EncoderError) -> (values: [Float], width: Int) {
        if path.hasSuffix(".npy") {
            let (values, rows, columns) = try NumPyFile.read(path: path)
            guard rows == lines, columns > 0 || rows == 0 else {
                throw EncoderError(
                    .vectorsDamaged, place: "\(path)", problem: "has \(rows) vectors of \(columns) numbers",
                    expected: "\(lines), one for each line of \(texts)")
            }
            return (values, columns)
        }
        let file = try MappedFile.ofEncoder(path)
        guard lines > 0 ? file.count > 0 && file.count % (4 * lines) == 0 : file.count == 0 else {
            throw EncoderError(
                .vectorsDamaged, place: "\(path)", problem: "has \(file.count) bytes",
                expected: "raw float32, the same number for each of the \(lines) lines of \(texts)")
        }
        let values = (0..<file.count / 4).map { index in
            Float(
                bitPattern: UInt32(littleEndian: file.bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)))
        }
        return (values, lines > 0 ? values.count / lines : 0)
    }

    /// Rows of length one; a zero or non-finite row has no direction, and is an error rather than a guess.
    private static func normalized(
        _ values: [Float], width: Int, path: String
    ) throws(EncoderError) -> [Float] {
        var values = values
        for row in 0..<(width > 0 ? values.count / width : 0) {
            let range = row * width..<(row + 1) * width
            let square = values[range].reduce(0.0) { $0 + Double($1) * Double($1) }
            guard square.isFinite, square > 0 else {
                throw EncoderError(
                    .vectorsDamaged, place: "\(path)", problem: "vector \(row + 1) is zero or not finite",
                    expected: "finite numbers, not all zero", remedy: "encode the texts again")
            }
            let inverse = 1 / square.squareRoot()
            for index in range { values[index] = Float(Double(values[index]) * inverse) }
        }
        return values
    }
}
