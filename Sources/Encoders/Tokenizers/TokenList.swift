internal import Threads

/// Token ids of several texts, one after the other.
struct TokenList {
    private(set) var ids: [Int32] = []
    /// Each text's ids.
    private(set) var texts: [Range<Int>] = []

    init() {}

    /// Tokenizes texts, each with the model's marks of beginning and end.
    init(_ strings: ArraySlice<String>, tokenizer: Tokenizer, threads: Int) {
        let strings = Array(strings)
        let size = 64
        let parts = (strings.count + size - 1) / size
        var lists = [TokenList](repeating: TokenList(), count: parts)
        lists.withUnsafeMutableBufferPointer { lists in
            // Each part is written by one thread.
            nonisolated(unsafe) let lists = lists
            Workers.forEach(parts, threads: threads) { part in
                var list = TokenList()
                var ends: [Int32] = []
                var scratch = Tokenizer.Scratch()
                for index in part * size..<min((part + 1) * size, strings.count) {
                    var text = strings[index]
                    text.withUTF8 { bytes in
                        let start = list.ids.count
                        list.ids.append(ModelShape.beginning)
                        tokenizer.encode(bytes, scratch: &scratch, ids: &list.ids, ends: &ends)
                        list.ids.append(ModelShape.end)
                        list.texts.append(start..<list.ids.count)
                        ends.removeAll(keepingCapacity: true)
                    }
                }
                lists[part] = list
            }
        }
        for list in lists { append(list) }
    }

    /// Adds one text of these ids.
    mutating func append(_ text: some Collection<Int32>) {
        let start = ids.count
        ids += text
        texts.append(start..<ids.count)
    }

    private mutating func append(_ list: TokenList) {
        let start = ids.count
        ids += list.ids
        texts += list.texts.map { $0.lowerBound + start..<$0.upperBound + start }
    }
}
