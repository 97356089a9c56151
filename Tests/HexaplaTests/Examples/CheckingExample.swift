import Hexapla

/// Checks versions by lexical evidence alone, and writes what is found as JSON.
func check(_ versions: [Document], into path: String) throws(HexaplaError) -> CheckSummary {
    var job = CheckJob()
    job.encoder = .lexical
    job.format = .json
    try job.openEncoder()
    let output = try Output(path: path)
    let summary = try job.run(versions, to: output)
    try output.finish()
    return summary
}
