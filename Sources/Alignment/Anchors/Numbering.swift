internal import Documents
private import ICUText

/// Numbers of verses, sections and chapters at the beginnings of lines, where every version has the same ones.
///
/// `3:16`, `[12]`, `﴿٣﴾`, `2.1 Scope`, `§ 5`, "12 In the beginning", and short lines such as "Chapter 3" or "第三章". They
/// count where all versions have the same numbers in the same order, each higher than the one before, and at least
/// three: then a verse stands beside the verse. Where that is not so, nothing is taken from them.
enum Numbering {
    private static let least = 3

    /// By number, the code unit where its line begins in each version.
    /// - Complexity: O(text).
    static func offsets(_ documents: [Document]) -> [[Int?]] {
        var lines: [[NumberedLine]] = []
        for document in documents {
            let own = NumberedLine.all(in: document.text.units)
            // Most texts have none, and then the others need not be read.
            guard own.count >= least else { return [] }
            lines.append(own)
        }
        let ways: [(NumberedLine) -> Bool] = [{ _ in true }, { !$0.isHeading }, { $0.isHeading }]
        for isTaken in ways {
            let taken = lines.map { keyed($0.filter(isTaken)) }
            guard let first = taken.first, first.count >= least, isRising(first.map(\.key)),
                taken.allSatisfy({ $0.map(\.key) == first.map(\.key) })
            else { continue }
            return first.indices.map { index in taken.map { $0[index].offset } }
        }
        return []
    }

    /// A verse's number counts within its chapter.
    private static func keyed(_ lines: [NumberedLine]) -> [(key: [Int], offset: Int)] {
        var chapter: [Int] = []
        return lines.map { line in
            if line.isHeading {
                chapter = line.numbers
                return (line.numbers, line.offset)
            }
            return (chapter + line.numbers, line.offset)
        }
    }

    private static func isRising(_ keys: [[Int]]) -> Bool {
        zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
    }
}
