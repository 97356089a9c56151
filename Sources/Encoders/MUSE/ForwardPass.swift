import CEncoderKernels
import Synchronization
internal import Threads

/// The encoder's arithmetic: tokens → sums of features → vectors.
///
/// Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020 (demonstrations).
///
/// Every row's result depends on that row alone (see CEncoderKernels.h), so neither the number of threads nor the way
/// in which texts fall into batches nor the cache's state can be seen in the bits.
final class ForwardPass: Sendable {
    let weights: EncoderWeights
    let level: Int32
    private let second: [Convolution]
    private let cache: Mutex<TokenCache>
    let workspaces = Workspaces { Workspace() }

    /// - Parameters:
    ///   - level: The kernels' instruction set, a `HEXAPLA_LEVEL_` constant that this processor has.
    ///   - cachedTokens: Most tokens to keep entries of, 13 KB each.
    init(weights: EncoderWeights, level: Int32, cachedTokens: Int) {
        self.weights = weights
        self.level = level
        second = ModelShape.branches.enumerated().map { branch, shape in
            Convolution(
                weights: weights.second[branch], bias: weights.secondBias[branch], order: shape.order, left: shape.left)
        }
        // A batch's tokens must fit beside each other, for as many threads as may come to an empty cache at once.
        cache = Mutex(TokenCache(capacity: max(cachedTokens, 4 * Workspace.rows)))
    }

    /// Forgets every cached token.
    func emptyCache() {
        cache.withLock { $0 = TokenCache(capacity: $0.capacity) }
    }

    /// The sum of each chunk's features, projected: rows of 640 numbers.
    ///
    /// - Parameter ids: Token ids, all below the vocabulary's size.
    func project(_ ids: [Int32], _ chunks: [TokenChunk], threads: Int) -> [Float] {
        let groups = (chunks.count + Workspace.chunks - 1) / Workspace.chunks
        return [Float](unsafeUninitializedCapacity: chunks.count * ModelShape.pooled) { output, filled in
            guard let base = output.baseAddress else { return }
            // Each group writes to rows of its own.
            nonisolated(unsafe) let rows = base
            Workers.forEach(groups, threads: threads) { index in
                let start = index * Workspace.chunks
                let group = chunks[start..<min(start + Workspace.chunks, chunks.count)]
                workspaces.lend { workspace in
                    for batch in Self.batches(group) {
                        sum(ids, chunks: chunks[batch], workspace: workspace, from: batch.lowerBound - start)
                    }
                    project(group.count, workspace: workspace, output: rows + start * ModelShape.pooled)
                }
            }
            filled = chunks.count * ModelShape.pooled
        }
    }

