package import Documents
package import Errors
package import Evidence
private import ICUText
package import Segmentation

/// From a document to what the alignment asks of a version.
package struct VersionReader {
    var input: Aligner.Input
    var catalog: RuleCatalog
    /// The language whose segments stay whole sentences.
    var locked: LanguageTag?
    var places = InnerPlaces.many

    package init(
        input: Aligner.Input, catalog: RuleCatalog, locked: LanguageTag? = nil, places: InnerPlaces = .many
    ) {
        (self.input, self.catalog, self.locked, self.places) = (input, catalog, locked, places)
    }

    package func read(_ document: Document) throws(HexaplaError) -> VersionEvidence {
        let tables = try tables(for: document.language)
        do {
            var reader = try EvidenceReader(locale: document.language.localeIdentifier, rules: tables.rules)
            guard input == .text, !document.isLines else { return reader.read(Segmenter.lines(of: document)) }
            var segmenter = try Segmenter(tables)
            let segmentation = try tables.cutByRuleFile(segmenter.segment(document))
            if document.language == locked {
                return reader.read(segmentation.joined(strength: tables.rules.cutStrength).cutAtRowStarts())
            }
            let few = segmentation.joined(most: WorkLimits.segments(of: document.text.byteCount))
            if tables.hasRuleFile { return reader.read(few.cutAtRowStarts()) }
            return reader.read(segmenter.openingLongSegments(of: few).cutAtRowStarts())
        } catch let error as LanguageRulesError {
            throw error.explanation
        } catch {
            throw HexaplaError(at: "\(document.name)", "\(error)")
        }
    }

    /// The version with some segments cut where a sentence may end inside; the same version where none is.
    ///
    /// - Parameter most: About how many segments it may have.
    func opening(
        _ segments: Set<Int>, of version: VersionEvidence, most: Int
    ) throws(HexaplaError) -> VersionEvidence {
        try cut(version) { $0.opening(segments, of: $1, at: places, most: most) }
    }

    /// The version cut where other versions show that a sentence ends; the same version where they show nothing.
    ///
    /// - Parameter choices: Each holds code units where one end may be (`Segmenter.opening`).
    func opening(atOneOf choices: [[Int]], of version: VersionEvidence) throws(HexaplaError) -> VersionEvidence {
        choices.isEmpty ? version : try cut(version) { $0.opening(atOneOf: choices, of: $1) }
    }

    private func cut(
        _ version: VersionEvidence, _ opening: (inout Segmenter, Segmentation) -> Segmentation
    ) throws(HexaplaError) -> VersionEvidence {
        guard input == .text, !version.segmentation.isLines else { return version }
        let language = version.language
        let tables = try tables(for: language)
        if tables.hasRuleFile { return version }
        do {
            var segmenter = try Segmenter(tables)
            let opened = opening(&segmenter, version.segmentation)
            guard opened.segments.count > version.count else { return version }
            var reader = try EvidenceReader(locale: language.localeIdentifier, rules: tables.rules)
            return reader.read(opened)
        } catch {
            throw HexaplaError(at: "\(version.segmentation.document.name)", "\(error)")
        }
    }

    package func rules(for language: LanguageTag) throws(HexaplaError) -> LanguageRules {
        try tables(for: language).rules
    }

    func tables(for language: LanguageTag) throws(HexaplaError) -> SegmentationTables {
        do throws(LanguageRulesError) {
            return try catalog.tables(for: language)
        } catch {
            throw error.explanation
        }
    }
}
