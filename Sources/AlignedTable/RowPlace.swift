private import Documents
private import ICUText

extension Row {
    /// Whether a version's part stands elsewhere in that version than the rows around it say.
    package func isMoved(version: Int) -> Bool { moved.contains(version) }

    /// Whether a paragraph begins here: in every version of the row after a line's end, and where it has one version
    /// alone after a blank line. In wrapped text, lines of all versions seldom end at the same place.
    package func startsParagraph(in table: AlignedText) -> Bool {
        var versions = 0
        var fewest = Int.max
        for (version, range) in ranges.enumerated() {
            guard let range else { continue }
            versions += 1
            fewest = min(fewest, table.versions[version].text.lineEnds(before: range.lowerBound))
        }
        return versions > 0 && fewest >= (versions == 1 ? 2 : 1)
    }
}

extension TextBuffer {
    /// How many lines end in the white space before a place, 2 at most; the text's start is as good as a blank line.
    fileprivate func lineEnds(before place: Int) -> Int {
        var position = place
        var count = 0
        while position > 0, count < 2 {
            let unit = units[position - 1]
            guard let scalar = Unicode.Scalar(unit), scalar.properties.isWhitespace else { return count }
            if unit == 0x2029 { return 2 }
            let isInsidePair = unit == 0x0D && position < place && units[position] == 0x0A
            if Character(scalar).isNewline, !isInsidePair { count += 1 }
            position -= 1
        }
        return position == 0 ? 2 : count
    }
}