    /// Consecutive chunks whose rows fit a workspace.
    private static func batches(_ chunks: ArraySlice<TokenChunk>) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var start = chunks.startIndex
        var rows = 0
        for index in chunks.indices {
            let more = chunks[index].tokens.count + ModelShape.reach
            if index > start, rows + more > Workspace.rows {
                batches.append(start..<index)
                (start, rows) = (index, 0)
            }
            rows += more
        }
        if start < chunks.endIndex { batches.append(start..<chunks.endIndex) }
        return batches
    }

    /// Writes the sums of a batch's features to the workspace, the first to row `first`.
    private func sum(_ ids: [Int32], chunks: ArraySlice<TokenChunk>, workspace: Workspace, from first: Int) {
        let cache = fillSlots(ids, chunks: chunks, workspace: workspace)
        let block = ModelShape.block
        let half = ModelShape.reach / 2
        let branchStride = Workspace.rows * block
        var runs: [hexapla_run] = []
        var row = 0
        var position = 0
        workspace.slots.withUnsafeBufferPointer { slots in
            guard let slots = slots.baseAddress else { return }
            for chunk in chunks {
                // Two positions either side for the second convolution, whose windows reach two more.
                let count = chunk.tokens.count + 2 * half
                hexapla_gather(
                    level, cache.entries.base, Int64(TokenCache.stride), slots + position + half, Int64(count),
                    workspace.first.base + row * block, Int64(branchStride))
                runs.append(
                    hexapla_run(
                        inputRow: Int64(row + half), outputRow: Int64(row + half), rows: Int64(chunk.tokens.count)))
                row += count
                position += chunk.tokens.count + 2 * ModelShape.reach
            }
        }
        for (branch, convolution) in second.enumerated() {
            convolution.apply(
                level: level, input: workspace.first.base + branch * branchStride, rows: row,
                output: workspace.second.base + branch * branchStride, runs: runs, workspace)
        }
        let sumStride = Workspace.chunks * block
        ids.withUnsafeBufferPointer { ids in
            guard let ids = ids.baseAddress else { return }
            for (index, (chunk, run)) in zip(chunks, runs).enumerated() {
                hexapla_accumulate(
                    level, weights.table, weights.scale, weights.low, Int32(ModelShape.groups),
                    ids + chunk.tokens.lowerBound, run.rows, workspace.second.base + Int(run.outputRow) * block,
                    Int64(branchStride), ModelShape.epsilon, workspace.sums.base + (first + index) * block,
                    Int64(sumStride))
            }
        }
    }

    /// Projects the first `count` of the workspace's sums.
    private func project(_ count: Int, workspace: Workspace, output: UnsafeMutablePointer<Float>) {
        let block = ModelShape.block
        let sumStride = Workspace.chunks * block
        let pooling = MatrixProduct(
            weights: weights.pooling, bias: nil, columns: ModelShape.pooled,
            taps: (0..<ModelShape.featureBlocks).map { $0 * sumStride },
            depths: [Int](repeating: block, count: ModelShape.featureBlocks))
        pooling.multiply(
            level: level, input: workspace.sums.base, output: output, rowStride: ModelShape.pooled, blockStride: block,
            runs: [hexapla_run(inputRow: 0, outputRow: 0, rows: Int64(count))])
    }

    /// Finds the cache's rows of all tokens within reach of the chunks, computing those that it lacks.
    ///
    /// - Returns: The cache that has them; it must be held while the rows are used.
    private func fillSlots(_ ids: [Int32], chunks: ArraySlice<TokenChunk>, workspace: Workspace) -> TokenCache {
        var cache = cache.withLock { $0 }
        while true {
            workspace.slots.removeAll(keepingCapacity: true)
            workspace.missing.removeAll(keepingCapacity: true)
            for chunk in chunks {
                let reach = chunk.tokens.lowerBound - ModelShape.reach..<chunk.tokens.upperBound + ModelShape.reach
                for position in reach {
                    guard chunk.text.contains(position) else {
                        workspace.slots.append(-1)
                        continue
                    }
                    let slot = cache.slot(of: ids[position])
                    workspace.slots.append(slot)
                    if slot < 0 { workspace.missing.append(ids[position]) }
                }
            }
            if workspace.missing.isEmpty { return cache }
            let missing = Set(workspace.missing).sorted()
            if let rows = cache.reserve(missing.count) {
                for start in stride(from: 0, to: missing.count, by: Workspace.freshRows) {
                    let part = missing[start..<min(start + Workspace.freshRows, missing.count)]
                    compute(Array(part), cache: cache, slot: rows.lowerBound + start, workspace: workspace)
                }
            } else {
                cache = replace(cache)
            }
        }
    }

    /// Puts a successor in the place of a full cache, unless another thread has done so.
    private func replace(_ full: TokenCache) -> TokenCache {
        cache.withLock { current in
            if current === full { current = full.successor() }
            return current
        }
    }

    /// Computes the tokens' entries into rows from `slot` on, and publishes them.
    private func compute(_ ids: [Int32], cache: TokenCache, slot: Int, workspace: Workspace) {
        let block = ModelShape.block
        let stride = Workspace.freshRows * block
        let count = Int64(ids.count)
        let entries = cache.entries.base
        let slots = ids.indices.map { Int32(slot + $0) }
        hexapla_dequantize(
            level, weights.table, weights.scale, weights.low, Int32(ModelShape.groups), ids, count,
            workspace.embeddings.base, Int64(stride))
        let projection = MatrixProduct(
            weights: weights.projection, bias: weights.projectionBias, columns: 3 * block, taps: [0, stride],
            depths: [block, block])
        projection.multiply(
            level: level, input: workspace.embeddings.base, output: workspace.projections.base, rowStride: block,
            blockStride: stride, runs: [hexapla_run(inputRow: 0, outputRow: 0, rows: count)])
        hexapla_normalize(
            level, workspace.projections.base, Int64(stride), count, weights.gain, weights.shift, ModelShape.epsilon,
            entries, Int64(TokenCache.stride), slots)
        var position = 3
        for (branch, (order, _)) in ModelShape.branches.enumerated() {
            let window = MatrixProduct(
                weights: weights.first[branch], bias: weights.firstBias[branch], columns: order * block, taps: [0],
                depths: [block])
            window.multiply(
                level: level, input: workspace.projections.base + branch * stride, output: entries + position * block,
                rowStride: TokenCache.stride, blockStride: block,
                runs: [hexapla_run(inputRow: 0, outputRow: Int64(slot), rows: count)])
            position += order
        }
        for (index, id) in ids.enumerated() { cache.publish(id, slot: slot + index) }
    }
}
