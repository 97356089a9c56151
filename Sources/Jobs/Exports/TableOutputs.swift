private import Codecs
public import Errors
internal import Files

/// The files that a table goes into; each is whole on the disk before the first of them has its name.
public final class TableOutputs {
    let plan: ExportPlan
    /// One for each of the plan's paths.
    let outputs: [Output]

    /// - Parameter inputs: Paths that are read, and must not be written over.
    public init(_ plan: ExportPlan, reading inputs: [String] = []) throws(HexaplaError) {
        self.plan = plan
        var outputs: [Output] = []
        for path in plan.paths { outputs.append(try Output(named: path, reading: inputs)) }
        self.outputs = outputs
    }

    public func finish() throws(HexaplaError) { try OutputGroup(outputs).finish() }
}
