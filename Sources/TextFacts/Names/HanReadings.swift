package import ICUText

/// How runs of Chinese characters are read, in Latin letters: 清扬 is "qingyang", as an English text writes the name.
package struct HanReadings: ~Copyable {
    private let transliterator: Transliterator
    private var known: [UInt16: [UInt16]] = [:]

    /// One character is read as many others are.
    private static let fewestCharacters = 2
    private static let mostCharacters = 4

    package init() throws(ICUError) { transliterator = try Transliterator("Han-Latin; Latin-ASCII; Lower") }

    /// Where a text has characters that are read as one of the readings asked for: the first place of each.
    ///
    /// - Parameter readings: Small letters from a to z.
    /// - Complexity: O(code units of the text).
    package mutating func places(of readings: Set<[UInt16]>, in text: ArraySlice<UInt16>) -> [[UInt16]: Range<Int>] {
        var places: [[UInt16]: Range<Int>] = [:]
        var before: [[UInt16]] = []
        for (index, unit) in zip(text.indices, text) {
            guard Self.isHan(unit) else {
                before = []
                continue
            }
            before.append(reading(of: unit))
            if before.count > Self.mostCharacters { before.removeFirst() }
            var whole: [UInt16] = []
            for count in 1...before.count {
                whole = before[before.count - count] + whole
                guard count >= Self.fewestCharacters, readings.contains(whole), places[whole] == nil else { continue }
                places[whole] = (index + 1 - count)..<(index + 1)
            }
        }
        return places
    }

    private mutating func reading(of character: UInt16) -> [UInt16] {
        if let cached = known[character] { return cached }
        let reading = transliterator.apply([character]).filter { (0x61...0x7A).contains($0) }
        known[character] = reading
        return reading
    }

    private static func isHan(_ unit: UInt16) -> Bool {
        (0x4E00...0x9FFF).contains(unit) || (0x3400...0x4DBF).contains(unit)
    }
}
