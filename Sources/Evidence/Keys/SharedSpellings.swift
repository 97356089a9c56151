extension VersionEvidence {
    /// What a segment has that a version in another language may have too: numbers, words, names' sounds, cognates'
    /// beginnings, names of countries and months; as hashes.
    package func sharedSpellings(ofSegment segment: Int) -> [UInt64] {
        numbers[segment].map { Key(.entry, number: Int(truncatingIfNeeded: $0)).value } + keys[segment].map(\.value)
    }
}
