internal import Documents
internal import Errors

extension Aligner {
    /// The documents with the places where rows must begin: those of the anchors that are given, else of the numbers
    /// that versions have alike.
    func withRowStarts(_ documents: [Document]) throws(HexaplaError) -> [Document] {
        var offsets = try givenOffsets(documents)
        if usesNumbering {
            // What is given is right; numbers that do not go with it are not used.
            let named = try identityOffsets(documents.map(\.withVerses))
            let numbered = named.isEmpty ? Numbering.offsets(documents) : named
            let all = (offsets + numbered).map { (offsets: $0, name: "") }
            if !numbered.isEmpty, let order = try? AnchorOrder(all, languages: documents.map(\.language)) {
                offsets = order.offsets
            }
        }
        guard !offsets.isEmpty else { return documents }
        var result = documents
        for version in documents.indices {
            result[version].rowStarts = offsets.enumerated().compactMap { number, places in
                places[version].map { RowStart(number: number, offset: $0) }
            }
        }
        return result
    }

    private func givenOffsets(_ documents: [Document]) throws(HexaplaError) -> [[Int?]] {
        guard !anchors.isEmpty else { return [] }
        let languages = documents.map(\.language)
        for anchor in anchors {
            if let stranger = anchor.places.keys.filter({ !languages.contains($0) }).map(\.tag).min() {
                throw HexaplaError(
                    .usage, at: "\(anchor.name)", "no text in '\(stranger)' is named",
                    expected: "one of \(languages.map(\.tag).joined(separator: ", "))")
            }
            guard anchor.places.count > 1 else {
                throw HexaplaError(
                    .usage, at: "\(anchor.name)", "names one place", expected: "a place in two versions or more")
            }
        }
        var found = anchors.map { (offsets: [Int?](repeating: nil, count: documents.count), name: $0.name) }
        for (version, document) in documents.enumerated() {
            let phrases = anchors.compactMap { anchor -> String? in
                if case .words(let phrase)? = anchor.places[document.language] { phrase } else { nil }
            }
            let finder = PlaceFinder(document, keepsLines: input == .lines || document.isLines, phrases: phrases)
            for (index, anchor) in anchors.enumerated() {
                guard let place = anchor.places[document.language] else { continue }
                found[index].offsets[version] = try finder.offset(of: place, name: anchor.name)
            }
        }
        return try AnchorOrder(found, languages: languages).offsets
    }
}
