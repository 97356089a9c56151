private import Documents
private import ICUText
private import Segmentation

/// A version's text of a unit, cut into pieces: what passages are made of.
struct PartSide {
    let unit: Int
    let version: Int
    /// Where pieces begin (code units), and the end.
    let starts: [Int]
    /// Places (indices into `starts`) between which passages are tried.
    let places: [Int]
    /// Characters before each piece, and all.
    let ink: [Int]
    /// As runs of pieces.
    let sentences: [Range<Int>]

    /// Places tried in a text, its ends counted.
    private static let mostPlaces = 10
    /// A text with more words than this is cut into as many pieces of several words.
    private static let mostPieces = 96
    private static let fewestWords = 4

    init(unit: Int, version: Int, in text: CheckedText) {
        let reader = text.versions[version]
        let range = text.units[unit].ranges[version] ?? 0..<0
        let starts = Self.starts(range, reader)
        var ink = [0]
        for (from, to) in zip(starts, starts.dropFirst()) { ink.append(ink[ink.count - 1] + reader.ink(in: from..<to)) }
        self.unit = unit
        self.version = version
        self.starts = starts
        self.ink = ink
        let sentences = Self.sentences(starts, reader)
        self.sentences = sentences
        places = Self.places(starts, ink: ink, reader, ends: sentences.dropLast().map(\.upperBound))
    }

    /// Code units of the version's text.
    var range: Range<Int> { starts[0]..<starts[starts.count - 1] }

    var pieces: Range<Int> { 0..<(starts.count - 1) }

    /// A passage's share of the text.
    func share(_ part: Range<Int>) -> Double {
        Double(ink[part.upperBound] - ink[part.lowerBound]) / Double(max(1, ink[ink.count - 1]))
    }

    /// Characters of a passage.
    func ink(of part: Range<Int>) -> Int { ink[part.upperBound] - ink[part.lowerBound] }

    private static func starts(_ range: Range<Int>, _ reader: CheckedVersion) -> [Int] {
        var starts = reader.words(in: range).map(\.lowerBound)
        // Opening marks belong to the word after them.
        for index in starts.indices {
            while starts[index] > range.lowerBound, opens(reader.units[starts[index] - 1]) { starts[index] -= 1 }
        }
        if starts.count > mostPieces {
            let step = (starts.count + mostPieces - 1) / mostPieces
            starts = stride(from: 0, to: starts.count, by: step).map { starts[$0] }
        }
        starts = [range.lowerBound] + starts.dropFirst() + [range.upperBound]
        return starts.enumerated().filter { $0 == 0 || $1 > starts[$0 - 1] }.map(\.element)
    }

    /// Runs of pieces between the surest ends of sentences.
    private static func sentences(_ starts: [Int], _ reader: CheckedVersion) -> [Range<Int>] {
        let last = starts.count - 1
        var cuts: [Int] = []
        if let segmentation = reader.segmentation, let first = starts.first, let end = starts.last {
            for segment in segmentation.ends(inside: first..<end) where segmentation.boundaries[segment].strength >= 0.5
            {
                let unit = segmentation.segments[segment + 1].range.lowerBound
                if let place = starts.firstIndex(where: { $0 >= unit }), place > (cuts.last ?? 0), place < last {
                    cuts.append(place)
                }
            }
        }
        return zip([0] + cuts, cuts + [last]).map { $0..<$1 }
    }

    /// The marked places, and others where stretches between them are longest.
    private static func places(_ starts: [Int], ink: [Int], _ reader: CheckedVersion, ends: [Int]) -> [Int] {
        let last = starts.count - 1
        guard last >= fewestWords else { return [0, max(0, last)] }
        var marked: [(rank: Int, place: Int)] = []
        for place in 1..<last {
            let rank = ends.contains(place) ? 4 : Self.rank(of: starts[place], reader.units)
            if rank > 0 { marked.append((rank, place)) }
        }
        marked.sort { ($1.rank, $0.place) < ($0.rank, $1.place) }
        var places = Set([0, last] + marked.prefix(mostPlaces - 2).map(\.place))
        while places.count < min(mostPlaces, last + 1) {
            let sorted = places.sorted()
            let gaps = zip(sorted, sorted.dropFirst()).filter { $1 - $0 > 1 }
            guard let widest = gaps.max(by: { ink[$0.1] - ink[$0.0] < ink[$1.1] - ink[$1.0] }) else { break }
            let half = (ink[widest.0] + ink[widest.1]) / 2
            let middle = ((widest.0 + 1)..<widest.1).min { abs(ink[$0] - half) < abs(ink[$1] - half) }
            places.insert(middle ?? widest.0 + 1)
        }
        return places.sorted()
    }

    /// How likely a passage ends before this unit: after an end of a sentence, after another mark, elsewhere.
    private static func rank(of unit: Int, _ units: [UInt16]) -> Int {
        var before = unit - 1
        while before >= 0, CharacterClass.of(UInt32(units[before])) == .space { before -= 1 }
        guard before >= 0 else { return 0 }
        switch CharacterClass.of(UInt32(units[before])) {
        case .terminator, .dot: return 3
        case .pause, .closingMark: return 2
        case .neutralQuote: return 1
        default: return opens(units[unit]) ? 2 : 0
        }
    }

    private static func opens(_ unit: UInt16) -> Bool {
        let kind = CharacterClass.of(UInt32(unit))
        return kind == .openingMark || unit == 0x201E || unit == 0xAB
    }
}
