private import Algorithms

/// Segments joined by nothing: the tokens of the joined text, and of texts that begin or end with one of them.
struct TokenizedRun {
    /// Tokens with the place where each ends, in bytes of the run's text.
    private struct Cut {
        var ids: [Int32] = []
        var ends: [Int32] = []

        /// The place between tokens index - 1 and index, when no other place shares its offset. (A character that
        /// becomes several pieces has places inside that share the offset of its beginning.)
        func place(_ index: Int) -> Int32? {
            let before: Int32 = index == 0 ? 0 : ends[index - 1]
            if index > 1, ends[index - 2] == before { return nil }
            if index < ends.count, ends[index] == before { return nil }
            return before
        }
    }

    /// Bytes of text that are cut at once: few enough that the sums of scores keep their precision.
    private static let windowLength = 4096
    /// Bytes that neighbouring windows share, and the least that an end is compared with.
    private static let contextLength = 256
    /// Where a cut does not agree with another in so many bytes, as may be in a text of one repeated character, it is not
    /// looked for any farther: that would cost the text's square.
    private static let longestContext = 2048
    /// So many tokens beyond a joint must agree.
    private static let agreement = 4

    var ids: [Int32] { whole.ids }
    private(set) var heads: [TokenizedDocument.End] = []
    private(set) var tails: [TokenizedDocument.End] = []
    private var whole = Cut()
    private var text: [UInt8] = []
    /// Where segments begin in `text`, and its end.
    private var starts: [Int] = [0]
    /// The token that ends at an offset: its index + 1.
    private var places: [Int32: Int] = [:]

    init(_ segments: ArraySlice<String>, tokenizer: Tokenizer, scratch: inout Tokenizer.Scratch) {
        for segment in segments {
            text += segment.utf8
            starts.append(text.count)
        }
        let last = starts.count - 2
        if last == 0 {
            whole = cut(0..<text.count, tokenizer: tokenizer, scratch: &scratch)
        } else {
            cutWhole(tokenizer, &scratch)
            for index in 0...whole.ids.count {
                if let place = whole.place(index) { places[place] = index }
            }
        }
        for segment in 0...last {
            heads.append(segment == 0 ? .init(joint: 0) : head(segment, tokenizer: tokenizer, scratch: &scratch))
            tails.append(
                segment == last ? .init(joint: whole.ids.count) : tail(segment, tokenizer: tokenizer, scratch: &scratch)
            )
        }
        (text, places) = ([], [:])
    }

    private func cut(_ range: Range<Int>, tokenizer: Tokenizer, scratch: inout Tokenizer.Scratch) -> Cut {
        var cut = Cut()
        text.withUnsafeBufferPointer { text in
            tokenizer.encode(
                UnsafeBufferPointer(rebasing: text[range]), scratch: &scratch, ids: &cut.ids, ends: &cut.ends)
        }
        for index in cut.ends.indices { cut.ends[index] += Int32(range.lowerBound) }
        return cut
    }

    /// Cuts the run in windows that overlap, joined where two neighbours agree.
    private mutating func cutWhole(_ tokenizer: Tokenizer, _ scratch: inout Tokenizer.Scratch) {
        var end = boundary(atLeast: Self.windowLength)
        whole = cut(0..<end, tokenizer: tokenizer, scratch: &scratch)
        while end < text.count {
            var overlap = Self.contextLength
            let next = boundary(atLeast: end + Self.windowLength)
            while true {
                let start = boundary(atMost: end - overlap)
                let window = cut(start..<next, tokenizer: tokenizer, scratch: &scratch)
                if join(window, from: start, around: (start + end) / 2) { break }
                if start == 0 {
                    whole = window
                    break
                }
                if overlap >= Self.longestContext {
                    let rest = cut(end..<next, tokenizer: tokenizer, scratch: &scratch)
                    whole.ids += rest.ids
                    whole.ends += rest.ends
                    break
                }
                overlap *= 2
            }
            end = next
        }
    }

    /// Replaces the tokens after a place near `middle` that both cuts have by the window's, which begins at `start`.
    private mutating func join(_ window: Cut, from start: Int, around middle: Int) -> Bool {
        var indices: [Int32: Int] = [:]
        for index in whole.ends.partitioningIndex(where: { $0 >= Int32(start) })...whole.ids.count {
            if let place = whole.place(index) { indices[place] = index }
        }
        let candidates = window.ids.indices.compactMap { index -> (distance: Int, window: Int, whole: Int)? in
            guard index > 0, let place = window.place(index), let own = indices[place] else { return nil }
            guard window.ids[index - 1] == whole.ids[own - 1] else { return nil }
            return (abs(Int(place) - middle), index, own)
        }
        guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return false }
        whole.ids.replaceSubrange(best.whole..., with: window.ids[best.window...])
        whole.ends.replaceSubrange(best.whole..., with: window.ends[best.window...])
        return true
    }

    /// How a text begins that begins with `segment`.
    private func head(
        _ segment: Int, tokenizer: Tokenizer, scratch: inout Tokenizer.Scratch
    ) -> TokenizedDocument.End {
        var length = Self.contextLength
        while true {
            let end = boundary(atLeast: starts[segment] + length)
            let own = cut(starts[segment]..<end, tokenizer: tokenizer, scratch: &scratch)
            for index in 1..<max(own.ids.count, 1) {
                guard let place = own.place(index), let joint = places[place] else { continue }
                let count = min(Self.agreement, own.ids.count - index, whole.ids.count - joint)
                if own.ids[index..<index + count] == whole.ids[joint..<joint + count] {
                    return .init(tokens: Array(own.ids[..<index]), joint: joint)
                }
            }
            if end == text.count { return .init(tokens: own.ids, joint: whole.ids.count) }
            if length >= Self.longestContext {
                let joint = whole.ends.partitioningIndex { $0 >= Int32(end) } + 1
                return .init(tokens: own.ids, joint: min(joint, whole.ids.count))
            }
            length *= 2
        }
    }

    /// How a text ends that ends with `segment`.
    private func tail(
        _ segment: Int, tokenizer: Tokenizer, scratch: inout Tokenizer.Scratch
    ) -> TokenizedDocument.End {
        var length = Self.contextLength
        let end = starts[segment + 1]
        while true {
            let start = boundary(atMost: end - length)
            let own = cut(start..<end, tokenizer: tokenizer, scratch: &scratch)
            for index in stride(from: own.ids.count, to: 0, by: -1) {
                guard let place = own.place(index), let joint = places[place] else { continue }
                let count = min(Self.agreement, index, joint)
                if own.ids[index - count..<index] == whole.ids[joint - count..<joint] {
                    return .init(tokens: Array(own.ids[index...]), joint: joint)
                }
            }
            if start == 0 { return .init(tokens: own.ids, joint: 0) }
            if length >= Self.longestContext {
                return .init(tokens: own.ids, joint: whole.ends.partitioningIndex { $0 > Int32(start) })
            }
            length *= 2
        }
    }

    /// The first segment boundary at `offset` or after it.
    private func boundary(atLeast offset: Int) -> Int {
        starts[min(starts.count - 1, starts.partitioningIndex { $0 >= offset })]
    }

    /// The last segment boundary at `offset` or before it, or the beginning.
    private func boundary(atMost offset: Int) -> Int {
        starts[max(0, starts.partitioningIndex { $0 > offset } - 1)]
    }
}
