/// What someone may have meant who mistyped a name.
enum SpellingHint {
    /// What other programs have short options for.
    static let longOptions = [
        "-v": "--version", "-V": "--version", "-f": "--format", "-e": "--encoder", "-j": "--threads", "-t": "--threads",
        "-l": "--languages",
    ]

    /// The most letters that may be wrong.
    private static let mostEdits = 2

    /// The name that is spelled most alike, the first of equals; nil where none is near.
    static func nearest(to word: String, among names: [String]) -> String? {
        let near = names.map { (name: $0, edits: edits(Array(word.lowercased()), Array($0))) }
            .filter { $0.edits <= min(mostEdits, $0.name.count / 2) }
        return near.min { $0.edits < $1.edits }?.name
    }

    /// Letters put in, left out, changed, or swapped with the next (Damerau 1964), each counted once.
    private static func edits(_ one: [Character], _ other: [Character]) -> Int {
        var rows = [Array(0...other.count)]
        for (index, letter) in one.enumerated() {
            var row = [index + 1]
            for (place, opposite) in other.enumerated() {
                var least = min(
                    rows[index][place + 1] + 1, row[place] + 1, rows[index][place] + (letter == opposite ? 0 : 1))
                if index > 0, place > 0, letter == other[place - 1], one[index - 1] == opposite {
                    least = min(least, rows[index - 1][place - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[one.count][other.count]
    }
}
