internal import Errors

/// The model's numbers, where the mapped file has them.
///
/// @unchecked: the pointers lead into `file`, which lives as long as this and whose mapping nobody can write.
struct EncoderWeights: @unchecked Sendable {
    let file: ModelFile
    let table: UnsafePointer<UInt8>
    let scale: UnsafePointer<Float>
    let low: UnsafePointer<Float>
    let projection: UnsafePointer<Float>
    let projectionBias: UnsafePointer<Float>
    let gain: UnsafePointer<Float>
    let shift: UnsafePointer<Float>
    let first: [UnsafePointer<Float>]
    let firstBias: [UnsafePointer<Float>]
    let second: [UnsafePointer<Float>]
    let secondBias: [UnsafePointer<Float>]
    let pooling: UnsafePointer<Float>
    let poolingBias: UnsafePointer<Float>
    let layer1: UnsafePointer<Float>
    let layer2: UnsafePointer<Float>
    let layer3: UnsafePointer<Float>
    let skip: UnsafePointer<Float>

    init(_ file: ModelFile) throws(EncoderError) {
        self.file = file
        let block = ModelShape.block
        let (width, hidden, output) = (ModelShape.embedding, ModelShape.hidden, ModelShape.output)
        let pooled = ModelShape.pooled
        let table = try file.bytes(.table)
        guard table.count == ModelShape.tableRows * width, let base = table.bindMemory(to: UInt8.self).baseAddress
        else {
            throw EncoderError(
                .modelDamaged, place: "\(file.path)", problem: "the embedding table has \(table.count) bytes",
                expected: "\(ModelShape.tableRows * width)",
                remedy: "install it again: \(.installModel)")
        }
        self.table = base
        scale = try file.floats(.scale, count: ModelShape.groups)
        low = try file.floats(.low, count: ModelShape.groups)
        projection = try file.floats(.projection, count: width * 3 * block)
        projectionBias = try file.floats(.projectionBias, count: 3 * block)
        gain = try file.floats(.gain, count: 3 * block)
        shift = try file.floats(.shift, count: 3 * block)
        let square = block * block
        first = [
            try file.floats(.first2, count: 2 * square), try file.floats(.first3, count: 3 * square),
            try file.floats(.first5, count: 5 * square),
        ]
        firstBias = [
            try file.floats(.firstBias2, count: 2 * block), try file.floats(.firstBias3, count: 3 * block),
            try file.floats(.firstBias5, count: 5 * block),
        ]
        second = [
            try file.floats(.second2, count: 2 * square), try file.floats(.second3, count: 3 * square),
            try file.floats(.second5, count: 5 * square),
        ]
        secondBias = [
            try file.floats(.secondBias2, count: block), try file.floats(.secondBias3, count: block),
            try file.floats(.secondBias5, count: block),
        ]
        pooling = try file.floats(.pooling, count: ModelShape.featureBlocks * block * pooled)
        poolingBias = try file.floats(.poolingBias, count: pooled)
        layer1 = try file.floats(.layer1, count: hidden * hidden)
        layer2 = try file.floats(.layer2, count: hidden * output)
        layer3 = try file.floats(.layer3, count: output * output)
        skip = try file.floats(.skip, count: hidden * output)
    }
}
