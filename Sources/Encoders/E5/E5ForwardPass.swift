import CEncoderKernels
internal import Threads

/// The encoder's arithmetic: tokens → states → sums of states.
///
/// Wang et al., "Multilingual E5 Text Embeddings", 2024; Devlin et al., "BERT", NAACL 2019. Layer norms stand after what
/// they normalize.
///
/// A text's result depends on that text alone (see TransformerKernels.h), so neither the number of threads nor the way in
/// which texts fall into batches nor the instruction set can be seen in the bits.
final class E5ForwardPass: Sendable {
    let weights: E5Weights
    let level: Int32
    private let workspaces = Workspaces { E5Workspace() }

    /// - Parameter level: The kernels' instruction set, a `HEXAPLA_LEVEL_` constant that this processor has.
    init(weights: E5Weights, level: Int32) {
        (self.weights, self.level) = (weights, level)
    }

    /// Gives the workspaces back.
    func releaseMemory() { workspaces.removeAll() }

    /// The sum of each text's last states, rows of 384 numbers.
    ///
    /// - Parameter texts: Ranges of `ids`, one after the other, of 1 to 512 tokens each.
    func sums(of texts: [Range<Int>], _ ids: [Int32], threads: Int) -> [Float] {
        let batches = Self.batches(texts)
        return [Float](unsafeUninitializedCapacity: texts.count * E5Shape.width) { output, filled in
            filled = texts.count * E5Shape.width
            output.initialize(repeating: 0)
            guard let base = output.baseAddress else { return }
            // Each batch writes to rows of its own.
            nonisolated(unsafe) let rows = base
            ids.withUnsafeBufferPointer { ids in
                guard let ids = ids.baseAddress else { return }
                nonisolated(unsafe) let tokens = ids
                Workers.forEach(batches.count, threads: threads) { index in
                    let batch = batches[index]
                    workspaces.lend {
                        sum(texts[batch], tokens, workspace: $0, output: rows + batch.lowerBound * E5Shape.width)
                    }
                }
            }
        }
    }

    /// What each token means before the first layer and after some: two rows of 384 numbers for each of `ids`.
    ///
    /// - Parameters:
    ///   - texts: Ranges of `ids`, one after the other, of 1 to 512 tokens each.
    ///   - layers: How many layers are applied, at most `E5Shape.layers`.
    func states(
        of texts: [Range<Int>], _ ids: [Int32], layers: Int, threads: Int
    ) -> (embeddings: [Float], states: [Float]) {
        let (batches, width) = (Self.batches(texts), E5Shape.width)
        var embeddings = [Float](repeating: 0, count: ids.count * width)
        var states = embeddings
        embeddings.withUnsafeMutableBufferPointer { embeddings in
            states.withUnsafeMutableBufferPointer { states in
                ids.withUnsafeBufferPointer { ids in
                    guard let before = embeddings.baseAddress, let after = states.baseAddress, let ids = ids.baseAddress
                    else { return }
                    // Each batch writes to rows of its own.
                    nonisolated(unsafe) let (first, last, tokens) = (before, after, ids)
                    Workers.forEach(batches.count, threads: threads) { index in
                        let batch = texts[batches[index]]
                        guard let start = batch.first?.lowerBound, let end = batch.last?.upperBound else { return }
                        let (from, count) = (start * width, (end - start) * width)
                        workspaces.lend { workspace in
                            embed(batch, tokens, workspace: workspace)
                            (first + from).update(from: workspace.states.base, count: count)
                            for layer in 0..<layers { apply(layer, to: batch, rows: end - start, workspace) }
                            (last + from).update(from: workspace.states.base, count: count)
                        }
                    }
                }
            }
        }
        return (embeddings, states)
    }

    /// Consecutive texts whose tokens fit a workspace.
    private static func batches(_ texts: [Range<Int>]) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var (start, rows) = (0, 0)
        for index in texts.indices {
            rows += texts[index].count
            if rows >= E5Workspace.usualRows || index + 1 == texts.count {
                batches.append(start..<(index + 1))
                (start, rows) = (index + 1, 0)
            }
        }
        return batches
    }

    private func sum(
        _ texts: ArraySlice<Range<Int>>, _ ids: UnsafePointer<Int32>, workspace: E5Workspace,
        output: UnsafeMutablePointer<Float>
    ) {
        let (width, states) = (E5Shape.width, workspace.states.base)
        var row = embed(texts, ids, workspace: workspace)
        for layer in 0..<E5Shape.layers { apply(layer, to: texts, rows: row, workspace) }
        row = 0
        for (index, text) in texts.enumerated() {
            hexapla_sum_rows(level, states + row * width, Int64(text.count), output + index * width)
            row += text.count
        }
    }

    /// What tokens mean before the first layer.
    ///
    /// - Returns: How many rows there are.
    @discardableResult
    private func embed(
        _ texts: ArraySlice<Range<Int>>, _ ids: UnsafePointer<Int32>, workspace: E5Workspace
    ) -> Int {
        let (width, states) = (E5Shape.width, workspace.states.base)
        var row = 0
        for text in texts {
            hexapla_embed_rows(
                level, weights.table, ids + text.lowerBound, Int64(text.count), weights.positions, states + row * width)
            row += text.count
        }
        hexapla_add_normalize(
            level, states, nil, Int64(row), weights.embeddingGain, weights.embeddingShift, E5Shape.epsilon)
        return row
    }

    private func apply(_ layer: Int, to texts: ArraySlice<Range<Int>>, rows: Int, _ workspace: E5Workspace) {
        let (states, added) = (workspace.states.base, workspace.attention.base)
        multiply(
            .attention, layer: layer, bias: .attentionBias, input: states, rows: rows, to: workspace.attention.base,
            workspace)
        var row = 0
        for text in texts {
            hexapla_attend(
                level, workspace.attention.base + row * E5Shape.attention, Int64(text.count), workspace.scratch.base,
                workspace.context.base + row * E5Shape.width)
            row += text.count
        }
        multiply(
            .projection, layer: layer, bias: .projectionBias, input: workspace.context.base, rows: rows, to: added,
            workspace)
        normalize(states, adding: added, rows: rows, layer: layer, gain: .firstGain, shift: .firstShift)
        multiply(
            .inner, layer: layer, bias: .innerBias, input: states, rows: rows, to: workspace.inner.base, workspace)
        hexapla_gelu(level, workspace.inner.base, Int64(rows * E5Shape.inner))
        multiply(
            .outer, layer: layer, bias: .outerBias, input: workspace.inner.base, rows: rows, to: added, workspace)
        normalize(states, adding: added, rows: rows, layer: layer, gain: .secondGain, shift: .secondShift)
    }

    private func multiply(
        _ matrix: E5Shape.Matrix, layer: Int, bias: E5Shape.Vector, input: UnsafePointer<Float>, rows: Int,
        to output: UnsafeMutablePointer<Float>, _ workspace: E5Workspace
    ) {
        hexapla_code_blocks(level, input, Int64(rows), Int64(matrix.inputs), workspace.coded)
        var product = weights.product(
            matrix, layer: layer, bias: bias, input: workspace.coded, rows: rows, output: output)
        hexapla_multiply_blocks(level, &product)
    }

    private func normalize(
        _ states: UnsafeMutablePointer<Float>, adding added: UnsafePointer<Float>, rows: Int, layer: Int,
        gain: E5Shape.Vector, shift: E5Shape.Vector
    ) {
        hexapla_add_normalize(
            level, states, added, Int64(rows), weights.vector(gain, layer: layer), weights.vector(shift, layer: layer),
            E5Shape.epsilon)
    }
}
