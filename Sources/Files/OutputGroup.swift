public import Errors

/// Files that belong together: each is whole on the disk before the first of them has its name.
public struct OutputGroup {
    public let outputs: [Output]

    public init(_ outputs: [Output]) { self.outputs = outputs }

    public func finish() throws(HexaplaError) {
        for output in outputs { try output.complete() }
        for output in outputs { try output.publish() }
    }
}
