private import Codecs
public import Errors
public import Files

/// The files that a table goes into; each is whole on the disk before the first of them has its name.
public final class TableOutputs {
    let plan: ExportPlan
    /// One for each of the plan's paths.
    let outputs: [Output]

    /// - Parameter files: What is read, and must not be written over.
    public init(_ plan: ExportPlan, reading files: ReadFiles = []) throws(HexaplaError) {
        self.plan = plan
        var outputs: [Output] = []
        for path in plan.paths { outputs.append(try Output(named: path, reading: files)) }
        self.outputs = outputs
    }

    public func finish() throws(HexaplaError) { try OutputGroup(outputs).finish() }
}
