/// The words of a unit in one version, to be asked whether one answers a name of another: it sounds so, or is written so.
///
/// In a script with capitals a name's counterpart has one, mostly: a word in small letters answers only what is long enough
/// to be told from other words.
/// - Complexity: O(words) to begin with, O(1) a question.
struct NameAnswers {
    private let heard: HeardSounds
    private let heardSmall: HeardSounds
    /// How the words begin.
    private var written: Set<[UInt16]> = []

    /// A name with fewer letters, or consonants, is not told from other words in small letters.
    private static let fewestSmall = 4

    init(_ words: [NameWords.Word], hasCapitals: Bool) {
        let names = words.filter { $0.isCapitalized || !hasCapitals }
        heard = HeardSounds(names.lazy.flatMap(\.sounds))
        heardSmall = HeardSounds((hasCapitals ? words : []).lazy.filter { !$0.isCapitalized }.flatMap(\.sounds))
        for word in words {
            let fewest = word.isCapitalized ? NameTable.fewestLetters : Self.fewestSmall
            guard word.stem.count >= fewest else { continue }
            for count in fewest...word.stem.count { written.insert(Array(word.stem.prefix(count))) }
        }
    }

    func hasOne(written stem: [UInt16], sounds: [UInt16]) -> Bool {
        written.contains(stem)
            || sounds.count >= NameTable.fewestConsonants && heard.hasOne(like: sounds)
            || sounds.count >= Self.fewestSmall && heardSmall.hasOne(like: sounds)
    }
}
