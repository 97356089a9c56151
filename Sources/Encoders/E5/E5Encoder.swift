private import ICUText
private import Synchronization
private import Threads

/// multilingual-e5-small in native code: an embedded encoder that knows a hundred languages.
///
/// Wang et al., "Multilingual E5 Text Embeddings", 2024.
///
/// A text's vector depends on that text alone: the same bytes for any number of threads, any other texts beside it, and
/// any processor. Safe to use from several tasks.
public final class E5Encoder: LocalEncoding {
    /// What is known of the model.
    public let information: ModelInformation
    /// Where the model's file is.
    public let path: String

    private let file: ModelFile
    let pass: E5ForwardPass
    let tokenizer: Tokenizer
    private let common = Mutex<[Float]?>(nil)

    /// Texts whose tokens are in memory at a time.
    private static let mostTexts = 2048
    private static let mostBytes = 1 << 19

    /// Loads an installed model.
    ///
    /// - Parameters:
    ///   - store: Where the models are; nil for where the environment says.
    ///   - instructions: At most what the processor has; more than that is cut down to it.
    /// - Throws: `modelMissing`, `modelDamaged`, or `file`.
    public convenience init(
        store: ModelStore? = nil, instructions: NativeEncoder.Instructions = .best
    ) throws(EncoderError) {
        let store = if let store { store } else { try ModelStore() }
        try self.init(file: try store.open(name: ModelInformation.multilingualE5.name), instructions: instructions)
    }

    init(file: ModelFile, instructions: NativeEncoder.Instructions) throws(EncoderError) {
        self.file = file
        path = file.path
        information = try ModelStore.information(of: file)
        tokenizer = try Tokenizer.of(file, unknown: E5Shape.unknown, vocabulary: E5Shape.vocabulary)
        pass = E5ForwardPass(
            weights: try E5Weights(file), level: min(instructions.rawValue, NativeEncoder.Instructions.best.rawValue))
    }

    /// 384.
    public var dimension: Int { E5Shape.width }

    public var languages: Set<String>? { Set(information.languages) }

    public var profile: EncoderProfile { .multilingualE5 }

    /// The mean over plain sentences of many languages, made when it is first asked for: cosines of strangers are .77, and
    /// without it .25.
    public var commonVector: [Float]? {
        common.withLock { common in
            if let common { return common }
            let vectors = encode(Self.plainTexts)
            let count = Float(Self.plainTexts.count)
            let mean = (0..<E5Shape.width).map { column in
                Self.plainTexts.indices.reduce(Float(0)) { $0 + vectors[$1 * E5Shape.width + column] } / count
            }
            common = mean
            return mean
        }
    }

    private static let plainTexts = [
        "The house is old.", "Das Wetter ist heute schön.", "Ngôi nhà rất cũ.", "Дом очень старый.", "这座房子很旧。",
        "この家は古いです。", "البيت قديم.", "บ้านหลังนี้เก่า", "घर पुराना है।", "La casa es vieja.", "Nyumba ni ya zamani.",
        "Ev eski.", "2018", "Hello", "Why?", "He said that he would come tomorrow.",
        "The company announced its results.",
        "Я не знаю, что делать.", "今天我们去学校。", "Elle a lu le livre en entier.",
    ]

    /// Encodes every text by itself, as it is, without a prefix.
    ///
    /// Texts are composed first (NFC). One of more than 512 tokens is cut between words, and its vector is the mean over
    /// the states of all parts' tokens.
    ///
    /// - Complexity: O(tokens): 42 MFLOP each, and some more in long texts.
    public func encode(_ texts: [String], threads: Int = 1) -> [Float] {
        var vectors: [Float] = []
        vectors.reserveCapacity(texts.count * E5Shape.width)
        var start = 0
        while start < texts.count {
            var (end, bytes) = (start, 0)
            while end < texts.count, end - start < Self.mostTexts, bytes < Self.mostBytes {
                bytes += texts[end].utf8.count
                end += 1
            }
            vectors += encode(texts[start..<end], threads: max(threads, 1))
            start = end
        }
        return vectors
    }

