/// One thing that reads what somebody else wrote. It takes any bytes: an error is an answer, a crash is none.
struct FuzzTarget: Sendable {
    let name: String
    /// Longest input that is worth trying.
    let mostBytes: Int
    let run: @Sendable ([UInt8]) -> Void

    init(_ name: String, mostBytes: Int = 4096, _ run: @escaping @Sendable ([UInt8]) -> Void) {
        (self.name, self.mostBytes, self.run) = (name, mostBytes, run)
    }

    static let all: [FuzzTarget] = documents + tables + settings + models + alignments
}

/// What must be true of every input; libFuzzer keeps the one of which it is not.
func expect(_ isTrue: Bool, _ what: String) {
    if !isTrue { fatalError(what) }
}
