internal import Codecs
internal import Errors
import FoundationEssentials

/// Turns the wheel's arrays into the sections of a model file.
///
/// What the forward pass would multiply again and again is multiplied here once: the last layer norm's gain, the
/// projection after it and the first layer of the head are all linear, so they become one matrix.
struct ModelConverter {
    private let place: String
    private let arrays: [String: [UInt8]]

    init(archive: [UInt8], place: String) throws(EncoderError) {
        self.place = place
        arrays = try WheelArchive.entries(of: .bytes(archive), place: place) { $0.hasSuffix(".npy") }
    }

    func sections(tokenizer: [UInt8], information: ModelInformation) throws(EncoderError) -> ModelFileWriter {
        var writer = ModelFileWriter()
        guard let description = try? JSONEncoder().encode(information) else {
            throw EncoderError(.wheelUnusable, place: "\(place)", problem: "its description cannot be written")
        }
        writer.add(.information, Array(description))
        guard let pieces = SentencePieceModel(tokenizer), pieces.vocabulary == ModelShape.vocabulary else {
            throw EncoderError(
                .wheelUnusable, place: "\(place)", problem: "its tokenizer cannot be read",
                expected: "a SentencePiece unigram model of \(ModelShape.vocabulary) pieces")
        }
        writer.add(.tokenizer, tokenizer)
        writer.add(.trie, PieceTrie(pieces.pieces).bytes)
        writer.add(.characterMap, pieces.characterMap)
        writer.add(.unknownScore, [pieces.unknownScore])
        let table = try table()
        writer.add(.table, table)
        writer.add(.tableHashes, table.withUnsafeBytes(ModelFormat.hashes(ofTable:)))
        writer.add(.scale, try floats("scale", ModelShape.groups))
        writer.add(.low, try floats("lo", ModelShape.groups))
        try addBranches(to: &writer)
        try addPooling(to: &writer)
        let (hidden, output) = (ModelShape.hidden, ModelShape.output)
        writer.add(.layer1, try packed("d1", rows: hidden, columns: hidden))
        writer.add(.layer2, try packed("d2", rows: hidden, columns: output))
        writer.add(.layer3, try packed("d3", rows: output, columns: output))
        writer.add(.skip, try packed("p3", rows: hidden, columns: output))
        return writer
    }

    /// The wheel keeps the table in 17 parts: token t is row t / 17 of part t mod 17.
    private func table() throws(EncoderError) -> [UInt8] {
        let (width, groups) = (ModelShape.embedding, ModelShape.groups)
        var table = [UInt8](repeating: 0, count: ModelShape.tableRows * width)
        for group in 0..<groups {
            let rows = ModelShape.tableRows / groups
            let part = try bytes("q\(group + 1)", descriptor: "|u1", shape: [rows, width])
            for row in 0..<rows {
                let target = (row * groups + group) * width
                table.replaceSubrange(target..<target + width, with: part[row * width..<(row + 1) * width])
            }
        }
        return table
    }

    private func addBranches(to writer: inout ModelFileWriter) throws(EncoderError) {
        let (block, embedding) = (ModelShape.block, ModelShape.embedding)
        var projections: [(values: [Float], columns: Int)] = []
        var biases: [Float] = []
        var gains: [Float] = []
        var shifts: [Float] = []
        let targets: [(ModelFormat.Section, ModelFormat.Section, ModelFormat.Section, ModelFormat.Section)] = [
            (.first2, .firstBias2, .second2, .secondBias2), (.first3, .firstBias3, .second3, .secondBias3),
            (.first5, .firstBias5, .second5, .secondBias5),
        ]
        for ((order, left), (first, firstBias, second, secondBias)) in zip(ModelShape.branches, targets) {
            projections.append((try floats("proj\(order)", embedding, block), block))
            biases += try floats("proj_b\(order)", block)
            gains += try floats("ln_g\(order)", block)
            shifts += try floats("ln_b\(order)", block)

            // The first convolution's window positions side by side: all are products with the same token.
            let window = try floats("w1_\(order)", order * block, block)
            let positions = (0..<order).map { (Array(window[$0 * block * block..<($0 + 1) * block * block]), block) }
            let joined = PackedMatrix.join(positions, rows: block)
            writer.add(first, PackedMatrix.pack(joined, rows: block, columns: order * block))
            // Its bias goes to the token's own position, which every window has.
            var bias = [Float](repeating: 0, count: order * block)
            bias.replaceSubrange(left * block..<(left + 1) * block, with: try floats("b1_\(order)", block))
            writer.add(firstBias, bias)

            writer.add(second, try packed("w2_\(order)", rows: order * block, columns: block))
            writer.add(secondBias, try floats("b2_\(order)", block))
        }
        let joined = PackedMatrix.join(projections, rows: embedding)
        writer.add(.projection, PackedMatrix.pack(joined, rows: embedding, columns: 3 * block))
        writer.add(.projectionBias, biases)
        writer.add(.gain, gains)
        writer.add(.shift, shifts)
    }

    private func addPooling(to writer: inout ModelFileWriter) throws(EncoderError) {
        let (width, output) = (ModelShape.featureBlocks * ModelShape.block, ModelShape.output)
        let (hidden, pooled) = (ModelShape.hidden, ModelShape.pooled)
        let gain = try floats("ln_g", width)
        let shift = try floats("ln_b", width)
        let projection = try floats("cnn_W", width, output)
        var scaled = projection
        var bias = try floats("cnn_b", output).map(Double.init)
        for row in 0..<width {
            for column in 0..<output {
                let index = row * output + column
                scaled[index] = gain[row] * projection[index]
                bias[column] += Double(shift[row]) * Double(projection[index])
            }
        }
        let head = PackedMatrix.join(
            [(try floats("d0", output, hidden), hidden), (try floats("p1", output, hidden), hidden)], rows: output)
        let folded = PackedMatrix.product(
            scaled + bias.map(Float.init), head, rows: width + 1, depth: output, columns: pooled)
        writer.add(.pooling, PackedMatrix.pack(Array(folded.prefix(width * pooled)), rows: width, columns: pooled))
        writer.add(.poolingBias, Array(folded.suffix(pooled)))
    }

    private func packed(_ name: String, rows: Int, columns: Int) throws(EncoderError) -> [Float] {
        PackedMatrix.pack(try floats(name, rows, columns), rows: rows, columns: columns)
    }

    private func floats(_ name: String, _ shape: Int...) throws(EncoderError) -> [Float] {
        let bytes = try bytes(name, descriptor: "<f4", shape: shape)
        return bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
        }
    }

    private func bytes(_ name: String, descriptor: String, shape: [Int]) throws(EncoderError) -> [UInt8] {
        let array = arrays[name + ".npy"] ?? []
        guard let header = array.withUnsafeBytes(NumPyHeader.init), header.descriptor == descriptor,
            header.shape == shape, !header.isFortranOrder
        else {
            throw EncoderError(
                .wheelUnusable, place: "\(place)", problem: "array \"\(name)\" is missing or of another shape",
                expected: "\(descriptor) \(shape)", remedy: "fetch it again with \(.fetchModel)")
        }
        return Array(array[header.length...])
    }
}
