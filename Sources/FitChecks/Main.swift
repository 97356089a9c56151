internal import AlignedTable
internal import Checking
internal import Documents
internal import FittedModels
internal import ICUText
internal import Jobs

/// A developer's tool: what the rules see in a text, for `Scripts/fit-check`.
///
/// FitChecks [encoder:NAME] [units|names|passages] en=a.txt de=b.txt, two versions: a line for each passage that one version may lack,
/// and for each unit that one does lack, with what speaks for it, `feature=value`; of units, or passages, alone where that is asked, or of
/// names, of the first text's as the original; the second span is then of the name that stands instead. Spans are in code
/// points.
@main
struct Main {
    static func main() throws {
        var job = CheckJob()
        var given = Array(CommandLine.arguments.dropFirst())
        if let first = given.first, first.hasPrefix("encoder:") {
            job.encoder = try EncoderChoice(String(first.dropFirst("encoder:".count)))
            given.removeFirst()
        }
        let isOfUnits = given.first == "units"
        let isOfNames = given.first == "names"
        let isOfPassages = given.first == "passages"
        if isOfUnits || isOfNames || isOfPassages { given.removeFirst() }
        let arguments = try TextArgument.parse(given)
        if isOfNames { job.source = arguments.first?.language }
        try job.validate(arguments)
        try job.openEncoder()
        let documents = try arguments.map {
            try DocumentReader(decoder: TextDecoder(encoding: nil, isLossy: false), allowsEmpty: true)
                .read(path: $0.path, language: $0.language)
        }
        let text = try job.checkedText(documents)
        func span(_ range: Range<Int>, _ version: Int) -> String {
            let text = text.table.versions[version].text
            return
                "\(text.codePointOffset(ofUnit: range.lowerBound))\t\(text.codePointOffset(ofUnit: range.upperBound))"
        }
        print("kind\tversion\tstart\tend\tunit_start\tunit_end\tfeatures")
        for trial in isOfNames ? NameSearch(text).trials(in: text.units.indices) : [] {
            let spans = "\(span(trial.range, trial.version))\t\(span(trial.instead ?? 0..<0, trial.other))"
            print(
                "\(trial.isAddition ? "added" : "lost")\t\(text.tag(trial.version))\t\(spans)\t\(shown(trial.features))"
            )
        }
        if isOfNames { return }
        for trial in isOfUnits ? [] : PartSearch(text)?.trials(in: text.units.indices) ?? [] {
            let unit = text.units[trial.unit].ranges[trial.version] ?? 0..<0
            let spans = "\(span(trial.range, trial.version))\t\(span(unit, trial.version))"
            print("part\t\(text.tag(trial.version))\t\(spans)\t\(shown(trial.features))")
        }
        if isOfPassages { return }
        for trial in isOfUnits ? [] : WordSearch(text)?.trials(in: text.units.indices) ?? [] {
            let unit = text.units[trial.unit].ranges[trial.version] ?? 0..<0
            let spans = "\(span(trial.range, trial.version))\t\(span(unit, trial.version))"
            let kind = "\(trial.isAddition ? "added" : "lost"):\(text.tag(trial.other))"
            print("\(kind)\t\(text.tag(trial.version))\t\(spans)\t\(shown(trial.features))")
        }
        for unit in text.units {
            for lacking in unit.absent {
                for version in unit.present {
                    guard let range = unit.ranges[version] else { continue }
                    let spans = "\(span(range, version))\t\(span(range, version))"
                    print("lack\t\(text.tag(version))\t\(spans)\t\(shown(unit.lackFeatures(of: lacking, in: text)))")
                }
            }
        }
    }

    private static func shown<Feature>(_ values: FeatureValues<Feature>) -> String {
        Feature.allCases.map { "\($0)=\(values[$0])" }.joined(separator: "\t")
    }
}
