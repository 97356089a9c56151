import CEncoderKernels
internal import Threads

/// The last layers: from a text's summed features to its vector.
struct SentenceHead {
    /// A text's sum in up to three parts, and its number of tokens.
    ///
    /// @unchecked: whoever makes one keeps what it points to alive and unchanged until the head is done.
    struct Sum: @unchecked Sendable {
        var parts: (UnsafePointer<Float>, UnsafePointer<Float>?, UnsafePointer<Float>?)
        var tokens: Int
    }

    let pass: ForwardPass

    /// Writes the vectors of `count` texts, 512 numbers each.
    ///
    /// - Parameters:
    ///   - output: Room for them.
    ///   - sum: The sum of a text; it may use the buffer of 640 numbers for a part of it.
    func finish(
        _ count: Int, threads: Int, output: UnsafeMutablePointer<Float>,
        sum: @Sendable (Int, UnsafeMutablePointer<Float>) -> Sum
    ) {
        let batches = (count + Workspace.headRows - 1) / Workspace.headRows
        // Each batch writes to rows of its own.
        nonisolated(unsafe) let output = output
        Workers.forEach(batches, threads: threads) { batch in
            let start = batch * Workspace.headRows
            let rows = min(Workspace.headRows, count - start)
            pass.workspaces.lend { workspace in
                for row in 0..<rows { pool(sum(start + row, workspace.total.base), row: row, workspace: workspace) }
                layers(rows, workspace: workspace, output: output + start * ModelShape.output)
            }
        }
    }

    private func pool(_ sum: Sum, row: Int, workspace: Workspace) {
        let hidden = ModelShape.hidden
        let stride = Int64(Workspace.headRows * ModelShape.block)
        let (a, b, c) = sum.parts
        let bias = pass.weights.poolingBias
        let target = row * ModelShape.block
        hexapla_pool(
            pass.level, a, b, c, bias, Float(sum.tokens), Int64(hidden), Int32(HEXAPLA_RELU),
            workspace.layer0.base + target, stride)
        hexapla_pool(
            pass.level, a + hidden, b.map { $0 + hidden }, c.map { $0 + hidden }, bias + hidden, Float(sum.tokens),
            Int64(hidden), 0, workspace.layer1.base + target, stride)
    }

    private func layers(_ rows: Int, workspace: Workspace, output: UnsafeMutablePointer<Float>) {
        let block = ModelShape.block
        let stride = Workspace.headRows * block
        let narrow = (taps: [0, stride], depths: [block, ModelShape.hidden - block])
        let wide = (taps: [0, stride], depths: [block, block])
        let weights = pass.weights
        func multiply(
            _ input: FloatBuffer, matrix: UnsafePointer<Float>, shape: (taps: [Int], depths: [Int]), columns: Int,
            to output: FloatBuffer, options: Int = 0
        ) {
            let product = MatrixProduct(
                weights: matrix, bias: nil, columns: columns, taps: shape.taps, depths: shape.depths, options: options)
            product.multiply(
                level: pass.level, input: input.base, output: output.base, rowStride: block, blockStride: stride,
                runs: [hexapla_run(inputRow: 0, outputRow: 0, rows: Int64(rows))])
        }
        let (add, relu) = (HEXAPLA_ADD, HEXAPLA_RELU)
        multiply(
            workspace.layer0, matrix: weights.layer1, shape: narrow, columns: ModelShape.hidden, to: workspace.layer1,
            options: add | relu)
        multiply(
            workspace.layer1, matrix: weights.layer2, shape: narrow, columns: ModelShape.output, to: workspace.layer2,
            options: relu)
        multiply(
            workspace.layer1, matrix: weights.skip, shape: narrow, columns: ModelShape.output, to: workspace.output)
        multiply(
            workspace.layer2, matrix: weights.layer3, shape: wide, columns: ModelShape.output, to: workspace.output,
            options: add)
        hexapla_finish(
            pass.level, workspace.output.base, Int64(stride), Int64(rows), ModelShape.epsilon, output)
    }
}
