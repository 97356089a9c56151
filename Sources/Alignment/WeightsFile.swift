public import Errors
internal import Evidence
private import Foundation

extension Aligner {
    /// Takes the weights of a file as FitWeights writes it.
    public mutating func readWeights(path: String) throws(HexaplaError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw HexaplaError(.usage, at: "\(.weights) \(path)", "cannot be read", expected: "a file of weights")
        }
        do throws(WeightSetError) {
            weights = try WeightSet(parsing: String(decoding: data, as: UTF8.self))
        } catch {
            throw HexaplaError(.usage, at: "\(.weights) \(path)", "\(error)")
        }
    }
}
