internal import AlignedTable
internal import Checking
internal import Errors
internal import Files
private import Report

/// Findings on their way out: held against what was accepted before, counted, written.
struct FindingReport {
    var summary = CheckSummary(languages: [])
    private var format: any FindingFormat
    private let output: Output
    private var baseline: Baseline?
    private var newBaseline: BaselineFile.Writer?
    private var count = 0
    private var hasBegun = false

    /// - Parameters:
    ///   - table: The whole table; nil for rows of a file.
    ///   - name: What a page is called.
    init(_ job: CheckJob, to output: Output, table: AlignedText?, name: String) throws(HexaplaError) {
        self.output = output
        format =
            switch job.format {
            case .text: TextFindingFormat(hasColour: output.isTerminal)
            case .json: JSONFindingFormat()
            case .sarif: SARIFFindingFormat(toolVersion: Release.version)
            case .html: FindingPage(name: name, table: table)
            case .junit: JUnitFindingFormat(failing: job.failing)
            }
        if let path = job.baseline { baseline = try BaselineFile.read(path) }
        // Written when all is known: it may be the one that is read.
        if let path = job.newBaseline { newBaseline = try BaselineFile.Writer(path: path, reading: job.readFiles) }
    }

    /// - Parameter source: For a row's number where its texts stand.
    mutating func write(
        _ findings: [Finding], by checker: Checker, source: (_ row: Int) -> FindingSource
    ) throws(HexaplaError) {
        if !hasBegun { try output.write(format.header) }
        hasBegun = true
        var found: [Fingerprint] = []
        let isAsked = baseline != nil || newBaseline != nil
        var known = baseline
        baseline = nil
        let shown = checker.shown(findings, &summary) { probable in
            found = isAsked ? probable.map { Fingerprint($0, in: source($0.row)) } : []
            return known?.accept(found) ?? probable.map { _ in false }
        }
        baseline = known
        try newBaseline?.write(found)
        for finding in shown {
            count += 1
            try output.write(format.entry(finding, number: count, of: source(finding.row)))
        }
    }

    mutating func end() throws(HexaplaError) -> CheckSummary {
        if !hasBegun { try output.write(format.header) }
        try output.write(format.footer(summary))
        try newBaseline?.finish()
        return summary
    }
}
