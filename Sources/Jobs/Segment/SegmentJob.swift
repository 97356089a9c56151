public import Documents
public import Errors
public import Files
private import Formats
private import ICUText
public import Segmentation

/// `hexapla segment`: one text, a sentence a line.
public struct SegmentJob: Sendable {
    public enum Format: String, Sendable, CaseIterable { case text, jsonl }

    public var catalog: RuleCatalog
    public var format: Format
    /// Cut where a boundary is at least this strong; nil for the language's own threshold.
    public var minimumStrength: Float?

    public init(catalog: RuleCatalog = RuleCatalog(), format: Format = .text, minimumStrength: Float? = nil) {
        self.catalog = catalog
        self.format = format
        self.minimumStrength = minimumStrength
    }

    public func run(_ text: Document, to output: Output) throws(HexaplaError) {
        let document = text.withVerses
        let segmentation: Segmentation
        let tables: SegmentationTables
        do {
            tables = try catalog.tables(for: document.language)
        } catch {
            throw error.explanation
        }
        do {
            var segmenter = try Segmenter(tables)
            segmentation =
                document.isLines
                ? Segmenter.lines(of: document) : try tables.cutByRuleFile(segmenter.segment(document))
        } catch let error as LanguageRulesError {
            throw error.explanation
        } catch {
            throw HexaplaError(at: "\(document.name)", "\(error)")
        }
        for sentence in segmentation.sentences(strength: minimumStrength ?? tables.rules.cutStrength) {
            switch format {
            case .text:
                try output.write(segmentation.unwrappedText(of: sentence).spelledOnOneLine + "\n")
            case .jsonl:
                let text = segmentation.text(of: sentence)
                let start = document.text.codePointOffset(ofUnit: sentence.range.lowerBound)
                let end = document.text.codePointOffset(ofUnit: sentence.range.upperBound)
                let name = document.identity(of: sentence.range).map { ",\"id\":\($0.quotedAsJSON)" } ?? ""
                let time = document.time(of: sentence.range).map { ",\"time\":\(TimedSpan.spelled($0))" } ?? ""
                try output.write(
                    "{\"text\":\(text.quotedAsJSON),\"span\":[\(start),\(end)],\"paragraph\":\(sentence.paragraph)\(name)\(time)}\n"
                )
            }
        }
    }
}
