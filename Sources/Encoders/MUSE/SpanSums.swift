/// The sums behind a SpanEmbedding, made in one pass over the document.
struct SpanSums {
    /// Segment sides in a block of prefix sums.
    private static let blockLength = 128

    private let document: TokenizedDocument
    private let pass: ForwardPass

    private(set) var starts: [SpanEmbedding.Side]
    private(set) var ends: [SpanEmbedding.Side]
    private(set) var startSums: [Float]
    private(set) var endSums: [Float]
    private(set) var blockSums: [Double] = []

    /// One side of a segment, and the token up to which the document's prefix sum belongs to it.
    private struct Event {
        var token: Int
        var segment: Int
        var isStart: Bool
    }

    init(document: TokenizedDocument, pass: ForwardPass) {
        self.document = document
        self.pass = pass
        let count = document.heads.count
        starts = [SpanEmbedding.Side](repeating: .init(), count: count)
        ends = [SpanEmbedding.Side](repeating: .init(), count: count)
        startSums = [Float](repeating: 0, count: count * ModelShape.pooled)
        endSums = [Float](repeating: 0, count: count * ModelShape.pooled)
    }

    mutating func compute(threads: Int) {
        let events = events()
        let width = ModelShape.pooled
        var prefix = [Double](repeating: 0, count: width)
        var token = events.first?.token ?? 0
        // Several blocks at a time keep several threads busy, and memory bounded.
        let groupLength = 8 * Self.blockLength
        for groupStart in stride(from: 0, to: events.count, by: groupLength) {
            let group = events[groupStart..<min(groupStart + groupLength, events.count)]
            var ids = document.ids
            let text = 0..<ids.count
            var chunks: [TokenChunk] = []
            // For each event: chunks of the document up to it, then those of its corrected end.
            var ranges: [(document: Range<Int>, side: Range<Int>)] = []
            for event in group {
                let first = chunks.count
                chunks += TokenChunk.cut(token..<event.token, text: text)
                token = event.token
                let middle = chunks.count
                chunks += side(event, &ids)
                ranges.append((first..<middle, middle..<chunks.count))
            }
            let projected = pass.project(ids, chunks, threads: threads)
            for (offset, (event, range)) in zip(group, ranges).enumerated() {
                for chunk in range.document {
                    for column in 0..<width { prefix[column] += Double(projected[chunk * width + column]) }
                }
                if offset % Self.blockLength == 0 { blockSums += prefix }
                record(event, prefix: prefix, projected: projected, chunks: range.side)
            }
        }
    }

    /// The sides that spans of at least eight tokens may have, in the order of their tokens.
    private func events() -> [Event] {
        let reach = ModelShape.reach
        var events: [Event] = []
        for segment in document.heads.indices {
            let (start, end) = (document.heads[segment].joint, document.tails[segment].joint)
            if start + 2 * reach <= document.ids.count - 1 {
                events.append(Event(token: start + reach, segment: segment, isStart: true))
            }
            if end - 2 * reach >= 1 {
                events.append(Event(token: end - reach, segment: segment, isStart: false))
            }
        }
        return events.sorted { ($0.token, $0.segment, $0.isStart ? 0 : 1) < ($1.token, $1.segment, $1.isStart ? 0 : 1) }
    }

    /// The chunks of the text that begins (or ends) here, as far as its features differ from the document's. The text's
    /// ids are appended to `ids`.
    private func side(_ event: Event, _ ids: inout [Int32]) -> [TokenChunk] {
        let reach = ModelShape.reach
        let first = ids.count
        if event.isStart {
            let head = document.heads[event.segment]
            ids.append(ModelShape.beginning)
            ids += head.tokens
            ids += document.ids[head.joint..<head.joint + 2 * reach]
            return TokenChunk.cut(first..<ids.count - reach, text: first..<ids.count)
        }
        let tail = document.tails[event.segment]
        ids += document.ids[tail.joint - 2 * reach..<tail.joint]
        ids += tail.tokens
        ids.append(ModelShape.end)
        return TokenChunk.cut(first + reach..<ids.count, text: first..<ids.count)
    }

    private mutating func record(_ event: Event, prefix: [Double], projected: [Float], chunks: Range<Int>) {
        let width = ModelShape.pooled
        let block = blockSums.count / width - 1
        let end = event.isStart ? document.heads[event.segment] : document.tails[event.segment]
        let side = SpanEmbedding.Side(
            block: Int32(block), ownTokens: Int32(end.tokens.count), joint: Int32(end.joint))
        let sign = event.isStart ? -1.0 : 1.0
        for column in 0..<width {
            var sum = sign * (prefix[column] - blockSums[block * width + column])
            for chunk in chunks { sum += Double(projected[chunk * width + column]) }
            if event.isStart {
                startSums[event.segment * width + column] = Float(sum)
            } else {
                endSums[event.segment * width + column] = Float(sum)
            }
        }
        if event.isStart { starts[event.segment] = side } else { ends[event.segment] = side }
    }
}