    public var localEncoding: (any LocalEncoding)? { self }

    public func vectors(of texts: [String], threads: Int) -> [Float] {
        var vectors = encode(texts, threads: threads)
        guard let common = commonVector else { return vectors }
        for start in stride(from: 0, to: vectors.count, by: E5Shape.width) {
            var square: Float = 0
            for column in 0..<E5Shape.width {
                vectors[start + column] -= common[column]
                square += vectors[start + column] * vectors[start + column]
            }
            let scale = 1 / max(square.squareRoot(), .leastNormalMagnitude)
            for column in 0..<E5Shape.width { vectors[start + column] *= scale }
        }
        return vectors
    }

    /// How many tokens each text has, marks of beginning and end included.
    public func tokenCounts(of texts: [String], threads: Int = 1) -> [Int] {
        pieces(of: texts[...], threads: max(threads, 1)).map { $0.reduce(0) { $0 + $1.count + 2 } }
    }

    public func releaseMemory() {
        pass.releaseMemory()
        file.releasePages()
    }

    /// The ids of one text, without marks.
    func pieces(of text: String) -> [Int32] {
        var scratch = Tokenizer.Scratch()
        return pieces(of: text, &scratch)
    }

    private func pieces(of text: String, _ scratch: inout Tokenizer.Scratch) -> [Int32] {
        var (ids, ends): ([Int32], [Int32]) = ([], [])
        var composed = (ZawgyiReading(text)?.text ?? text).canonicallyComposed
        composed.withUTF8 { tokenizer.encode($0, scratch: &scratch, ids: &ids, ends: &ends) }
        return ids
    }

    /// Each text's parts, without marks.
    private func pieces(of texts: ArraySlice<String>, threads: Int) -> [[ArraySlice<Int32>]] {
        let strings = Array(texts)
        let size = 64
        return Workers.map((strings.count + size - 1) / size, threads: threads) { group in
            var scratch = Tokenizer.Scratch()
            return strings[group * size..<min((group + 1) * size, strings.count)].map {
                parts(pieces(of: $0, &scratch))
            }
        }.flatMap(\.self)
    }

    /// A text's ids in parts of at most 510, the cuts between words where there are any in the last part's second half.
    func parts(_ ids: [Int32]) -> [ArraySlice<Int32>] {
        let most = E5Shape.positions - 2
        var parts: [ArraySlice<Int32>] = []
        var rest = ids[...]
        while rest.count > most {
            let end = rest.startIndex + most
            let cut = (rest.startIndex + most / 2...end).last { pass.weights.beginsWord(ids[$0]) } ?? end
            parts.append(rest[..<cut])
            rest = rest[cut...]
        }
        return parts + [rest]
    }

    private func encode(_ texts: ArraySlice<String>, threads: Int) -> [Float] {
        let texts = pieces(of: texts, threads: threads)
        var ids: [Int32] = []
        var ranges: [Range<Int>] = []
        for part in texts.joined() {
            let start = ids.count
            ids.append(E5Shape.beginning)
            ids += part
            ids.append(E5Shape.end)
            ranges.append(start..<ids.count)
        }
        let sums = pass.sums(of: ranges, ids, threads: threads)
        let width = E5Shape.width
        var vectors: [Float] = []
        vectors.reserveCapacity(texts.count * width)
        var row = 0
        for parts in texts {
            var sum = [Double](repeating: 0, count: width)
            for part in row..<(row + parts.count) {
                for column in 0..<width { sum[column] += Double(sums[part * width + column]) }
            }
            row += parts.count
            let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
            // A model that somebody else wrote may give what is no direction.
            if length.isFinite, length > 0 {
                vectors += sum.map { Float($0 / length) }
            } else {
                vectors += (0..<width).map { $0 == 0 ? 1 : 0 }
            }
        }
        return vectors
    }
}
